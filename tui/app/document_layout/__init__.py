"""How an article is laid out in cells. Pure: no Textual; blocks, wrapping, folding, find and the way back from a cell."""
