from django.urls import path

from careerpilot.ui import gallery

app_name = "ui"
urlpatterns = [path("", gallery.gallery, name="gallery")]
