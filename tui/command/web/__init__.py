"""The reader in a web browser of the same machine."""
