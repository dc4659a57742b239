"""What an article is, and how a text becomes one. Pure: no files, no language processing."""
