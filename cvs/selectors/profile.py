"""How what a CV says compares with the profile."""

import re

from accounts.models import Profile
from accounts.selectors import field_value
from cvs.enums import Topic
from cvs.pipeline.cleaning import fold

# The field of the profile that each of these topics speaks of.
FIELDS = {
    Topic.PHONE: "phone",
    Topic.LOCATION: "location",
    Topic.CITY: "location",
    Topic.LINKEDIN: "linkedin_url",
    Topic.GITHUB: "github_url",
    Topic.PORTFOLIO: "portfolio_url",
    Topic.SUMMARY: "bio",
}
LINKS = (Topic.LINKEDIN, Topic.GITHUB, Topic.PORTFOLIO)
_BEGINNING = re.compile(r"^(?:https?://)?(?:www\.)?", re.IGNORECASE)
_SCHEME = re.compile(r"^[a-z][a-z0-9+.-]*:", re.IGNORECASE)


def held_value(profile: Profile, topic: Topic) -> str:
    """What the profile says of a topic; empty where it says nothing or has no such field."""
    if topic == Topic.NAME:
        return profile.user.get_full_name()
    return field_value(profile, FIELDS[topic]) if topic in FIELDS else ""


def agree(topic: Topic, one: str, other: str) -> bool:
    """Whether both mean the same; a city agrees with itself and its country."""
    if topic == Topic.PHONE:
        return digits(one) == digits(other)
    if topic in LINKS:
        return bare_link(one) == bare_link(other)
    words = fold(one), fold(other)
    if topic in (Topic.LOCATION, Topic.CITY):
        return words[0] in words[1] or words[1] in words[0]
    return words[0] == words[1]


def digits(phone: str) -> str:
    return re.sub(r"\D", "", phone.replace("(0)", ""))


def bare_link(address: str) -> str:
    return _BEGINNING.sub("", address.strip()).rstrip("/").casefold()


def web_address(text: str) -> str:
    """A link as an address of the web; one written without its beginning is taken for https."""
    return text if _SCHEME.match(text) else f"https://{text}"
