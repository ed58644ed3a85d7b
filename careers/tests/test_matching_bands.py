import pytest

from careers.matching import BAND_FLOOR, Band, band


@pytest.mark.parametrize(
    ("readiness", "expected"),
    [
        (0, Band.STARTING),
        (19, Band.STARTING),
        (20, Band.SOME_WAY),
        (39, Band.SOME_WAY),
        (40, Band.HALFWAY),
        (64, Band.HALFWAY),
        (65, Band.CLOSE),
        (84, Band.CLOSE),
        (85, Band.READY),
        (100, Band.READY),
    ],
)
def test_band_begins_at_its_floor(readiness, expected):
    assert band(readiness) == expected


def test_bands_rise_with_their_floors():
    floors = [BAND_FLOOR[each] for each in Band]

    assert floors == sorted(set(floors))
    assert floors[0] == 0


def test_every_band_has_words_of_its_own():
    assert [each.label for each in Band] == [
        "Just starting",
        "Some of the way",
        "About halfway",
        "Close",
        "Ready",
    ]


@pytest.mark.parametrize("readiness", [-1, 101])
def test_band_refuses_what_is_no_percentage(readiness):
    with pytest.raises(ValueError, match="is not a percentage"):
        band(readiness)
