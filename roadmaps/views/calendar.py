"""The calendar feed, and the page where its owner opens and closes it."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.timezone import localdate, now
from django.views.decorators.http import require_GET, require_http_methods

from accounts.http import MemberRequest
from roadmaps import services
from roadmaps.models import CalendarFeed
from roadmaps.selectors import feeds

CHANGES = {
    "open": (services.open_feed, "Your calendar has an address now."),
    "renew": (services.renew_feed, "Your calendar has a new address. The old one is closed."),
    "revoke": (services.close_feed, "The address is closed. Calendars that used it get no more."),
}


@login_required
@require_http_methods(["GET", "POST"])
def calendar_settings(request: MemberRequest) -> HttpResponse:
    if request.method == "POST":
        return _change(request)
    feed = CalendarFeed.objects.filter(user=request.user).first()
    link, today = request.build_absolute_uri, localdate()
    occasions = feeds.occasions_of(owner=request.user, today=today)
    context = {
        "feed": feed,
        "address": link(reverse("roadmaps:feed", args=[feeds.token_of(feed)])) if feed else "",
        "coming": feeds.coming(occasions, today=today),
    }
    return TemplateResponse(request, "roadmaps/calendar.html", context)


def _change(request: MemberRequest) -> HttpResponse:
    if change := CHANGES.get(request.POST.get("change", "")):
        act, words = change
        act(user=request.user)
        messages.success(request, words)
    else:
        messages.error(request, "The calendar cannot be changed like that.")
    return redirect("roadmaps:calendar")


@require_GET
def calendar_feed(request: HttpRequest, token: str) -> HttpResponse:
    """For calendars, which do not log in: whoever knows the address may read, and only that."""
    feed = feeds.feed_of(token)
    if feed is None:
        raise Http404
    at = now()
    occasions = feeds.occasions_of(owner=feed.user, today=localdate(at))
    file = feeds.calendar_file(occasions, now=at, link=request.build_absolute_uri)
    services.note_reading(feed=feed, now=at)
    headers = {"Cache-Control": "private, max-age=3600", "X-Robots-Tag": "noindex"}
    return HttpResponse(file, content_type="text/calendar; charset=utf-8", headers=headers)
