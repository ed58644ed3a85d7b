"""Deciding on the skills that a CV names."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from django import forms
from django.forms import BoundField

from cvs.enums import Decision
from cvs.forms.certainty import Certainty, certainty_of
from cvs.models import CVSkill
from cvs.pipeline.vocabulary import Kind
from skills.enums import Level
from skills.models import UserSkill

PLACES: dict[str, str] = {
    Kind.HEAD: "At the top of your CV",
    Kind.SUMMARY: "In your CV's summary",
    Kind.EXPERIENCE: "Under experience in your CV",
    Kind.EDUCATION: "Under education in your CV",
    Kind.SKILLS: "Among the skills in your CV",
    Kind.CERTIFICATIONS: "Among the certifications in your CV",
    Kind.LANGUAGES: "Among the languages in your CV",
}


@dataclass(frozen=True, slots=True)
class MentionRow:
    """A skill found in a CV with the two inputs that decide it.

    A skill that the person has keeps its level, so `known` stands in the place of `level`.
    """

    mention: CVSkill
    keep: BoundField
    level: BoundField | None
    known: UserSkill | None

    @property
    def certainty(self) -> Certainty | None:
        confidence = self.mention.confidence
        return None if confidence is None else certainty_of(confidence)

    @property
    def place(self) -> str:
        """Where in the CV the evidence stands, in words."""
        return PLACES.get(self.mention.section, "In your CV")


class ReviewForm(forms.Form):
    """Keep or drop each skill that was found, and say how well one knows it."""

    def __init__(
        self, *args: object, mentions: Sequence[CVSkill], known: Mapping[UUID, UserSkill]
    ) -> None:
        super().__init__(*args)  # type: ignore[arg-type]
        self.mentions, self.known = mentions, known
        for mention in mentions:
            self._ask(mention)

    def _ask(self, mention: CVSkill) -> None:
        name = mention.skill.name
        self.fields[f"keep_{mention.pk}"] = forms.BooleanField(
            required=False, initial=mention.decision != Decision.DROPPED, label=f"Keep {name}"
        )
        if mention.skill_id not in self.known:
            self.fields[f"level_{mention.pk}"] = forms.ChoiceField(
                choices=Level.choices, initial=Level.INTERMEDIATE, label=f"Your level in {name}"
            )

    def rows(self) -> Iterator[MentionRow]:
        for mention in self.mentions:
            known = self.known.get(mention.skill_id)
            level = None if known else self[f"level_{mention.pk}"]
            yield MentionRow(mention, self[f"keep_{mention.pk}"], level, known)

    def accepted(self) -> dict[CVSkill, Level]:
        """The skills to keep, each with the level that the person has in it or now says."""
        kept = [row.mention for row in self.rows() if self.cleaned_data[row.keep.name]]
        return {mention: self._level(mention) for mention in kept}

    def _level(self, mention: CVSkill) -> Level:
        known = self.known.get(mention.skill_id)
        return Level(known.level if known else self.cleaned_data[f"level_{mention.pk}"])
