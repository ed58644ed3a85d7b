"""Replies about roadmaps, their tasks and the hours put into them."""

from collections.abc import Iterable
from datetime import date

from chat.answering.facts import Facts, RoadmapFact, TaskFact
from chat.answering.naming import named_in
from chat.answering.pace import current_week, hours_of, open_tasks, pace_of
from chat.answering.replies import questions
from chat.answering.reply import Reply, Source, SourceKind, page
from chat.answering.wording import counted, in_hours, listed, on_day, sentences


def next_task(_question: str, facts: Facts) -> Reply:
    """A task that was begun comes first, then the earliest open one."""
    if not facts.active_roadmaps:
        return _nothing_active(facts)
    waiting = [(task, roadmap) for roadmap in facts.active_roadmaps for task in open_tasks(roadmap)]
    if not waiting:
        return _all_done(facts)
    task, roadmap = min(waiting, key=lambda each: each[0].status != "in_progress")
    begun = "You have begun" if task.status == "in_progress" else "Your next task is"
    return Reply(
        f"{begun} {_task(task)}. It stands in week {task.week} of {roadmap.title}.",
        (Source(task.title, task.url, SourceKind.TASK), _source(roadmap)),
        (questions.THIS_WEEK, questions.ON_TRACK),
    )


def this_week(_question: str, facts: Facts) -> Reply:
    if not facts.active_roadmaps:
        return _nothing_active(facts)
    weeks = [_week(roadmap, facts.today) for roadmap in facts.active_roadmaps]
    return Reply(
        sentences(*(text for text, _ in weeks)),
        tuple(source for _, sources in weeks for source in sources),
        (questions.NEXT_TASK, questions.ON_TRACK),
    )


def on_track(_question: str, facts: Facts) -> Reply:
    if not facts.active_roadmaps:
        return _nothing_active(facts)
    return Reply(
        sentences(*(_pace(roadmap, facts.today) for roadmap in facts.active_roadmaps)),
        tuple(_source(roadmap) for roadmap in facts.active_roadmaps),
        (questions.NEXT_TASK, questions.PROGRESS),
    )


def progress(_question: str, facts: Facts) -> Reply:
    standing = [f"{each.title} is {int(each.percent)} % done." for each in facts.active_roadmaps]
    sources = tuple(_source(roadmap) for roadmap in facts.active_roadmaps)
    done = facts.progress
    if done is None or not done.entries:
        start = "You have not logged any work yet. Finish a task or log hours to see them here."
        here = page("Log work", facts.pages.progress)
        return Reply(sentences(start, *standing), (here, *sources), (questions.NEXT_TASK,))
    logged = (
        f"You have logged {in_hours(done.hours_this_week)} this week and "
        f"{in_hours(done.hours_in_total)} in all, in {_entries(done.entries)}."
    )
    last = f"The last one is of {on_day(done.last_entry)}." if done.last_entry else ""
    here = Source("Your progress", done.url, SourceKind.PROGRESS)
    follow = (questions.ON_TRACK, questions.NEXT_TASK)
    return Reply(sentences(logged, last, *standing), (here, *sources), follow)


def roadmaps(question: str, facts: Facts) -> Reply:
    """The roadmaps that the question names, or else all of them."""
    if not facts.roadmaps:
        return _nothing_active(facts)
    asked = named_in(question, facts.roadmaps, lambda roadmap: roadmap.title) or facts.roadmaps
    return Reply(
        sentences(*(_standing(roadmap) for roadmap in asked)),
        tuple(_source(roadmap) for roadmap in asked),
        (questions.NEXT_TASK, questions.ON_TRACK),
    )


def _nothing_active(facts: Facts) -> Reply:
    if facts.roadmaps:
        return Reply(
            f"None of your roadmaps is active: {_statuses(facts.roadmaps)}. "
            "Resume one, or plan a new one.",
            (page("Your roadmaps", facts.pages.roadmaps),),
            (questions.ROADMAPS, questions.BEST_CAREERS),
        )
    return Reply(
        "You have no roadmap yet. Choose a career and have a roadmap planned for it; "
        "it tells you what to do week by week.",
        (page("Choose a career", facts.pages.careers),),
        (questions.BEST_CAREERS,),
    )


