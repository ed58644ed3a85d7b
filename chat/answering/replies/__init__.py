"""One reply for each intent."""

from collections.abc import Callable, Mapping

from chat.answering.facts import Facts
from chat.answering.intents import Intent
from chat.answering.replies import careers, profile, talk, work
from chat.answering.reply import Reply

REPLIES: Mapping[Intent, Callable[[str, Facts], Reply]] = {
    Intent.NEXT_TASK: work.next_task,
    Intent.THIS_WEEK: work.this_week,
    Intent.ON_TRACK: work.on_track,
    Intent.PROGRESS: work.progress,
    Intent.ROADMAPS: work.roadmaps,
    Intent.MISSING_SKILLS: careers.missing_skills,
    Intent.WHY_CAREER: careers.why_career,
    Intent.BEST_CAREERS: careers.best_careers,
    Intent.MY_SKILLS: profile.my_skills,
    Intent.HAS_SKILL: profile.has_skill,
    Intent.CERTIFICATIONS: profile.certifications,
    Intent.CV: profile.cv,
    Intent.HELP: talk.help_out,
    Intent.THANKS: talk.thanks,
    Intent.GREETING: talk.greeting,
    Intent.UNKNOWN: talk.fallback,
}
