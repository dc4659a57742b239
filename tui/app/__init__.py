"""The reader: everything that Textual draws."""
