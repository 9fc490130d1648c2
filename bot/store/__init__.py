"""The one door to the database: what is kept, for how long, and how it is found again."""