def _all_done(facts: Facts) -> Reply:
    titles = listed([roadmap.title for roadmap in facts.active_roadmaps])
    return Reply(
        f"No task is open in {titles}. Plan another roadmap to go on.",
        (*map(_source, facts.active_roadmaps), page("Your roadmaps", facts.pages.roadmaps)),
        (questions.PROGRESS, questions.BEST_CAREERS),
    )


def _week(roadmap: RoadmapFact, today: date) -> tuple[str, tuple[Source, ...]]:
    """Without a start date, the week of the first open task is the current one."""
    waiting = open_tasks(roadmap)
    week = current_week(roadmap, today)
    if week is None:
        week = min((task.week for task in waiting), default=1)
    if week < 1:
        return f"{roadmap.title} starts on {_start(roadmap)}.", (_source(roadmap),)
    tasks = [task for task in waiting if task.week == week]
    late = sum(task.week < week for task in waiting)
    shown = tuple(Source(task.title, task.url, SourceKind.TASK) for task in tasks)
    return sentences(_tasks(roadmap, week, tasks), _late(late)), (*shown, _source(roadmap))


def _tasks(roadmap: RoadmapFact, week: int, tasks: list[TaskFact]) -> str:
    if week > max((task.week for task in roadmap.tasks), default=week):
        return f"The last week of {roadmap.title} is over."
    if not tasks:
        return f"Nothing is left to do in week {week} of {roadmap.title}."
    return (
        f"Week {week} of {roadmap.title} has {counted(len(tasks), 'open task')}, "
        f"{in_hours(hours_of(tasks))} in all: {listed([_task(task) for task in tasks])}."
    )


def _late(number: int) -> str:
    verb = "is" if number == 1 else "are"
    return f"{counted(number, 'task')} of earlier weeks {verb} still open." if number else ""


def _pace(roadmap: RoadmapFact, today: date) -> str:
    week = current_week(roadmap, today)
    end = f"It is planned to end on {on_day(roadmap.end)}." if roadmap.end else ""
    if week is None:
        return f"{roadmap.title} has no start date, so I can only say: {_done(roadmap)}."
    if week < 1:
        return sentences(f"{roadmap.title} starts on {_start(roadmap)}.", end)
    pace = pace_of(roadmap, week)
    if pace.behind:
        verdict = f"behind by {in_hours(pace.behind)}"
    elif pace.ahead:
        verdict = f"ahead by {in_hours(pace.ahead)}"
    else:
        verdict = "on track"
    figures = f"planned before this week {in_hours(pace.due)}, done {in_hours(pace.done)}."
    return sentences(f"You are {verdict} with {roadmap.title}: {figures}", end)


def _standing(roadmap: RoadmapFact) -> str:
    end = f", planned to end on {on_day(roadmap.end)}" if roadmap.end else ""
    return f"{roadmap.title} is {roadmap.status}: {_done(roadmap)}{end}."


def _done(roadmap: RoadmapFact) -> str:
    finished = sum(task.status == "completed" for task in roadmap.tasks)
    of_all = f"{finished} of {counted(len(roadmap.tasks), 'task')}"
    return f"{int(roadmap.percent)} % done, {of_all} finished"


def _statuses(roadmaps: Iterable[RoadmapFact]) -> str:
    return listed([f"{roadmap.title} is {roadmap.status}" for roadmap in roadmaps])


def _start(roadmap: RoadmapFact) -> str:
    return on_day(roadmap.start) if roadmap.start else ""


def _task(task: TaskFact) -> str:
    hours = f" ({in_hours(task.hours)})" if task.hours is not None else ""
    return f'"{task.title}"{hours}'


def _entries(number: int) -> str:
    return "1 entry" if number == 1 else f"{number} entries"


def _source(roadmap: RoadmapFact) -> Source:
    return Source(roadmap.title, roadmap.url, SourceKind.ROADMAP)
