"""Foreign formats become stored text files with front matter."""
