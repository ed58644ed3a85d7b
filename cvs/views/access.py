"""Fetching through the owner: what is another person's is not found."""

from uuid import UUID

from django.shortcuts import get_object_or_404

from accounts.http import MemberRequest
from cvs.enums import CVStatus
from cvs.models import CV, CVFinding


def own_cv(request: MemberRequest, cv_id: UUID, **conditions: str) -> CV:
    cv = get_object_or_404(CV.objects.owned_by(request.user), pk=cv_id, **conditions)
    cv.user = request.user
    return cv


def own_read_cv(request: MemberRequest, cv_id: UUID) -> CV:
    """While a CV is read anew, nothing can be decided in it, so it is not found."""
    return own_cv(request, cv_id, status=CVStatus.PARSED)


def own_finding(request: MemberRequest, cv_id: UUID, finding_id: UUID) -> CVFinding:
    cv = own_read_cv(request, cv_id)
    finding = get_object_or_404(cv.findings, pk=finding_id)
    finding.cv = cv
    return finding


def is_swap(request: MemberRequest) -> bool:
    """Whether htmx asks for a part; going back in the history asks for the whole page."""
    return bool(request.htmx) and not request.htmx.history_restore_request
