"""How the entity model is trained: labels restored from counts, networks trained on them, one small network shipped."""
