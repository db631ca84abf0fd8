"""The addresses of a book, and of what was made for it."""

from django.urls import URLPattern, URLResolver, include, path

from narration import views

app_name = "narration"

part_urls = [
    path("retry/", views.part_retry, name="part_retry"),
    path("leave-out/", views.part_leave_out, name="part_leave_out"),
]
picture_urls = [
    path("use/", views.picture_use, name="picture_use"),
    path("describe/", views.picture_describe, name="picture_describe"),
    path("remove/", views.picture_remove, name="picture_remove"),
]
story_urls: list[URLPattern | URLResolver] = [
    path("format/", views.format_, name="format"),
    path("format/choose/", views.format_choose, name="format_choose"),
    path("narrator/", views.narrator, name="narrator"),
    path("narrator/hear/", views.narrator_hear, name="narrator_hear"),
    path("narrator/choose/", views.narrator_choose, name="narrator_choose"),
    path("generate/", views.generate, name="generate"),
    path("generate/make/", views.book_make, name="book_make"),
    path("generate/stop/", views.book_stop, name="book_stop"),
    path("generate/leave-out-failed/", views.failed_leave_out, name="failed_leave_out"),
    path("parts/<uuid:part_id>/", include(part_urls)),
    path("pictures/", views.pictures, name="pictures"),
    path("pictures/<uuid:picture_id>/", include(picture_urls)),
    path("scenes/<uuid:scene_id>/pictures/", views.scene_pictures, name="scene_pictures"),
    path("scenes/<uuid:scene_id>/pictures/draw/", views.picture_draw, name="picture_draw"),
    path("scenes/<uuid:scene_id>/cover/", views.cover_choose, name="cover_choose"),
    path("book/", views.book, name="book"),
    path("read/", views.read, name="read"),
]
urlpatterns = [
    path("stories/<uuid:story_id>/", include(story_urls)),
    path("narrators/<str:voice_id>/sample/", views.sample, name="sample"),
    path("recordings/<uuid:recording_id>/", views.recording, name="recording"),
    path("takes/<uuid:take_id>/", views.take, name="take"),
    path("illustrations/<uuid:illustration_id>/", views.illustration, name="illustration"),
    path("editions/<uuid:edition_id>/<str:name>/", views.edition_file, name="edition_file"),
]
