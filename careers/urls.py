from django.urls import path

from careers import views

app_name = "careers"
urlpatterns = [
    path("careers/", views.career_list, name="list"),
    path("careers/compare/", views.career_compare, name="compare"),
    path("careers/what-if/", views.what_if, name="what_if"),
    path("careers/<uuid:career_id>/", views.career_detail, name="detail"),
    path("careers/<uuid:career_id>/mark/", views.career_mark, name="mark"),
    path("sources/", views.source_list, name="sources"),
    path("help/how-scores-work/", views.how_scores_work, name="how"),
    path("recommendations/", views.career_ranking, name="ranking"),
    path("recommendations/preferences/", views.preferences, name="preferences"),
    path("recommendations/runs/", views.run_list, name="run_list"),
    path("recommendations/runs/<uuid:run_id>/", views.run_detail, name="run"),
]
