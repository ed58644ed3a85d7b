"""How a skill ages while nobody uses it. The page "How skills age" states the same in words."""

from datetime import date
from typing import NamedTuple

from skills.enums import Freshness

HALF_LIFE_YEARS = 4
DAYS_A_YEAR = 365.25
# The least share at which a skill is still called so.
FRESH = 0.7
AGING = 0.35
EXAMPLE_YEARS = (0, 1, 2, 4, 6, 8, 12)


class Age(NamedTuple):
    """What is left of a skill, from 1 down to 0, and the word for it."""

    share: float
    freshness: Freshness

    @property
    def percent(self) -> int:
        return round(100 * self.share)


def age_of(last_used: date | None, *, today: date) -> Age | None:
    """None while nobody said when the skill was last used: that is no sign of age."""
    if last_used is None:
        return None
    return age_after(max((today - last_used).days, 0) / DAYS_A_YEAR)


def age_after(years: float) -> Age:
    """Half of a skill is left after each half-life without use."""
    share = 0.5 ** (years / HALF_LIFE_YEARS)
    if share >= FRESH:
        return Age(share, Freshness.FRESH)
    return Age(share, Freshness.AGING if share >= AGING else Freshness.STALE)
