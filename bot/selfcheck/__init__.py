"""Self-checks: what may be asked, what a click does, when to remind, what a person takes away."""
