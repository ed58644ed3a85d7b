"""Uploading a CV and deciding what it says."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.forms import BoundField
from django.template.defaultfilters import filesizeformat

from cvs.enums import Decision, FileType
from cvs.models import CVSkill
from cvs.pipeline.limits import STANDARD_LIMITS
from cvs.pipeline.vocabulary import Kind
from skills.enums import Level
from skills.models import UserSkill

ZIP = b"PK\x03\x04"
HEAD = 1024
PLACES: dict[str, str] = {
    Kind.HEAD: "At the top of your CV",
    Kind.SUMMARY: "In your CV's summary",
    Kind.EXPERIENCE: "Under experience in your CV",
    Kind.EDUCATION: "Under education in your CV",
    Kind.SKILLS: "Among the skills in your CV",
    Kind.CERTIFICATIONS: "Among the certifications in your CV",
    Kind.LANGUAGES: "Among the languages in your CV",
}


def detect_type(head: bytes) -> FileType | None:
    """What a file is by its first bytes; its name is not asked."""
    if b"%PDF-" in head:
        return FileType.PDF
    return FileType.DOCX if head.startswith(ZIP) else None


def clean_name(name: str) -> str:
    """An uploaded file's name as text for people: no paths, no control or bidi characters."""
    last = name.replace("\\", "/").rsplit("/", 1)[-1]
    return "".join(char for char in last if char.isprintable()).strip()[-255:] or "CV"


class UploadForm(forms.Form):
    file = forms.FileField(
        label="Your CV",
        widget=forms.ClearableFileInput(attrs={"accept": ".pdf,.docx"}),
        error_messages={"empty": "This file is empty."},
    )

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        limit = filesizeformat(settings.CV_MAX_BYTES)
        self.fields[
            "file"
        ].help_text = f"PDF or Word (.docx), up to {limit} and {STANDARD_LIMITS.pages} pages."

    def clean_file(self) -> "UploadedFile[bytes]":
        file: UploadedFile[bytes] = self.cleaned_data["file"]
        if (file.size or 0) > settings.CV_MAX_BYTES:
            limit = filesizeformat(settings.CV_MAX_BYTES)
            raise ValidationError(f"This file is over {limit}.", code="too_big")
        file_type = detect_type(file.read(HEAD))
        file.seek(0)
        if file_type is None:
            raise ValidationError("Choose a PDF or a Word file (.docx).", code="wrong_type")
        self.file_type = file_type
        self.file_name = clean_name(file.name or "")
        return file


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
