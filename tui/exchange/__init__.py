"""In and out: other formats become stored articles; articles and facts become other formats."""
