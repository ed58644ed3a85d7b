"""Runs CareerPilot on one machine with nothing installed but Python: `up`, `test`, commands."""
