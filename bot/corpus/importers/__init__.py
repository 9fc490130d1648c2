"""Documents of other formats, read into Markdown that a person reviews."""
