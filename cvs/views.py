from http import HTTPStatus
from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.timezone import now
from django.views.decorators.http import require_GET, require_http_methods, require_POST
from django_htmx.http import HttpResponseClientRedirect

from accounts.http import MemberRequest, posted
from careerpilot.htmx import render_page
from cvs import selectors, services
from cvs.enums import CVStatus
from cvs.forms import ReviewForm, UploadForm
from cvs.models import CV
from skills.selectors import user_skill_list


def _own(request: MemberRequest, cv_id: UUID) -> CV:
    return get_object_or_404(CV.objects.owned_by(request.user), pk=cv_id)


@login_required
@require_http_methods(["GET", "POST"])
def cv_list(request: MemberRequest) -> HttpResponse:
    form = UploadForm(posted(request), request.FILES or None)
    if request.method == "POST" and form.is_valid() and (cv := _upload(request, form)):
        return redirect("cvs:detail", cv.pk)
    context = {
        "form": form,
        "cvs": selectors.cv_list(owner=request.user),
        "most_files": settings.CV_FILES_A_PERSON,
        "most_a_day": settings.CV_UPLOADS_A_DAY,
    }
    status = 422 if form.is_bound else 200
    return TemplateResponse(request, "cvs/list.html", context, status=status)


def _upload(request: MemberRequest, form: UploadForm) -> CV | None:
    try:
        return services.upload_cv(
            user=request.user,
            file=form.cleaned_data["file"],
            file_name=form.file_name,
            file_type=form.file_type,
            now=now(),
        )
    except services.UploadError as problem:
        form.add_error("file", str(problem))
        return None


@login_required
@require_GET
def cv_detail(request: MemberRequest, cv_id: UUID) -> HttpResponse:
    """How far a CV is; the page asks again by itself until the CV is read or has failed.

    Nothing is swapped, and so nothing is read out anew, while the status stays as `seen`.
    """
    cv = _own(request, cv_id)
    swap = request.htmx and not request.htmx.history_restore_request
    if cv.status == CVStatus.PARSED:
        if swap:
            return HttpResponseClientRedirect(reverse("cvs:review", args=[cv.pk]))
        return redirect("cvs:review", cv.pk)
    if swap and request.GET.get("seen") == cv.status:
        return HttpResponse(status=HTTPStatus.NO_CONTENT)
    return render_page(request, "cvs/detail.html", {"cv": cv}, partial="status")


@login_required
@require_http_methods(["GET", "POST"])
def cv_review(request: MemberRequest, cv_id: UUID) -> HttpResponse:
    cv = _own(request, cv_id)
    if cv.status != CVStatus.PARSED:
        return redirect("cvs:detail", cv.pk)
    known = {row.skill_id: row for row in user_skill_list(owner=request.user)}
    mentions = list(selectors.mention_list(cv=cv))
    form = ReviewForm(posted(request), mentions=mentions, known=known)
    if request.method == "POST" and form.is_valid():
        new = services.decide_mentions(cv=cv, accepted=form.accepted())
        messages.success(request, f"Saved. {new} new among your skills.")
        return redirect("careers:ranking")
    context = {
        "cv": cv,
        "data": cv.parsed_data,
        "links": selectors.found_links(cv.parsed_data),
        "form": form,
    }
    status = 422 if form.is_bound else 200
    return TemplateResponse(request, "cvs/review.html", context, status=status)


@login_required
@require_POST
def cv_retry(request: MemberRequest, cv_id: UUID) -> HttpResponse:
    services.retry_cv(cv=_own(request, cv_id), now=now())
    return redirect("cvs:detail", cv_id)


@login_required
@require_POST
def cv_activate(request: MemberRequest, cv_id: UUID) -> HttpResponse:
    cv = _own(request, cv_id)
    services.activate_cv(cv=cv, now=now())
    messages.success(request, f"{cv.file_name} is your active CV.")
    return redirect("cvs:list")


@login_required
@require_POST
def cv_delete(request: MemberRequest, cv_id: UUID) -> HttpResponse:
    cv = _own(request, cv_id)
    services.delete_cv(cv=cv)
    messages.success(request, f"{cv.file_name} and what was read in it are deleted.")
    return redirect("cvs:list")


@login_required
@require_GET
def cv_file(request: MemberRequest, cv_id: UUID) -> FileResponse:
    """The file itself, to its owner alone and never shown inside the site."""
    cv = _own(request, cv_id)
    try:
        stream = cv.file.open("rb")
    except FileNotFoundError as error:
        raise Http404 from error
    response = FileResponse(stream, as_attachment=True, filename=cv.file_name)
    response["Content-Security-Policy"] = "sandbox; default-src 'none'"
    return response
