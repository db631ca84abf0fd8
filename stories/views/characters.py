"""The sheets of a story's figures: read, written, locked and left out."""

from collections.abc import Callable
from dataclasses import dataclass, field
from http import HTTPStatus
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.db.models import Prefetch
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from stories import craft, services
from stories.access import get_character, get_story
from stories.forms import SHEET_FIELDS, CharacterForm
from stories.models import Character, Revision, RevisionState, Story
from stories.schemas import MOST_CHARACTERS
from stories.views.answers import action_of, note_saved, status_of, take
from stories.workflow import Stage
from storycreator.errors import AuthorError, Stale
from storycreator.forms import VersionedForm
from storycreator.web import AuthorRequest, render_page, render_partials

PAGE = "stories/characters.html"


@dataclass
class Sheet:
    """One sheet as it lies before its author."""

    character: Character
    scenes: list[Any]
    """Those of the present draft, with their texts and the versions that wait."""
    form: CharacterForm | None = None
    elsewhere: list[tuple[str, str]] = field(default_factory=list)
    """After a save that came too late: label and present text of each field that differs."""

    @property
    def named_in(self) -> list[int]:
        """The numbers of the scenes whose text names the figure."""
        given = craft.given_name(self.character.name)
        return [scene.number for scene, text in self._texts if craft.names_somebody(text, given)]

    @property
    def called_otherwise(self) -> list[int]:
        """The numbers of the scenes whose text has a former name."""
        return [scene.number for scene, text in self._texts if self.character.renamed(text) != text]

    @property
    def waiting(self) -> list[int]:
        """Of those, the ones beside which a version with the present name waits."""
        return [
            scene.number
            for scene, text in self._texts
            if self.character.renamed(text) in (candidate.content for candidate in scene.candidates)
        ]

    @property
    def edited(self) -> list[str]:
        """The fields that the author has typed, as they are called."""
        return [label for name, label in SHEET_FIELDS.items() if name in self.character.edited]

    @property
    def _texts(self) -> list[tuple[Any, str]]:
        return [(scene, scene.current.content) for scene in self.scenes if scene.current]


@require_safe
def characters(request: AuthorRequest, story_id: UUID) -> HttpResponse:
    """Every sheet; `?edit=` opens the form of the one with that id, `?add=` an empty one."""
    story = get_story(request, story_id)
    context = _context(story)
    for sheet in context["sheets"]:
        if request.GET.get("edit") == str(sheet.character.pk):
            sheet.form = _form_of(sheet.character)
    if "add" in request.GET and context["has_room"]:
        context["new"] = CharacterForm(kept_as=_new(story))
    return render_partials(request, PAGE, "characters", context=_standing(context))


@require_POST
def character_add(request: AuthorRequest, story_id: UUID) -> HttpResponse:
    story = get_story(request, story_id)
    form = CharacterForm(request.POST, kept_as=_new(story))
    error = _typed(request, form, lambda _: services.add_character(story, typed=form.typed()))
    if error:
        context = {**_context(get_story(request, story_id)), "new": form}
        return render_page(request, PAGE, _standing(context), status=error)
    return _saved(request, story, form, said=f"{form.cleaned_data['name']} has a sheet.")


@require_POST
def character_edit(request: AuthorRequest, story_id: UUID, character_id: UUID) -> HttpResponse:
    story = get_story(request, story_id)
    found = get_character(story, character_id)
    form = CharacterForm(request.POST, kept_as=_kept_as(found))
    error = _typed(request, form, lambda seen: services.edit_character(found, typed=form.typed(), seen=seen))
    if error:
        return _again(request, story_id, found, form, status=error)
    return _saved(request, story, form, said=f"The sheet of {form.cleaned_data['name']} is saved.", at=found)


@require_POST
def character_lock(request: AuthorRequest, story_id: UUID, character_id: UUID) -> HttpResponse:
    found = get_character(get_story(request, story_id), character_id)
    locked = request.POST.get("locked") == "yes"
    said = f"{found.name} is locked." if locked else f"{found.name} is not locked any more."
    return _act(
        request, found, lambda seen: services.lock_character(found, locked=locked, seen=seen), said=said
    )


@require_POST
def character_leave_out(request: AuthorRequest, story_id: UUID, character_id: UUID) -> HttpResponse:
    found = get_character(get_story(request, story_id), character_id)
    said = f"{found.name} is left out. The sheet is kept below."
    return _act(request, found, lambda seen: services.leave_out_character(found, seen=seen), said=said)


