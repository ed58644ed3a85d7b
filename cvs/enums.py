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
    """What the owner said about something that the reader found."""

    PENDING = "pending", "Not decided"
    ACCEPTED = "accepted", "Accepted"
    DROPPED = "dropped", "Dropped"


class Topic(TextChoices):
    """What a finding is about; the same values as the engine's, with words for people."""

    NAME = "name", "Name"
    AGE = "age", "Age"
    EMAIL = "email", "E-mail"
    PHONE = "phone", "Phone"
    LOCATION = "location", "Location"
    STREET = "street", "Street"
    CITY = "city", "City"
    LINKEDIN = "linkedin", "LinkedIn"
    GITHUB = "github", "GitHub"
    PORTFOLIO = "portfolio", "Portfolio"
    SUMMARY = "summary", "Summary"
    EXPERIENCE = "experience", "Experience"
    EDUCATION = "education", "Education"
    SKILL = "skill", "Skill"
    CERTIFICATION = "certification", "Certification"
    LANGUAGE = "language", "Language"


# What a CV says once at most.
ONCE = (
    Topic.NAME,
    Topic.AGE,
    Topic.EMAIL,
    Topic.PHONE,
    Topic.LOCATION,
    Topic.STREET,
    Topic.CITY,
    Topic.LINKEDIN,
    Topic.GITHUB,
    Topic.PORTFOLIO,
    Topic.SUMMARY,
)


class DifferenceKind(TextChoices):
    """How what a CV says stands to what the person's record says."""

    NEW = "new", "New"
    CHANGED = "changed", "Changed"
    GONE = "gone", "No longer there"
