from django.db.models import TextChoices


class ActivityType(TextChoices):
    COURSE_COMPLETED = "course_completed", "Learning done"
    PROJECT_BUILT = "project_built", "Project built"
    CERTIFICATION_EARNED = "certification_earned", "Certification earned"
