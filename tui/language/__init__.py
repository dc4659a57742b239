"""Korean analysis: morphemes, named entities, facts, normalised values, generated outline. The only layer that knows Kiwi."""
