from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from accounts.http import MemberRequest
from careerpilot.htmx import render_page
from chat import selectors, services
from chat.enums import Feedback
from chat.forms import FeedbackForm, QuestionForm
from chat.models import ChatMessage


@login_required
@require_http_methods(["GET", "POST"])
def thread(request: MemberRequest) -> HttpResponse:
    form, status = QuestionForm(request.POST or None), 200
    if request.method == "POST" and form.is_valid():
        services.ask(user=request.user, question=form.cleaned_data["question"])
        if not request.htmx:
            return redirect(f"{reverse('chat:thread')}#question")
        form = QuestionForm()
    elif form.is_bound:
        status = 422
    context = {"form": form, "thread": selectors.thread(owner=request.user)}
    return render_page(request, "chat/thread.html", context, partial="panel", status=status)


@login_required
@require_POST
def feedback(request: MemberRequest, message_id: UUID) -> HttpResponse:
    message = get_object_or_404(ChatMessage.objects.owned_by(request.user), pk=message_id)
    form = FeedbackForm(request.POST)
    if form.is_valid():
        services.give_feedback(message=message, feedback=Feedback(form.cleaned_data["feedback"]))
    if not request.htmx:
        return redirect("chat:thread")
    context = {"form": QuestionForm(), "thread": selectors.thread(owner=request.user)}
    return render_page(request, "chat/thread.html", context, partial="panel")


@login_required
@require_POST
def clear(request: MemberRequest) -> HttpResponse:
    services.delete_thread(user=request.user)
    messages.success(request, "Your questions and their answers are deleted.")
    return redirect("chat:thread")
