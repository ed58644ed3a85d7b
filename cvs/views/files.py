"""A person's files: uploading, following the reading, choosing and deleting."""

from http import HTTPStatus
from typing import NamedTuple
from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.timezone import localtime, now
from django.views.decorators.http import require_GET, require_http_methods, require_POST
from django_htmx.http import HttpResponseClientRedirect

from accounts.http import MemberRequest, posted
from careerpilot.htmx import render_page
from cvs import selectors, services
from cvs.enums import CVStatus
from cvs.forms import UploadForm, certainty_of
from cvs.forms.certainty import Certainty
from cvs.models import CV
from cvs.selectors.reviewed import Undecided, reviewed_from, undecided_by_cv
from cvs.views.access import is_swap, own_cv

NOTHING_UNDECIDED = Undecided(0, 0)


class CVRow(NamedTuple):
    """A CV in the list; `is_newer` than one that its owner decided on."""

    cv: CV
    certainty: Certainty | None
    undecided: Undecided
    is_newer: bool

    @property
    def is_open(self) -> bool:
        return bool(self.undecided.total or self.cv.undecided)


@login_required
@require_http_methods(["GET", "POST"])
def cv_list(request: MemberRequest) -> HttpResponse:
    form = UploadForm(posted(request), request.FILES or None)
    if request.method == "POST" and form.is_valid() and (cv := _upload(request, form)):
        return redirect("cvs:detail", cv.pk)
    context = {
        "form": form,
        "cvs": list_rows(request),
        "most_files": settings.CV_FILES_A_PERSON,
        "most_a_day": settings.CV_UPLOADS_A_DAY,
    }
    status = 422 if form.is_bound else 200
    return TemplateResponse(request, "cvs/list.html", context, status=status)


def list_rows(request: MemberRequest) -> list[CVRow]:
    undecided = undecided_by_cv(owner=request.user)
    first = reviewed_from(owner=request.user)
    return [
        CVRow(
            cv,
            certainty=None if cv.confidence is None else certainty_of(cv.confidence),
            undecided=undecided.get(cv.pk, NOTHING_UNDECIDED),
            is_newer=first is not None and first < cv.uploaded_at,
        )
        for cv in selectors.cv_list(owner=request.user)
    ]


def _upload(request: MemberRequest, form: UploadForm) -> CV | None:
    at = now()
    try:
        cv = services.upload_cv(
            user=request.user,
            file=form.cleaned_data["file"],
            file_name=form.file_name,
            file_type=form.file_type,
            now=at,
        )
    except services.UploadError as problem:
        form.add_error("file", str(problem))
        return None
    if cv.uploaded_at < at:
        day = date_format(localtime(cv.uploaded_at), "j M Y")
        messages.info(request, f"You uploaded this file already on {day}, here it is.")
    return cv


@login_required
@require_GET
def cv_detail(request: MemberRequest, cv_id: UUID) -> HttpResponse:
    """How far a CV is; the page asks again by itself until the CV is read or has failed.

    Nothing is swapped, and so nothing is read out anew, while the status stays as `seen`.
    """
    cv = own_cv(request, cv_id)
    swap = is_swap(request)
    if cv.status == CVStatus.PARSED:
        if swap:
            return HttpResponseClientRedirect(reverse("cvs:review", args=[cv.pk]))
        return redirect("cvs:review", cv.pk)
    if swap and request.GET.get("seen") == cv.status:
        return HttpResponse(status=HTTPStatus.NO_CONTENT)
    return render_page(request, "cvs/detail.html", {"cv": cv}, partial="status")


@login_required
@require_POST
def cv_retry(request: MemberRequest, cv_id: UUID) -> HttpResponse:
    services.retry_cv(cv=own_cv(request, cv_id), now=now())
    return redirect("cvs:detail", cv_id)


@login_required
@require_POST
def cv_reread(request: MemberRequest, cv_id: UUID) -> HttpResponse:
    """Read a CV again, as with a newer reader; what its owner decided stays."""
    services.reread_cv(cv=own_cv(request, cv_id), now=now())
    return redirect("cvs:detail", cv_id)


@login_required
@require_POST
def cv_cancel(request: MemberRequest, cv_id: UUID) -> HttpResponse:
    services.cancel_cv(cv=own_cv(request, cv_id), now=now())
    return redirect("cvs:detail", cv_id)


@login_required
@require_POST
def cv_activate(request: MemberRequest, cv_id: UUID) -> HttpResponse:
    cv = own_cv(request, cv_id)
    services.activate_cv(cv=cv, now=now())
    messages.success(request, f"{cv.file_name} is your active CV.")
    return redirect("cvs:list")


@login_required
@require_POST
def cv_delete(request: MemberRequest, cv_id: UUID) -> HttpResponse:
    cv = own_cv(request, cv_id)
    services.delete_cv(cv=cv)
    messages.success(request, f"{cv.file_name} and what was read in it are deleted.")
    return redirect("cvs:list")


@login_required
@require_GET
def cv_file(request: MemberRequest, cv_id: UUID) -> FileResponse:
    """The file itself, to its owner alone and never shown inside the site."""
    cv = own_cv(request, cv_id)
    try:
        stream = cv.file.open("rb")
    except FileNotFoundError as error:
        raise Http404 from error
    response = FileResponse(stream, as_attachment=True, filename=cv.file_name)
    response["Content-Security-Policy"] = "sandbox; default-src 'none'"
    return response
