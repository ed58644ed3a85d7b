"""What a worker does for the log."""

from datetime import date

from careerpilot.postgresql.partitions import ensure_month, months_from


def ensure_partitions(*, today: date, months: int = 4) -> list[date]:
    """Make the log's partitions of this month and the coming ones; the months newly made."""
    wanted = months_from(today, months)
    return [month for month in wanted if ensure_month("progress", "date_logged", month)]
