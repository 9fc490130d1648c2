"""Stages 4 and 5: evidence to decision to reply."""
