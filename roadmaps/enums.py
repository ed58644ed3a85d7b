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


UNFINISHED = (RequestStatus.QUEUED, RequestStatus.GENERATING)
