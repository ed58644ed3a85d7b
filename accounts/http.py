"""The request of somebody who is logged in."""

from django.http import HttpRequest, QueryDict

from accounts.models import User
from careerpilot.htmx import HtmxRequest


class MemberRequest(HtmxRequest):
    user: User


def posted(request: HttpRequest) -> QueryDict | None:
    """What a form binds to: an empty POST is an answer too, a GET is none."""
    return request.POST if request.method == "POST" else None
