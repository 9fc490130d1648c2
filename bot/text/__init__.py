"""Plain-text tools used on both sides of the index."""
