from django.urls import path

from skills import views

app_name = "skills"
urlpatterns = [
    path("skills/", views.user_skill_list, name="list"),
    path("skills/names/", views.skill_names, name="names"),
    path("skills/<uuid:skill_id>/", views.skill_ledger, name="detail"),
    path("skills/<uuid:skill_id>/deny/", views.skill_deny, name="deny"),
    path("skills/<uuid:skill_id>/deny/undo/", views.skill_deny_undo, name="deny_undo"),
    path("skills/<uuid:user_skill_id>/edit/", views.user_skill_edit, name="edit"),
    path("skills/<uuid:user_skill_id>/remove/", views.user_skill_remove, name="remove"),
    path("help/how-skills-age/", views.skill_ageing, name="ageing"),
    path("certifications/", views.certification_list, name="certification_list"),
    path("certifications/add/", views.certification_add, name="certification_add"),
    path(
        "certifications/<uuid:certification_id>/",
        views.certification_edit,
        name="certification_edit",
    ),
    path(
        "certifications/<uuid:certification_id>/delete/",
        views.certification_delete,
        name="certification_delete",
    ),
]
