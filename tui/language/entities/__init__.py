"""Named entities: a trained tagger, and the article as a whole."""
