from django.urls import path

from cvs import views

app_name = "cvs"
urlpatterns = [
    path("cv/", views.cv_list, name="list"),
    path("cv/<uuid:cv_id>/", views.cv_detail, name="detail"),
    path("cv/<uuid:cv_id>/review/", views.cv_review, name="review"),
    path("cv/<uuid:cv_id>/findings/", views.cv_finding_add, name="finding_add"),
    path("cv/<uuid:cv_id>/findings/sure/", views.cv_accept_sure, name="accept_sure"),
    path("cv/<uuid:cv_id>/findings/undo/", views.cv_undo_many, name="undo_many"),
    path("cv/<uuid:cv_id>/findings/<uuid:finding_id>/", views.cv_finding, name="finding"),
    path("cv/<uuid:cv_id>/pages/<int:number>.png", views.cv_page_picture, name="page_picture"),
    path("cv/<uuid:cv_id>/differences/", views.cv_differences, name="differences"),
    path("cv/<uuid:cv_id>/reread/", views.cv_reread, name="reread"),
    path("cv/<uuid:cv_id>/retry/", views.cv_retry, name="retry"),
    path("cv/<uuid:cv_id>/cancel/", views.cv_cancel, name="cancel"),
    path("cv/<uuid:cv_id>/activate/", views.cv_activate, name="activate"),
    path("cv/<uuid:cv_id>/delete/", views.cv_delete, name="delete"),
    path("cv/<uuid:cv_id>/file/", views.cv_file, name="file"),
]
