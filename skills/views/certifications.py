"""The pages about what certificates a person holds."""

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.utils.timezone import localdate
from django.views.decorators.http import require_http_methods, require_POST

from accounts.http import MemberRequest, posted
from skills import selectors, services
from skills.forms import CertificationForm
from skills.models import Certification


@login_required
@require_http_methods(["GET"])
def certification_list(request: MemberRequest) -> HttpResponse:
    held = selectors.held_certifications(owner=request.user, today=localdate())
    context = {"held": held, "soon_days": selectors.EXPIRES_SOON.days}
    return TemplateResponse(request, "skills/certification_list.html", context)


@login_required
@require_http_methods(["GET", "POST"])
def certification_add(request: MemberRequest) -> HttpResponse:
    form = CertificationForm(posted(request))
    if request.method == "POST" and form.is_valid():
        services.add_certification(user=request.user, certification=form.instance)
        messages.success(request, f"{form.instance.name} is recorded.")
        return redirect("skills:certification_list")
    status = 422 if form.is_bound else 200
    return TemplateResponse(
        request, "skills/certification_form.html", {"form": form}, status=status
    )


@login_required
@require_http_methods(["GET", "POST"])
def certification_edit(request: MemberRequest, certification_id: UUID) -> HttpResponse:
    row = get_object_or_404(Certification.objects.owned_by(request.user), pk=certification_id)
    form = CertificationForm(posted(request), instance=row)
    if request.method == "POST" and form.is_valid():
        services.save_certification(certification=form.instance)
        messages.success(request, f"{form.instance.name} is saved.")
        return redirect("skills:certification_list")
    context = {"form": form, "certification": row}
    status = 422 if form.is_bound else 200
    return TemplateResponse(request, "skills/certification_form.html", context, status=status)


@login_required
@require_POST
def certification_delete(request: MemberRequest, certification_id: UUID) -> HttpResponse:
    row = get_object_or_404(Certification.objects.owned_by(request.user), pk=certification_id)
    services.delete_certification(certification=row)
    messages.success(request, f"{row.name} is removed.")
    return redirect("skills:certification_list")
