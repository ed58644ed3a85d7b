from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.views.decorators.http import require_http_methods

from accounts import services
from accounts.forms import ProfileForm
from accounts.http import MemberRequest, posted
from accounts.models import Profile
from accounts.selectors import profile_origins


@login_required
@require_http_methods(["GET", "POST"])
def profile(request: MemberRequest) -> HttpResponse:
    row = Profile.objects.select_related("user").get(user=request.user)
    origins = profile_origins(request.user)
    form = ProfileForm(posted(request), instance=row, origins=origins)
    if request.method == "POST" and form.is_valid():
        services.save_profile(profile=form.instance, person=form.person())
        messages.success(request, "Your profile is saved.")
        return redirect("accounts:profile")
    status = 422 if form.is_bound else 200
    return TemplateResponse(request, "accounts/profile.html", {"form": form}, status=status)
