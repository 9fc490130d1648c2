"""Stage 5 in Slack: the way in, the reply as blocks, the way out."""
