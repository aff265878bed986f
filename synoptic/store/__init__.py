"""The story file: one SQLite database with pages, notes, the story, verdicts and a full-text index."""
