from django.urls import path

from careers import views

app_name = "careers"
urlpatterns = [
    path("careers/", views.career_list, name="list"),
    path("careers/<uuid:career_id>/", views.career_detail, name="detail"),
    path("recommendations/", views.career_ranking, name="ranking"),
]
