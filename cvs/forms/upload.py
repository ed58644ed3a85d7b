"""Which files are taken as a CV."""

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.template.defaultfilters import filesizeformat

from cvs.enums import FileType
from cvs.pipeline.limits import STANDARD_LIMITS

ZIP = b"PK\x03\x04"
HEAD = 1024


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
