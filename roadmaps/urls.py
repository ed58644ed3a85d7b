from django.urls import path

from roadmaps.views import requests, roadmaps

app_name = "roadmaps"
urlpatterns = [
    path("roadmaps/", roadmaps.roadmap_list, name="list"),
    path("roadmaps/new/", requests.roadmap_new, name="new"),
    path("roadmaps/requests/<uuid:request_id>/", requests.roadmap_request, name="request"),
    path("roadmaps/requests/<uuid:request_id>/retry/", requests.roadmap_retry, name="retry"),
    path("roadmaps/<uuid:roadmap_id>/", roadmaps.roadmap_detail, name="detail"),
    path("roadmaps/<uuid:roadmap_id>/status/", roadmaps.roadmap_status, name="status"),
    path("roadmaps/<uuid:roadmap_id>/delete/", roadmaps.roadmap_delete, name="delete"),
]
