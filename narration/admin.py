"""Books as the staff see them: narrators are arranged, everything else is only looked at."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest

from narration.models import Book, Edition, EditionFile, EditionScene, Narrator
from storycreator.admin import ReadOnly


@admin.register(Narrator)
class NarratorAdmin(admin.ModelAdmin):  # type: ignore[type-arg]
    """In which order narrators are offered; the rest comes from the voice at every start."""

    list_display = ("name", "voice_id", "accent", "tone", "engine", "position", "active")
    list_editable = ("position",)
    list_filter = ("active", "gender", "accent")
    search_fields = ("name", "voice_id", "accent", "tone", "description")
    fields = ("name", "voice_id", "gender", "accent", "tone", "description", "engine", "position", "active")
    readonly_fields = ("name", "voice_id", "gender", "accent", "tone", "description", "engine", "active")

    def has_add_permission(self, _request: HttpRequest) -> bool:
        return False

    def has_delete_permission(self, _request: HttpRequest, _obj: Any = None) -> bool:
        return False


class EditionInline(ReadOnly, admin.TabularInline):  # type: ignore[type-arg]
    model = Edition
    fields = ("number", "state", "title", "byline", "created_at")
    readonly_fields = fields
    show_change_link = True


@admin.register(Book)
class BookAdmin(ReadOnly, admin.ModelAdmin):  # type: ignore[type-arg]
    list_display = ("story", "output_format", "narrator", "style", "asked_at", "updated_at")
    list_filter = ("output_format", "style")
    search_fields = ("story__title", "story__author__username", "=story__id")
    list_select_related = ("story", "narrator")
    inlines = (EditionInline,)


class EditionSceneInline(ReadOnly, admin.TabularInline):  # type: ignore[type-arg]
    model = EditionScene
    fields = ("number", "title", "recording", "illustration")
    readonly_fields = fields


class EditionFileInline(ReadOnly, admin.TabularInline):  # type: ignore[type-arg]
    model = EditionFile
    fields = ("format", "state", "error", "size", "sha256")
    readonly_fields = fields


@admin.register(Edition)
class EditionAdmin(ReadOnly, admin.ModelAdmin):  # type: ignore[type-arg]
    list_display = ("title", "number", "state", "created_at")
    list_filter = ("state",)
    search_fields = ("title", "byline", "=book__story__id")
    inlines = (EditionSceneInline, EditionFileInline)
