"""Tests of self-checks in Slack, against the stand-in."""
