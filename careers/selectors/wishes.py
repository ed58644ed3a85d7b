"""What a person wishes for beside the fit: the wishes of the profile, and what they count."""

from accounts.models import Profile, User
from careers.matching import Preferences, Wish, WorkType
from careers.models import RankingPreferences
from careers.selectors.standing import WISH_LABEL

WEIGHTS = {wish: f"{wish}_weight" for wish in Wish}
HARD = {wish: f"{wish}_hard" for wish in (Wish.WORK_TYPE, Wish.SALARY)}
CHOICES = (*WEIGHTS.values(), *HARD.values())


def stored_preferences(user: User) -> RankingPreferences:
    """As the person set them; the defaults, not saved yet, for somebody who never did."""
    found = RankingPreferences.objects.filter(user=user).first()
    return found or RankingPreferences(user=user)


def preferences_of(user: User) -> Preferences:
    """One query. A profile with a location wishes for work that can be done from there."""
    wishes = ("preferred_work_type", "salary_expectation_min", "location")
    stored = (f"user__ranking_preferences__{field}" for field in ("pk", *CHOICES))
    row = Profile.objects.filter(user=user).values_list(*wishes, *stored).get()
    work_type, salary, location, known, *values = row
    usual = RankingPreferences()
    counts = (
        dict(zip(CHOICES, values, strict=True))
        if known
        else {field: getattr(usual, field) for field in CHOICES}
    )
    return Preferences(
        WorkType(work_type) if work_type else None,
        salary,
        bool(location),
        {wish: counts[field] for wish, field in WEIGHTS.items()},
        frozenset(wish for wish, field in HARD.items() if counts[field]),
    )


def counted_wishes(preferences: Preferences) -> list[tuple[str, int]]:
    """The wishes that move careers, in words, each with its weight."""
    return [(WISH_LABEL[wish], preferences.weight(wish)) for wish in preferences.asked]
