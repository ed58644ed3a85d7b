"""Deciding on the skills that were found in a CV."""

from collections.abc import Collection, Mapping

from django.db import transaction

from cvs.enums import Decision
from cvs.models import CV, CVSkill
from cvs.services.settling import locked_cv
from cvs.services.words import origin_of
from skills import services as skills
from skills.enums import Level


@transaction.atomic
def decide_mentions(*, cv: CV, accepted: Mapping[CVSkill, Level]) -> int:
    """Accept these skills of a CV and drop its others; the number of skills new to the person.

    Deciding again is allowed: a skill that only the CV brought in goes when it is dropped. What
    another reading has replaced meanwhile is passed over.
    """
    cv = locked_cv(cv)
    mentions = list(cv.mentions.select_related("skill"))
    _set_aside(cv, [one for one in mentions if one not in accepted], Decision.DROPPED)
    return _accept(cv, {one: accepted[one] for one in mentions if one in accepted})


@transaction.atomic
def accept_mention(*, mention: CVSkill, level: Level) -> bool:
    """Accept one skill of a CV; whether it is new to the person.

    What another reading has replaced meanwhile raises CVSkill.DoesNotExist, here and below.
    """
    cv, row = _locked(mention)
    return bool(_accept(cv, {row: level}))


@transaction.atomic
def drop_mention(*, mention: CVSkill) -> None:
    cv, row = _locked(mention)
    _set_aside(cv, [row], Decision.DROPPED)


@transaction.atomic
def undo_mention(*, mention: CVSkill) -> None:
    """Back to undecided; a skill that only this CV brought in goes."""
    cv, row = _locked(mention)
    _set_aside(cv, [row], Decision.PENDING)


def _locked(mention: CVSkill) -> tuple[CV, CVSkill]:
    cv = locked_cv(mention.cv)
    return cv, cv.mentions.select_related("skill").get(pk=mention.pk)


def _accept(cv: CV, levels: Mapping[CVSkill, Level]) -> int:
    keys = [mention.pk for mention in levels]
    cv.mentions.filter(pk__in=keys).update(decision=Decision.ACCEPTED)
    return skills.accept_cv_skills(
        user=cv.user,
        levels={mention.skill: level for mention, level in levels.items()},
        evidence={mention.skill: evidence_of(cv, mention) for mention in levels},
        origin_id=cv.pk,
    )


def _set_aside(cv: CV, mentions: Collection[CVSkill], decision: Decision) -> None:
    keys = [mention.pk for mention in mentions]
    cv.mentions.filter(pk__in=keys).update(decision=decision)
    taken_back = [mention.skill for mention in mentions]
    skills.drop_cv_skills(user=cv.user, skills=taken_back, origin_id=cv.pk)


def evidence_of(cv: CV, mention: CVSkill) -> skills.Evidence:
    return skills.Evidence(
        text=mention.evidence,
        origin=origin_of(cv, mention.place),
        years=mention.years,
        last_used=mention.last_used,
    )
