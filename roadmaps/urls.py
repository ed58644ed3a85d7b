from django.urls import path

from roadmaps import views

app_name = "roadmaps"
urlpatterns = [
    path("roadmaps/", views.roadmap_list, name="list"),
    path("roadmaps/new/", views.roadmap_new, name="new"),
    path("roadmaps/requests/<uuid:request_id>/", views.roadmap_request, name="request"),
    path("roadmaps/requests/<uuid:request_id>/retry/", views.roadmap_retry, name="retry"),
    path("roadmaps/<uuid:roadmap_id>/", views.roadmap_detail, name="detail"),
    path("roadmaps/<uuid:roadmap_id>/status/", views.roadmap_status, name="status"),
    path("roadmaps/<uuid:roadmap_id>/delete/", views.roadmap_delete, name="delete"),
]
