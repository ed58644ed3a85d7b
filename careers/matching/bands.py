"""Readiness in words."""

from collections.abc import Mapping
from enum import StrEnum

PERCENTAGES = range(101)


class Band(StrEnum):
    STARTING = "starting"
    SOME_WAY = "some_way"
    HALFWAY = "halfway"
    CLOSE = "close"
    READY = "ready"

    @property
    def label(self) -> str:
        return _LABELS[self]


BAND_FLOOR: Mapping[Band, int] = {
    Band.STARTING: 0,
    Band.SOME_WAY: 20,
    Band.HALFWAY: 40,
    Band.CLOSE: 65,
    Band.READY: 85,
}
"""The lowest readiness of each band, in percent."""

_LABELS: Mapping[Band, str] = {
    Band.STARTING: "Just starting",
    Band.SOME_WAY: "Some of the way",
    Band.HALFWAY: "About halfway",
    Band.CLOSE: "Close",
    Band.READY: "Ready",
}


def band(readiness: int) -> Band:
    """The band of a percentage. Raises ValueError outside 0 to 100."""
    if readiness not in PERCENTAGES:
        raise ValueError(f"{readiness} is not a percentage.")
    return max((each for each in Band if BAND_FLOOR[each] <= readiness), key=BAND_FLOOR.__getitem__)
