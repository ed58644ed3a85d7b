"""Going back to the page that a form was sent from."""

from django.utils.http import url_has_allowed_host_and_scheme

from accounts.http import MemberRequest


def page_before(request: MemberRequest) -> str:
    """The page that the form names as `next`, if that is one of ours; else nothing."""
    wanted = request.POST.get("next", "")
    ours = url_has_allowed_host_and_scheme(
        wanted, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )
    return wanted if ours else ""
