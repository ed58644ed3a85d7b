"""What stands beside a skill's name: the emblem of the tool that it names, or a letter.

The drawings are read from the installed pack. A wrong brand is worse than none, so one is only
drawn where the pack's title is the skill's own name and the skill is about software.
"""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from zlib import crc32

from simple_icons_pack import Icon, get_icon

from careerpilot.ui.props import Tone

# Categories of our catalogue and of ESCO that hold tools; O*NET's say "software" in their names.
TOOLS = frozenset(
    {
        *("business", "cloud", "construction", "data", "databases", "design", "devops"),
        *("engineering", "finance", "frameworks", "information technology", "machine learning"),
        *("management", "marketing", "media", "office", "programming", "science", "security"),
        *("systems", "testing"),
    }
)
# Skills that the pack has under another title, and, as "", brands that share a skill's name.
SLUGS = {
    "abbott": "",
    "android development": "android",
    "bash": "gnubash",
    "bigquery": "googlebigquery",
    "cisco ios": "cisco",
    "golang": "go",
    "hive": "apachehive",
    "html": "html5",
    "ios development": "ios",
    "iris": "",
    "jet": "",
    "k8s": "kubernetes",
    "magic": "",
    "mdx": "",
    "postgres": "postgresql",
    "react native": "react",
    "revit": "autodeskrevit",
    "serverless": "",
}
SIGNS = str.maketrans({"+": "plus", "#": "sharp", ".": "dot", "&": "and"})
QUALIFIER = re.compile(r"\s*\([^()]*\)$")
DRAWING = re.compile(
    r'<svg role="img" viewBox="0 0 24 24" xmlns="[^"]*"><title>[^<]*</title>'
    r'<path d="([^"]+)"/></svg>'
)
TONES: tuple[Tone, ...] = ("neutral", "accent", "good", "warn")


@dataclass(frozen=True, slots=True)
class Emblem:
    """A drawing, as the `d` of an SVG path in a box of 24 by 24, or else a letter on a tone."""

    path: str
    letter: str
    tone: Tone


@lru_cache(maxsize=1024)
def emblem_of(name: str, category: str = "") -> Emblem:
    """Without a category the name alone decides."""
    found = icon_of(plain(name)) if holds_tools(category) else None
    drawing = DRAWING.fullmatch(found.svg) if found and free(found) else None
    letter = next((sign for sign in name if sign.isalnum()), "?").upper()[:1]
    return Emblem(drawing[1] if drawing else "", letter, tone_of(name))


def icon_of(name: str) -> Icon | None:
    """The pack's icon for a plain name: by our table, or by a title that is the name itself."""
    if name in SLUGS:
        return get_icon(SLUGS[name])
    found = get_icon(re.sub(r"[^a-z0-9]", "", name.translate(SIGNS)))
    return found if found and plain(found.title) == name else None


def plain(name: str) -> str:
    """`name` without case, accents and a qualifier such as "(computer programming)" behind it."""
    letters = unicodedata.normalize("NFD", QUALIFIER.sub("", name).casefold())
    return "".join(sign for sign in letters if not unicodedata.combining(sign))


def holds_tools(category: str) -> bool:
    words = category.casefold()
    return not words or words in TOOLS or "software" in words


def free(icon: Icon) -> bool:
    """Whether its maker's licence lets everybody redraw it: some forbid trade or any change."""
    return not re.search(r"-N[CD]\b", icon.license or "")


def tone_of(name: str) -> Tone:
    """The same for the same name in every process, whatever the hash seed."""
    return TONES[crc32(name.casefold().encode()) % len(TONES)]
