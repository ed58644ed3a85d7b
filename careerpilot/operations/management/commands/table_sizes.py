from django.core.management.base import BaseCommand

from careerpilot.operations.measures import TableSize, table_sizes
from careerpilot.operations.text import aligned, size_text

HEADS = ["total", "table", "indexes", "rows", "name"]


class Command(BaseCommand):
    help = "Every table with its indexes, the largest first; rows are an estimate."

    def handle(self, **options: object) -> None:
        self.stdout.write("\n".join(aligned(HEADS, [_cells(size) for size in table_sizes()])))


def _cells(size: TableSize) -> list[str]:
    parts = f" ({size.partitions} partitions)" if size.partitions else ""
    sizes = [size_text(count) for count in (size.total, size.table, size.indexes)]
    return [*sizes, f"~{size.rows}", size.name + parts]
