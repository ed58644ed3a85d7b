"""What the import and export commands call: files or streams in, a report of what changed out."""
