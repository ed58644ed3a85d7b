"""The catalogue of skills and careers as a file: taken out, and read in after a look at it.

The work is that of the commands `export_catalog` and `import_catalog`; what they print is shown.
"""

from io import StringIO
from pathlib import Path
from secrets import token_urlsafe
from tempfile import TemporaryDirectory
from typing import Any

from django import forms
from django.core.cache import cache
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.core.management import CommandError, call_command
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.timezone import localdate

from careerpilot.operations.staff import MorePages

KINDS = {"json": "application/json", "zip": "application/zip"}
LARGEST = 20 * 1024 * 1024
KEPT_FOR = 30 * 60  # seconds between looking at what a file changes and applying it
IMPORT, EXPORT = "import_catalog", "export_catalog"
TITLE = "Read the catalogue from a file"


class FileForm(forms.Form):
    file = forms.FileField(
        label="JSON file, or zip of CSV files",
        help_text="As the export writes it. You see what it changes before anything is saved.",
    )
    replace_edited = forms.BooleanField(
        label="Also replace what staff edited since", required=False
    )

    def clean_file(self) -> "UploadedFile[Any]":
        file: UploadedFile[Any] = self.cleaned_data["file"]
        if (file.size or 0) > LARGEST:
            raise ValidationError("This file is over 20 MB.", code="too_big")
        return file


class ApplyForm(forms.Form):
    token = forms.CharField(max_length=100, widget=forms.HiddenInput)


class Exchange(MorePages):
    """Import and export of the catalogue on the list of careers."""

    pages = (
        ("import/", "import_page"),
        ("import/apply/", "apply_page"),
        ("export/<str:kind>/", "export_page"),
    )

    def _check(self, request: HttpRequest) -> None:
        if not self.has_change_permission(request):
            raise PermissionDenied

    def export_page(self, request: HttpRequest, kind: str) -> HttpResponse:
        self._check(request)
        if kind not in KINDS:
            raise Http404
        with TemporaryDirectory() as folder:
            path = Path(folder, f"catalogue.{kind}")
            call_command(EXPORT, str(path), stdout=StringIO())
            content = path.read_bytes()
        name = f"catalogue-{localdate():%Y-%m-%d}.{kind}"
        headers = {"Content-Disposition": f'attachment; filename="{name}"'}
        return HttpResponse(content, content_type=KINDS[kind], headers=headers)

    def import_page(self, request: HttpRequest) -> HttpResponse:
        """Choose a file, and see what it would change."""
        self._check(request)
        form = FileForm(request.POST, request.FILES) if request.method == "POST" else FileForm()
        if form.is_valid():
            told = (form.cleaned_data["file"].read(), form.cleaned_data["replace_edited"])
            try:
                report = run_import(*told, dry_run=True)
            except CommandError as problem:
                form.add_error("file", str(problem))
            else:
                return self._preview(request, told, report)
        return self.answer(request, TITLE, form=form, submit="See what it changes")

    def _preview(self, request: HttpRequest, told: tuple[bytes, bool], report: str) -> HttpResponse:
        token = token_urlsafe()
        cache.set(key_of(request, token), told, KEPT_FOR)
        return self.answer(
            request,
            TITLE,
            report=report,
            form=ApplyForm(initial={"token": token}),
            action=self.url_of("apply_page"),
            submit="Save these changes",
            links=[("Choose another file", self.url_of("import_page"))],
        )

    def apply_page(self, request: HttpRequest) -> HttpResponse:
        """Save what was shown before; the page is for sending alone."""
        self._check(request)
        form = ApplyForm(request.POST or None)
        told = cache.get(key_of(request, form.cleaned_data["token"])) if form.is_valid() else None
        again: dict[str, Any] = {"links": [("Choose a file", self.url_of("import_page"))]}
        if told is None:
            problem = "The file is not kept any more. Choose it again."
            return self.answer(request, TITLE, problem=problem, **again)
        try:
            report = run_import(*told, dry_run=False)
        except CommandError as error:
            return self.answer(request, TITLE, problem=str(error), **again)
        cache.delete(key_of(request, form.cleaned_data["token"]))
        return self.answer(request, "The catalogue was read", report=report, **again)


def key_of(request: HttpRequest, token: str) -> str:
    """Only who looked at a file can apply it."""
    return f"catalogue-file:{request.user.pk}:{token}"


def run_import(content: bytes, replace_edited: bool, *, dry_run: bool) -> str:  # noqa: FBT001
    """What the command prints. Raises CommandError."""
    said = StringIO()
    with TemporaryDirectory() as folder:
        path = Path(folder, "catalogue")
        path.write_bytes(content)
        options: dict[str, Any] = {"dry_run": dry_run, "replace_edited": replace_edited}
        call_command(IMPORT, path, stdout=said, stderr=said, **options)
    return said.getvalue()
