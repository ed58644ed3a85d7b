from django.urls import path

from cvs import views

app_name = "cvs"
urlpatterns = [
    path("cv/", views.cv_list, name="list"),
    path("cv/<uuid:cv_id>/", views.cv_detail, name="detail"),
    path("cv/<uuid:cv_id>/review/", views.cv_review, name="review"),
    path("cv/<uuid:cv_id>/retry/", views.cv_retry, name="retry"),
    path("cv/<uuid:cv_id>/activate/", views.cv_activate, name="activate"),
    path("cv/<uuid:cv_id>/delete/", views.cv_delete, name="delete"),
    path("cv/<uuid:cv_id>/file/", views.cv_file, name="file"),
]
