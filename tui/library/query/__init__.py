"""The search language: text to a tree (`parser`), the tree to conditions (`compiler`)."""
