"""The report of a benchmark for a person."""

from careerpilot.operations.text import aligned
from cvs.management.examination import Report
from cvs.management.timing import Timing


def lines(report: Report) -> list[str]:
    """Scores, the documents to look at, what was invented, times, throughput."""
    scores = [[shown(score), field] for field, score in report.fields.items()]
    worst = f"worst document: {report.worst} ({shown(report.documents[report.worst])})"
    return [
        *aligned(["score", "field"], [*scores, [shown(report.macro), "macro mean"]]),
        f"{len(report.documents)} documents; {worst}",
        *(f"unreadable: {one} ({why})" for one, why in report.unreadable.items()),
        "",
        *aligned(["macro", "group"], [[shown(s), group] for group, s in report.groups.items()]),
        "",
        *aligned(["precision", "of the sure", "sure", "given values"], precision_rows(report)),
        "",
        *aligned(["median ms", "p95 ms", "p95 / median", "documents", "way"], time_rows(report)),
        "",
        *aligned(["times", "medians, PDF"], ratio_rows(report)),
        *throughput_lines(report),
    ]


def shown(score: float | None) -> str:
    return "-" if score is None else f"{score:.3f}"


def precision_rows(report: Report) -> list[list[str]]:
    return [
        [shown(found), shown(report.sure[field]), shown(report.sure_share[field]), field]
        for field, found in report.precisions.items()
    ]


def time_rows(report: Report) -> list[list[str]]:
    return [[*time_cells(found), name] for name, found in report.seconds.items()]


def time_cells(found: Timing) -> list[str]:
    times = [f"{found.median * 1000:.1f}", f"{found.p95 * 1000:.1f}"]
    return [*times, f"{found.p95 / found.median:.1f}", str(found.documents)]


def ratio_rows(report: Report) -> list[list[str]]:
    return [[f"{ratio:.2f}", name] for name, ratio in report.ratios.items()]


def throughput_lines(report: Report) -> list[str]:
    found = report.throughput
    if found is None:
        return []
    rows = [
        [f"{found.documents / taken:.1f}", str(processes)]
        for processes, taken in found.seconds.items()
    ]
    return [
        "",
        *aligned(["documents/s", "worker processes"], rows),
        f"{found.documents} documents through Celery; gain {found.gain:.2f}",
    ]
