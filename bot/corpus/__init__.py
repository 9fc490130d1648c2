"""Stage 0: documents to passages."""
