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
