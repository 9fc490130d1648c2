"""Stages 1 to 3: question to evidence."""