@require_POST
def character_put_back(request: AuthorRequest, story_id: UUID, character_id: UUID) -> HttpResponse:
    found = get_character(get_story(request, story_id), character_id)
    said = f"{found.name} is back."
    return _act(request, found, lambda seen: services.put_back_character(found, seen=seen), said=said)


@require_POST
def character_rename(request: AuthorRequest, story_id: UUID, character_id: UUID) -> HttpResponse:
    """Offer the scenes with a former name a version with the present one."""
    found = get_character(get_story(request, story_id), character_id)
    said = f"Versions with the name {found.name} wait in the review. Accept or discard each there."
    return _act(request, found, lambda seen: services.rename_in_scenes(found, seen=seen), said=said)


def _act(
    request: AuthorRequest, found: Character, effect: Callable[[int], object], *, said: str
) -> HttpResponse:
    try:
        take(
            request,
            VersionedForm(request.POST),
            action=action_of(request),
            about=request.path,
            effect=effect,
        )
    except AuthorError as error:
        context = {**_context(get_story(request, found.story_id)), "refusal": error.message}
        return render_page(request, PAGE, _standing(context), status=status_of(error))
    messages.success(request, said)
    return redirect(_address(found.story, at=found))


def _typed(request: AuthorRequest, form: CharacterForm, effect: Callable[[int], object]) -> HTTPStatus | None:
    """Take what was typed; where that is refused, the form says why, and its status is returned."""
    if not form.is_valid():
        return HTTPStatus.UNPROCESSABLE_ENTITY
    try:
        take(request, form, action=action_of(request), about=request.path, effect=effect)
    except AuthorError as error:
        form.is_overtaken = isinstance(error, Stale)
        if not form.is_overtaken:
            form.add_error(None, error.message)
        return status_of(error)
    return None


def _again(
    request: AuthorRequest, story_id: UUID, found: Character, form: CharacterForm, *, status: HTTPStatus
) -> HttpResponse:
    """What was typed in its form, beside the sheet as it is now."""
    context = _context(get_story(request, story_id))
    for sheet in context["sheets"]:
        if sheet.character.pk == found.pk:
            sheet.form = form
            sheet.elsewhere = _differing(sheet.character, form) if form.is_overtaken else []
    return render_page(request, PAGE, _standing(context), status=status)


def _differing(now: Character, form: CharacterForm) -> list[tuple[str, str]]:
    typed = form.typed()
    return [(label, getattr(now, n)) for n, label in SHEET_FIELDS.items() if getattr(now, n) != typed[n]]


def _saved(
    request: AuthorRequest, story: Story, form: CharacterForm, *, said: str, at: Character | None = None
) -> HttpResponse:
    for name in SHEET_FIELDS:
        note_saved(request, str(form.fields[name].widget.attrs["data-autosave"]))
    messages.success(request, said)
    return redirect(_address(story, at=at))


def _context(story: Story) -> dict[str, Any]:
    sheets = list(story.characters.all())
    scenes = _scenes(story)
    present = [Sheet(character, scenes) for character in sheets if not character.left_out]
    return {
        "story": story,
        "here": min(Stage(story.stage), Stage.REVISION, key=lambda stage: stage.order),
        "sheets": present,
        "left_out": [character for character in sheets if character.left_out],
        "has_room": len(present) < MOST_CHARACTERS,
        "most": MOST_CHARACTERS,
        "is_planned": bool(story.draft and story.draft.outline_json),
        "working": bool(story.draft and story.draft.outline_json is None and not story.draft.error),
    }


def _scenes(story: Story) -> list[Any]:
    """The scenes of the present draft with their texts, and the versions that wait beside these."""
    if story.draft is None:
        return []
    waiting = Revision.objects.filter(state=RevisionState.CANDIDATE)
    beside = Prefetch("revisions", waiting, to_attr="candidates")
    return list(story.draft.scenes.select_related("current").prefetch_related(beside))


def _standing(context: dict[str, Any]) -> dict[str, Any]:
    """A page in which somebody types must not reload under their hands."""
    is_typed_on = bool(context.get("new")) or any(sheet.form for sheet in context["sheets"])
    return {**context, "stands_still": is_typed_on or bool(context.get("refusal"))}


def _form_of(found: Character) -> CharacterForm:
    return CharacterForm(
        initial={name: getattr(found, name) for name in SHEET_FIELDS}, kept_as=_kept_as(found)
    )


def _kept_as(found: Character) -> str:
    return f"character:{found.pk}"


def _new(story: Story) -> str:
    return f"character:new:{story.pk}"


def _address(story: Story, *, at: Character | None = None) -> str:
    return reverse("stories:characters", args=[story.pk]) + (f"#character-{at.pk}" if at else "")
