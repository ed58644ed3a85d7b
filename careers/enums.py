from django.db.models import TextChoices


class ExperienceLevel(TextChoices):
    ENTRY = "entry", "Entry"
    MID = "mid", "Mid"
    SENIOR = "senior", "Senior"


class MarketDemand(TextChoices):
    LOW = "low", "Low"
    MEDIUM = "medium", "Medium"
    HIGH = "high", "High"
    VERY_HIGH = "very_high", "Very high"


class Growth(TextChoices):
    """The projected change of employment over ten years beside the average of 3.1 %."""

    DECLINING = "declining", "Declining"
    SLOWER = "slower", "Slower than average"
    AVERAGE = "average", "About average"
    FASTER = "faster", "Faster than average"
    MUCH_FASTER = "much_faster", "Much faster than average"


class Importance(TextChoices):
    ESSENTIAL = "essential", "Essential"
    IMPORTANT = "important", "Important"
    NICE_TO_HAVE = "nice_to_have", "Nice to have"


class MinimumLevel(TextChoices):
    BEGINNER = "beginner", "Beginner"
    INTERMEDIATE = "intermediate", "Intermediate"
    ADVANCED = "advanced", "Advanced"


class Publication(TextChoices):
    """Whether people see a career."""

    DRAFT = "draft", "Draft"
    PUBLISHED = "published", "Published"


class Mark(TextChoices):
    """What a person did with a career."""

    SAVED = "saved", "Saved"
    DISMISSED = "dismissed", "Dismissed"


class Succession(TextChoices):
    """How a career relates to the one before it."""

    ADVANCEMENT = "advancement", "A step up"
    SIMILAR = "similar", "Similar work"
    LATERAL = "lateral", "A step sideways"
