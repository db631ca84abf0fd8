"""Stories as the staff sees them: to find one, to read it, to hide it. Nothing here edits a text."""

from typing import TYPE_CHECKING, Any, ClassVar
from uuid import UUID

from django import forms
from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html_join
from django.utils.safestring import SafeString

from stories.models import AgentCall, Consent, Revision, Scene, Story
from stories.totals import totals_of
from storycreator import budget, progress
from storycreator.admin import ReadOnly
from storycreator.text import clean_text

if TYPE_CHECKING:
    # Only django-stubs' classes take a type; Django's own do not.
    CallModelAdmin = admin.ModelAdmin[AgentCall]
    ConsentModelAdmin = admin.ModelAdmin[Consent]
    StoryForm = forms.ModelForm[Story]
    StoryModelAdmin = admin.ModelAdmin[Story]
    SceneModelAdmin = admin.ModelAdmin[Scene]
    RevisionStack = admin.StackedInline[Revision, Scene]
else:
    CallModelAdmin = ConsentModelAdmin = admin.ModelAdmin
    StoryForm, StoryModelAdmin = forms.ModelForm, admin.ModelAdmin
    SceneModelAdmin, RevisionStack = admin.ModelAdmin, admin.StackedInline


class HiddenFilter(admin.SimpleListFilter):
    title = "hidden"
    parameter_name = "hidden"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [("yes", "Hidden"), ("no", "Not hidden")]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Story]) -> QuerySet[Story]:
        match self.value():
            case "yes":
                return queryset.exclude(hidden_at=None)
            case "no":
                return queryset.filter(hidden_at=None)
            case _:
                return queryset


class HidingForm(StoryForm):
    """Whether a story is hidden, and why: a sentence that its author reads."""

    hidden = forms.BooleanField(
        required=False,
        help_text="Hidden from share links and the gallery. Its author still reads and edits it.",
    )

    class Meta:
        model = Story
        fields = ("hidden", "hidden_reason")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["hidden"].initial = self.instance.hidden_at is not None
        self.fields["hidden_reason"].help_text = "Shown to the author on the page of the story."

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        reason = clean_text(cleaned.get("hidden_reason") or "").strip()
        if cleaned.get("hidden") and not reason:
            self.add_error("hidden_reason", "Say why it is hidden: its author reads this.")
        return {**cleaned, "hidden_reason": reason if cleaned.get("hidden") else ""}


@admin.register(Story)
class StoryAdmin(StoryModelAdmin):
    form = HidingForm
    list_display = ("title", "author", "stage", "is_hidden", "in_bin", "updated_at")
    list_filter = ("stage", HiddenFilter, ("author", admin.RelatedOnlyFieldListFilter))
    list_select_related = ("author",)
    search_fields = ("title", "author__username")
    search_help_text = "Title, author or id"
    date_hierarchy = "created_at"
    readonly_fields = (
        "id",
        "title",
        "byline",
        "author",
        "stage",
        "idea_text",
        "scene_links",
        "created_at",
        "updated_at",
        "deleted_at",
        "expires_at",
        "hidden_at",
    )
    fieldsets: ClassVar = [
        (None, {"fields": ("title", "byline", "author", "id", "stage", "idea_text", "scene_links")}),
        ("Dates", {"fields": ("created_at", "updated_at", "deleted_at", "expires_at")}),
        ("Hiding", {"fields": ("hidden", "hidden_reason", "hidden_at")}),
    ]

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Story | None = None) -> bool:
        # A story is deleted by its author, with its files; rows alone would leave those behind.
        return False

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[Story], search_term: str
    ) -> tuple[QuerySet[Story], bool]:
        """Search by title and author, and by the whole id."""
        try:
            return queryset.filter(pk=UUID(search_term.strip())), False
        except ValueError:
            return super().get_search_results(request, queryset, search_term)

    def save_model(self, request: HttpRequest, obj: Story, form: HidingForm, change: bool) -> None:  # noqa: FBT001
        hidden = form.cleaned_data["hidden"]
        obj.hidden_at = (obj.hidden_at or timezone.now()) if hidden else None
        obj.save(update_fields=["hidden_at", "hidden_reason"])
        progress.changed(obj.topic, "draft")

    @admin.display(boolean=True, description="hidden")
    def is_hidden(self, story: Story) -> bool:
        return story.hidden_at is not None

    @admin.display(boolean=True, description="in the bin")
    def in_bin(self, story: Story) -> bool:
        return story.deleted_at is not None

    @admin.display(description="idea")
    def idea_text(self, story: Story) -> str:
        newest = story.ideas.order_by("round").last()
        return newest.prompt if newest else "–"

    @admin.display(description="scenes")
    def scene_links(self, story: Story) -> SafeString | str:
        scenes = Scene.objects.filter(draft__story=story).order_by("draft__number", "number")
        links = (
            (reverse("admin:stories_scene_change", args=[scene.pk]), scene.draft, scene.number, scene.title)
            for scene in scenes.select_related("draft")
        )
        return format_html_join("\n", '<p><a href="{}">{}, scene {}: {}</a></p>', links) or "–"


class RevisionInline(ReadOnly, RevisionStack):
    model = Revision
    fk_name = "scene"
    extra = 0
    fields = (
        "number",
        "origin",
        "state",
        "words",
        "model",
        "feedback",
        "content",
        "note",
        "error",
        "created_at",
    )
    readonly_fields = fields


@admin.register(Scene)
class SceneAdmin(ReadOnly, SceneModelAdmin):
    list_display = ("title", "story", "number", "status")
    list_filter = ("status",)
    list_select_related = ("draft__story",)
    search_fields = ("title", "draft__story__title", "draft__story__author__username")
    fields = ("story", "number", "title", "setting", "characters", "status", "version")
    readonly_fields = fields
    inlines: ClassVar = [RevisionInline]

    @admin.display(ordering="draft__story__title")
    def story(self, scene: Scene) -> Story:
        return scene.draft.story


@admin.register(Consent)
class ConsentAdmin(ReadOnly, ConsentModelAdmin):
    """Given and revoked by authors alone."""

    list_display = ("author", "service", "version", "created_at", "revoked_at")
    list_filter = ("service", ("revoked_at", admin.EmptyFieldListFilter))
    list_select_related = ("author",)
    search_fields = ("author__username", "service")
    date_hierarchy = "created_at"


@admin.register(AgentCall)
class AgentCallAdmin(ReadOnly, CallModelAdmin):
    """Every call with its cost, and above them the sums of those that are listed."""

    change_list_template = "admin/agent_calls.html"
    list_display = (
        "created_at",
        "author",
        "role",
        "model",
        "tokens_in",
        "tokens_out",
        "cost",
        "took",
        "error_kind",
    )
    list_filter = ("model", "role", "error_kind", ("story__author", admin.RelatedOnlyFieldListFilter))
    list_select_related = ("story__author",)
    search_fields = ("story__author__username", "model")
    date_hierarchy = "created_at"
    ordering = ("-pk",)

    @admin.display(ordering="seconds", description="seconds")
    def took(self, call: AgentCall) -> str:
        return f"{call.seconds:.1f}"

    @admin.display(ordering="story__author")
    def author(self, call: AgentCall) -> Any:
        return call.story.author

    def changelist_view(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> Any:
        answer = super().changelist_view(request, extra_context)
        context = getattr(answer, "context_data", None)
        # An action or a filter that is not there is answered with a redirect, which has none.
        if context and "cl" in context:
            context |= {"totals": totals_of(context["cl"].queryset), "today": budget.purse_of(None)}
        return answer
