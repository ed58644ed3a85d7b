from django.db.models import TextChoices


class Level(TextChoices):
    BEGINNER = "beginner", "Beginner"
    INTERMEDIATE = "intermediate", "Intermediate"
    ADVANCED = "advanced", "Advanced"
    EXPERT = "expert", "Expert"

    @property
    def rank(self) -> int:
        """1 for beginner up to 4 for expert."""
        return LEVELS.index(self) + 1


LEVELS = list(Level)


class SkillSource(TextChoices):
    MANUAL = "manual", "Added by you"
    CV_PARSED = "cv_parsed", "From your CV"
    AI_DETECTED = "ai_detected", "Suggested by a model"


class EvidenceKind(TextChoices):
    """What speaks for a skill."""

    CV = "cv", "A line of your CV"
    CERTIFICATION = "certification", "A certification"
    TASK = "task", "A finished task"
    OWN = "own", "Your own rating"
    STAFF = "staff", "Checked by staff"
    DENIED = "denied", "You cannot confirm it"


class Freshness(TextChoices):
    """How much of a skill is left since it was last used."""

    FRESH = "fresh", "Fresh"
    AGING = "aging", "Aging"
    STALE = "stale", "Stale"
    UNKNOWN = "unknown", "Not known"


class Standing(TextChoices):
    """Where a certification is on its way to its last day."""

    LASTING = "lasting", "Does not run out"
    VALID = "valid", "Valid"
    EXPIRING = "expiring", "Runs out soon"
    EXPIRED = "expired", "Run out"


class ResourceType(TextChoices):
    """How one learns from a resource, and what a roadmap's task is."""

    COURSE = "course", "Course"
    PROJECT = "project", "Project"
    READING = "reading", "Reading"
    PRACTICE = "practice", "Practice"


class WordDecision(TextChoices):
    """What staff decided about words that the catalogue does not know."""

    PENDING = "pending", "Not decided"
    LINKED = "linked", "Another name of a skill"
    CREATED = "created", "A new skill"
    IGNORED = "ignored", "No skill"
