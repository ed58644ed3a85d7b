from django.urls import path

from chat import views

app_name = "chat"
urlpatterns = [
    path("chat/", views.thread, name="thread"),
    path("chat/<uuid:message_id>/feedback/", views.feedback, name="feedback"),
    path("chat/clear/", views.clear, name="clear"),
]
