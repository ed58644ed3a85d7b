"""The map of the product as its menus show it."""

from dataclasses import dataclass

from django.urls import ResolverMatch


@dataclass(frozen=True, slots=True)
class Place:
    """One entry of the menu; `view` is how its views' names begin where a namespace has two."""

    label: str
    url_name: str
    icon: str
    view: str = ""
    on_phone_bar: bool = False

    @property
    def namespace(self) -> str:
        return self.url_name.split(":")[0]


@dataclass(frozen=True, slots=True)
class Group:
    label: str
    places: tuple[Place, ...]


GROUPS = (
    Group(
        "",
        (
            Place("Dashboard", "progress:dashboard", "home", "dashboard", on_phone_bar=True),
            Place("Today", "roadmaps:today", "calendar-days", "today", on_phone_bar=True),
        ),
    ),
    Group(
        "About you",
        (
            Place("CVs", "cvs:list", "document-text"),
            Place("Skills", "skills:list", "sparkles"),
            Place("Certifications", "skills:certification_list", "check-badge", "certification"),
        ),
    ),
    Group(
        "Your way",
        (
            Place("Careers", "careers:list", "briefcase", on_phone_bar=True),
            Place("Roadmaps", "roadmaps:list", "map", on_phone_bar=True),
            Place("Progress", "progress:list", "chart-bar"),
            Place("Chat", "chat:thread", "chat-bubble-left-right"),
        ),
    ),
)

PLACES = tuple(place for group in GROUPS for place in group.places)


def place_of(match: ResolverMatch | None) -> Place | None:
    """The entry that the page behind `match` belongs to: the narrowest that fits."""
    if match is None:
        return None
    name = match.url_name or ""
    fitting = [
        place
        for place in PLACES
        if place.namespace == match.namespace and name.startswith(place.view)
    ]
    return max(fitting, key=lambda place: len(place.view), default=None)
