"""The process that analyses in the background, and the client that asks it."""
