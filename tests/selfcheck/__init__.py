"""Tests of the self-checks."""
