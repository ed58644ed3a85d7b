"""What a worker does: ask a model for wording. It changes nothing of a plan."""

from typing import Any

from django.db import transaction

from careerpilot.llm import get_llm
from careerpilot.llm.port import LLMError
from roadmaps.enums import ProposalKind, ProposalStatus
from roadmaps.models import RoadmapProposal
from roadmaps.planning.remarks import INSTRUCTIONS, RemarksError, remarks

NOT_USABLE = "The model answered nothing that could be used. You may ask it again."


def ask_for_wording(*, proposal_id: str) -> None:
    """Send exactly the question that the person saw. A second delivery stores nothing new."""
    asked = RoadmapProposal.objects.filter(
        pk=proposal_id, kind=ProposalKind.WORDING, status=ProposalStatus.ASKED
    ).first()
    if asked is None:
        return
    model = get_llm()
    try:
        answer = model.complete(instructions=INSTRUCTIONS, data=asked.payload["question"])
        found = remarks(answer, len(asked.payload["tasks"]))
    except LLMError as problem:
        _settle(asked, status=ProposalStatus.FAILED, failure=f"{problem} You may ask it again.")
    except RemarksError:
        _settle(asked, status=ProposalStatus.FAILED, failure=NOT_USABLE)
    else:
        keys = asked.payload["tasks"]
        rows = [
            {"task": keys[one.place - 1], "description": one.description, "links": [*one.links]}
            for one in found
        ]
        payload = {**asked.payload, "remarks": rows}
        _settle(asked, status=ProposalStatus.OPEN, engine=model.name[:50], payload=payload)


@transaction.atomic
def _settle(asked: RoadmapProposal, **values: Any) -> None:
    row = RoadmapProposal.objects.select_for_update().get(pk=asked.pk)
    if row.status != ProposalStatus.ASKED:
        return
    for name, value in values.items():
        setattr(row, name, value)
    row.save(update_fields=[*values, "updated_at"])
