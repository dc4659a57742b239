"""Views across articles: who is who, what was said, what belongs together, how it went over time. Data only, no screens."""
