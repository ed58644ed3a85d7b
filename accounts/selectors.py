"""Reading what a person told about themselves, and where it comes from."""

from accounts.models import Profile, ProfileOrigin, User

# The fields of the profile's page that stand in the user's own row.
PERSON_FIELDS = ("first_name", "last_name", "phone")


def profile_of(user: User) -> Profile:
    """The profile with its user as the database has them now."""
    return Profile.objects.select_related("user").get(user=user)


def field_value(profile: Profile, field: str) -> str:
    """What the person's profile says, also where the user's row holds it; empty for nothing."""
    return str(getattr(profile.user if field in PERSON_FIELDS else profile, field) or "")


def profile_origins(user: User) -> dict[str, ProfileOrigin]:
    """By field, where its value comes from; a field that was changed since has no origin."""
    profile = profile_of(user)
    rows = ProfileOrigin.objects.filter(user=user)
    return {row.field: row for row in rows if row.value == field_value(profile, row.field)}
