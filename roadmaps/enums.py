from django.db.models import TextChoices


class RoadmapStatus(TextChoices):
    ACTIVE = "active", "Active"
    COMPLETED = "completed", "Completed"
    PAUSED = "paused", "Paused"
    ABANDONED = "abandoned", "Abandoned"


class Intensity(TextChoices):
    LIGHT = "light", "Light"
    MODERATE = "moderate", "Moderate"
    INTENSIVE = "intensive", "Intensive"


class TaskStatus(TextChoices):
    PENDING = "pending", "To do"
    IN_PROGRESS = "in_progress", "In progress"
    COMPLETED = "completed", "Done"
    SKIPPED = "skipped", "Skipped"


class Priority(TextChoices):
    HIGH = "high", "High"
    MEDIUM = "medium", "Medium"
    LOW = "low", "Low"


class RequestStatus(TextChoices):
    QUEUED = "queued", "Waiting"
    GENERATING = "generating", "Being planned"
    DONE = "done", "Ready"
    FAILED = "failed", "Failed"
    CANCELLED = "cancelled", "Cancelled"


class RequestStage(TextChoices):
    """How far the planning of a request is."""

    WAITING = "waiting", "Waiting for its turn"
    COLLECTING = "collecting", "Collecting what is missing"
    PLANNING = "planning", "Laying out the weeks"
    STORING = "storing", "Writing the roadmap"


class RevisionKind(TextChoices):
    ADDED = "added", "Task added"
    REMOVED = "removed", "Task removed"
    EDITED = "edited", "Task changed"
    MOVED = "moved", "Tasks moved"
    REPLANNED = "replanned", "Planned anew"
    RESUMED = "resumed", "Resumed"
    WORDED = "worded", "Wording and resources added"


class ProposalKind(TextChoices):
    REPLAN = "replan", "A new plan for what is left"
    WORDING = "wording", "Wording and resources by a model"


class ProposalStatus(TextChoices):
    ASKED = "asked", "Asked for"
    OPEN = "open", "Waits for you"
    ACCEPTED = "accepted", "Accepted"
    DECLINED = "declined", "Declined"
    STALE = "stale", "Out of date"
    FAILED = "failed", "Failed"


UNFINISHED = (RequestStatus.QUEUED, RequestStatus.GENERATING)
