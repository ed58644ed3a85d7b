"""What of roadmaps is measured: a module for each benchmark."""
