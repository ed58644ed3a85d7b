"""What a person wishes for, and how much that counts."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.views.decorators.http import require_http_methods

from accounts.http import MemberRequest, posted
from accounts.selectors import profile_of
from careers import selectors, services
from careers.forms import PreferencesForm


@login_required
@require_http_methods(["GET", "POST"])
def preferences(request: MemberRequest) -> HttpResponse:
    stored = selectors.stored_preferences(request.user)
    form = PreferencesForm(posted(request), instance=stored)
    if form.is_valid():
        services.set_preferences(user=request.user, **form.cleaned_data)
        messages.success(request, "Your wishes count as you said.")
        return redirect("careers:ranking")
    context = {"form": form, "profile": profile_of(request.user)}
    status = 422 if form.is_bound else 200
    return TemplateResponse(request, "careers/preferences.html", context, status=status)
