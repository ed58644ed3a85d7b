"""Roadmaps to take along."""

import json
from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.text import slugify
from django.utils.timezone import localdate
from django.views.decorators.http import require_GET

from accounts.http import MemberRequest
from roadmaps import selectors
from roadmaps.models import Roadmap


@login_required
@require_GET
def export_json(request: MemberRequest, roadmap_id: UUID) -> HttpResponse:
    roadmap = get_object_or_404(selectors.roadmaps_with_tasks(owner=request.user), pk=roadmap_id)
    document = selectors.as_document(roadmap, today=localdate())
    text = json.dumps(document, indent=2, ensure_ascii=False)
    return _file(roadmap, text, "json", "application/json")


@login_required
@require_GET
def export_markdown(request: MemberRequest, roadmap_id: UUID) -> HttpResponse:
    roadmap = get_object_or_404(selectors.roadmaps_with_tasks(owner=request.user), pk=roadmap_id)
    return _file(roadmap, selectors.as_markdown(roadmap), "md", "text/markdown; charset=utf-8")


def _file(roadmap: Roadmap, text: str, ending: str, content_type: str) -> HttpResponse:
    name = f"{slugify(roadmap.title) or 'roadmap'}.{ending}"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(text, content_type=content_type, headers=headers)
