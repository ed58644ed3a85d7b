"""What was changed in a roadmap, and what is proposed to be."""

from django.db import models
from django.db.models import Q

from careerpilot.postgresql.constraints import at_least, one_of
from careerpilot.postgresql.rows import EditableRow, Row
from roadmaps.enums import ProposalKind, ProposalStatus, RevisionKind
from roadmaps.models.roadmap import Roadmap


class RoadmapRevision(Row):
    """One change of a plan, with all it takes to undo it.

    `changes` is `{"roadmap": {"before": {...}, "after": {...}}, "tasks": {id: {"before": {...} or
    null, "after": {...} or null}}}` and names only columns that changed; a task that was added has
    no before, one that was removed no after.
    """

    roadmap = models.ForeignKey(Roadmap, models.CASCADE, related_name="revisions")
    number = models.IntegerField(help_text="counts from 1 in each roadmap")
    kind = models.CharField(max_length=20, choices=RevisionKind.choices)
    summary = models.CharField(max_length=255)
    changes = models.JSONField()
    undone_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        db_table = "roadmap_revisions"
        constraints = [
            one_of("kind", RevisionKind, name="roadmap_revisions_kind"),
            at_least("number", 1, name="roadmap_revisions_number"),
            models.UniqueConstraint(fields=["roadmap", "number"], name="roadmap_revisions_once"),
        ]

    def __str__(self) -> str:
        return f"{self.number}: {self.summary}"


class RoadmapProposal(EditableRow):
    """A change that waits for the person's word. `digest` tells what it was made from."""

    roadmap = models.ForeignKey(Roadmap, models.CASCADE, related_name="proposals")
    kind = models.CharField(max_length=20, choices=ProposalKind.choices)
    status = models.CharField(
        max_length=20,
        choices=ProposalStatus.choices,
        default=ProposalStatus.OPEN,
        db_default=ProposalStatus.OPEN.value,
    )
    engine = models.CharField(max_length=50, help_text="rules, or the name of the model")
    digest = models.CharField(max_length=64)
    payload = models.JSONField()
    failure = models.CharField(max_length=255, blank=True, default="", db_default="")
    decided_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        db_table = "roadmap_proposals"
        constraints = [
            one_of("kind", ProposalKind, name="roadmap_proposals_kind"),
            one_of("status", ProposalStatus, name="roadmap_proposals_status"),
            models.UniqueConstraint(
                fields=["roadmap", "kind"],
                condition=Q(status__in=[ProposalStatus.ASKED, ProposalStatus.OPEN]),
                name="roadmap_proposals_one_open",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} for {self.roadmap_id}"
