"""Gives jobs the company that stands above several of them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from cvs.pipeline.dates import Period
from cvs.pipeline.document import Line
from cvs.pipeline.entries import Entry
from cvs.pipeline.parts import count_words
from cvs.pipeline.roles import Role
from cvs.pipeline.vocabulary import words

WITHOUT_EMPLOYER = words(
    "freelance freelancer freiberuflich freiberufler freiberuflerin selbststandig selbstandig "
    "selbststandige selbststandiger self independant independante autonomo autonoma elternzeit "
    "leave sabbatical sabbatique zivildienst wehrdienst grundwehrdienst break military militaire "
    "militar auszeit"
)


@dataclass(frozen=True, slots=True)
class Job:
    """An entry with its role. `shared` is the line above an earlier job that also heads this."""

    entry: Entry
    role: Role
    shared: tuple[Line, ...] = ()


def with_shared(jobs: Sequence[Job]) -> Iterator[Job]:
    """The jobs; what only heads the ones below it hands its company or title down and goes."""
    header: Job | None = None
    last: Job | None = None
    for number, job in enumerate(jobs):
        following = jobs[number + 1] if number + 1 < len(jobs) else None
        if is_header(job, following):
            header = job
            continue
        if header and not covers(header.entry.period, job.entry.period):
            header = last = None
        given = handed_down(header, job) if header else continued(last, job)
        yield given
        last = given


def is_header(job: Job, following: Job | None) -> bool:
    """A company, or a title, with dates and no description, above others within its dates."""
    if following is None or job.entry.body or (job.role.title and job.role.company):
        return False
    lacks = following.role.company is None if job.role.company else following.role.title is None
    return lacks and covers(job.entry.period, following.entry.period)


def covers(outer: Period | None, inner: Period | None) -> bool:
    """Whether the outer period holds the inner one, as far as both tell."""
    if not (outer and inner and outer.start and inner.start):
        return False
    if inner.start[: len(outer.start)] < outer.start[: len(inner.start)]:
        return False
    if outer.current or not outer.end:
        return True
    return bool(inner.end and inner.end[: len(outer.end)] <= outer.end[: len(inner.end)])


def handed_down(header: Job, job: Job) -> Job:
    """The job with what it lacks of the header's company, title and place."""
    role = replace(
        job.role,
        title=job.role.title or header.role.title,
        company=job.role.company or header.role.company,
        location=job.role.location or header.role.location,
    )
    return replace(job, role=role, shared=header.entry.head)


def continued(last: Job | None, job: Job) -> Job:
    """A title alone below a job whose company had a line of its own above: the same company.

    Who worked for themselves, or did not work, had none.
    """
    if last is None or job.role.company or not job.role.title or not last.role.company:
        return job
    if count_words(job.role.title, WITHOUT_EMPLOYER):
        return job
    if last.shared:
        return handed_down(replace(last, entry=replace(last.entry, head=last.shared)), job)
    line, title = last.role.company_line, last.role.title_line
    if line is None or title is None or line >= title:
        return job
    above = last.entry.head[line : line + 1]
    role = replace(
        job.role, company=last.role.company, location=job.role.location or last.role.location
    )
    return replace(job, role=role, shared=above)
