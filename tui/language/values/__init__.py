"""Numbers, amounts and dates, normalised."""
