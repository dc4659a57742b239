"""Facts: one extractor a file, over annotated sentences."""
