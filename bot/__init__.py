"""Kloe: finds, quotes and cites what three NHS frameworks say on leadership and talent."""
