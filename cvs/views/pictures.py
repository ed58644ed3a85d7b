"""Pictures of the pages of a CV."""

from hashlib import sha256
from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404
from django.utils.cache import get_conditional_response
from django.utils.http import quote_etag
from django.views.decorators.http import require_GET

from accounts.http import MemberRequest
from cvs.models import CVPage
from cvs.views.access import own_cv


@login_required
@require_GET
def cv_page_picture(request: MemberRequest, cv_id: UUID, number: int) -> HttpResponseBase:
    """To the owner alone. A browser may keep it, but asks each time whether it is still so."""
    drawn = CVPage.objects.filter(cv=own_cv(request, cv_id), picture__isnull=False)
    picture = bytes(get_object_or_404(drawn, number=number).picture or b"")
    response = HttpResponse(picture, content_type="image/png")
    response["Content-Security-Policy"] = "sandbox; default-src 'none'"
    response["Cache-Control"] = "private, no-cache"
    response["ETag"] = quote_etag(sha256(picture).hexdigest())
    return get_conditional_response(request, etag=response["ETag"], response=response) or response
