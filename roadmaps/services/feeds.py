"""Opening and closing a person's calendar feed."""

from datetime import datetime

from django.db import transaction

from accounts.models import User
from roadmaps.models import CalendarFeed


def open_feed(*, user: User) -> CalendarFeed:
    """The person's feed, made when there is none."""
    feed, _ = CalendarFeed.objects.get_or_create(user=user)
    return feed


@transaction.atomic
def renew_feed(*, user: User) -> CalendarFeed:
    """A feed at a new address; the old address leads nowhere from now on."""
    User.objects.select_for_update(no_key=True).get(pk=user.pk)
    close_feed(user=user)
    return CalendarFeed.objects.create(user=user)


def close_feed(*, user: User) -> bool:
    """Take the feed away; False when there was none."""
    gone, _ = CalendarFeed.objects.filter(user=user).delete()
    return gone > 0


def note_reading(*, feed: CalendarFeed, now: datetime) -> None:
    CalendarFeed.objects.filter(pk=feed.pk).update(read_at=now)
