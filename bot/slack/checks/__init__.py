"""Self-checks in Slack: cards, modals, Home, reminders; what a press saves, and what is shown then."""
