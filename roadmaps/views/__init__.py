"""Pages about roadmaps."""
