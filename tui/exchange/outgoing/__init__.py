"""Articles and facts become other formats."""
