from django.db.models import TextChoices


class CVStatus(TextChoices):
    UPLOADED = "uploaded", "Uploaded"
    PARSING = "parsing", "Being read"
    PARSED = "parsed", "Read"
    ERROR = "error", "Could not be read"


IN_FLIGHT = (CVStatus.UPLOADED, CVStatus.PARSING)


class FileType(TextChoices):
    PDF = "pdf", "PDF"
    DOCX = "docx", "Word"


class Decision(TextChoices):
    """What the owner said about a skill that the reader found."""

    PENDING = "pending", "Not decided"
    ACCEPTED = "accepted", "Accepted"
    DROPPED = "dropped", "Dropped"
