"""What of careers is measured: a module for each benchmark."""
