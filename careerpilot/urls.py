"""Every address of the product."""

from allauth.account.decorators import secure_admin_login
from django.conf import settings
from django.contrib import admin
from django.urls import URLPattern, URLResolver, include, path

from careerpilot import views

admin.site.site_header = admin.site.site_title = "CareerPilot staff"
admin.site.index_title = "Tables"
# Staff log in by the product's own door, with its limits on guessing.
admin.site.login = secure_admin_login(admin.site.login)  # type: ignore[method-assign]

urlpatterns: list[URLPattern | URLResolver] = [
    path("", views.home, name="home"),
    path("favicon.ico", views.favicon),
    path("healthz/", views.healthz, name="healthz"),
    path("accounts/", include("allauth.account.urls")),
    path("admin/", admin.site.urls),
    path("", include("accounts.urls")),
    path("", include("skills.urls")),
    path("", include("cvs.urls")),
    path("", include("careers.urls")),
    path("", include("roadmaps.urls")),
    path("", include("progress.urls")),
    path("", include("chat.urls")),
]
if settings.DEBUG:
    urlpatterns.append(path("ui/", include("careerpilot.ui.urls")))
