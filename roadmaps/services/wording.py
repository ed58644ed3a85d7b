"""Asking a model for wording, and deciding on what it says."""

from collections.abc import Collection
from datetime import datetime, timedelta

from django.db import transaction

from careerpilot.llm import RULES, get_llm
from careerpilot.queue import enqueue
from roadmaps.enums import ProposalKind, ProposalStatus, RevisionKind
from roadmaps.jobs.revisions import recording
from roadmaps.models import Roadmap, RoadmapProposal
from roadmaps.selectors.wordings import question_about, remarked, wording_of
from roadmaps.tasks import ask_for_wording_task

PATIENCE = timedelta(seconds=90)
MOST_LINKS = 10


class WordingError(ValueError):
    """The model cannot be asked, in words for the person."""


@transaction.atomic
def ask_wording(*, roadmap: Roadmap, digest: str, now: datetime) -> RoadmapProposal:
    """Queue a question to the model. `digest` names the question that the person saw.

    A second click finds the first question, unless nobody has answered that for long. Raises
    WordingError without a model, or where the question would be another one by now.
    """
    row = Roadmap.objects.select_for_update().get(pk=roadmap.pk)
    model, question = get_llm(), question_about(row)
    if model.name == RULES:
        raise WordingError("No language model is set up here.")
    if question.digest != digest:
        raise WordingError("Your roadmap has changed. Look again at what would be sent.")
    earlier = wording_of(row)
    if earlier and earlier.status == ProposalStatus.ASKED and now - earlier.created_at < PATIENCE:
        return earlier
    _close(row, ProposalStatus.STALE, now)
    proposal = RoadmapProposal.objects.create(
        roadmap=row,
        kind=ProposalKind.WORDING,
        status=ProposalStatus.ASKED,
        engine=model.name[:50],
        digest=digest,
        payload={"question": question.text, "tasks": [*question.tasks]},
        created_at=now,
    )
    enqueue(ask_for_wording_task, proposal_id=str(proposal.pk))
    return proposal


@transaction.atomic
def accept_wording(*, roadmap: Roadmap, chosen: Collection[str], now: datetime) -> int:
    """Take over the remarks on the chosen tasks; how many. It can be undone like any change."""
    row = Roadmap.objects.select_for_update().get(pk=roadmap.pk)
    proposal = _open_one(row)
    if proposal is None:
        return 0
    wanted = [one for one in remarked(proposal) if str(one.task.pk) in chosen]
    summary = f"Wording by {proposal.engine} for {len(wanted)} tasks"
    with recording(row, kind=RevisionKind.WORDED, summary=summary, at=now):
        for one in wanted:
            task = one.task
            task.description, task.worded_by = one.description, proposal.engine
            task.own_links = [*dict.fromkeys([*task.own_links, *one.links])][:MOST_LINKS]
            task.save(update_fields=["description", "worded_by", "own_links", "updated_at"])
    _close(row, ProposalStatus.ACCEPTED if wanted else ProposalStatus.DECLINED, now)
    return len(wanted)


@transaction.atomic
def decline_wording(*, roadmap: Roadmap, now: datetime) -> None:
    row = Roadmap.objects.select_for_update().get(pk=roadmap.pk)
    _close(row, ProposalStatus.DECLINED, now)


def _open_one(roadmap: Roadmap) -> RoadmapProposal | None:
    return RoadmapProposal.objects.filter(
        roadmap=roadmap, kind=ProposalKind.WORDING, status=ProposalStatus.OPEN
    ).first()


def _close(roadmap: Roadmap, status: ProposalStatus, now: datetime) -> None:
    undecided = (ProposalStatus.ASKED, ProposalStatus.OPEN, ProposalStatus.FAILED)
    RoadmapProposal.objects.filter(
        roadmap=roadmap, kind=ProposalKind.WORDING, status__in=undecided
    ).update(status=status, decided_at=now, updated_at=now)
