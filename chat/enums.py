from django.db.models import TextChoices


class Feedback(TextChoices):
    HELPFUL = "helpful", "Helpful"
    NOT_HELPFUL = "not_helpful", "Not helpful"
    NEUTRAL = "neutral", "Neutral"
