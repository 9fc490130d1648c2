"""Stage 4: evidence to reply."""
