"""What a newer CV says otherwise than its owner's record."""

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.timezone import now
from django.views.decorators.http import require_http_methods

from accounts.http import MemberRequest, posted
from cvs import selectors, services
from cvs.enums import CVStatus
from cvs.forms import DifferencesForm
from cvs.views.access import own_cv


@login_required
@require_http_methods(["GET", "POST"])
def cv_differences(request: MemberRequest, cv_id: UUID) -> HttpResponse:
    cv = own_cv(request, cv_id)
    if cv.status != CVStatus.PARSED:
        return redirect("cvs:detail", cv.pk)
    form = DifferencesForm(posted(request), differences=selectors.differences(cv=cv))
    if request.method == "POST" and form.is_valid():
        taken = services.take_over(cv=cv, keys=form.keys(), levels=form.levels(), now=now())
        messages.success(request, f"{taken} taken over." if taken else "Nothing was chosen.")
        return redirect("cvs:differences", cv.pk)
    context = {"cv": cv, "form": form, "differences": form.differences}
    status = 422 if form.is_bound else 200
    return TemplateResponse(request, "cvs/differences.html", context, status=status)
