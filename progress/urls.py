from django.urls import path

from progress import views

app_name = "progress"
urlpatterns = [
    path("dashboard/", views.dashboard, name="dashboard"),
    path("progress/", views.activity_list, name="list"),
    path("progress/<uuid:activity_id>/delete/", views.activity_delete, name="delete"),
    path("tasks/<uuid:task_id>/", views.task_move, name="task"),
    path("tasks/<uuid:task_id>/known/", views.task_known, name="known"),
]
