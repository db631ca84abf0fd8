"""The form in which an author changes an outline: some fields for each of its scenes."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from stories.schemas import LINE_CHARS, MOST_BEATS, TITLE_CHARS, ScenePlan, StoryOutline
from storycreator.forms import CleanLineField, CleanTextField, VersionedForm
from storycreator.text import lines_of

FIELDS = ("title", "setting", "opening", "beats", "hook")
LABELS = {
    "title": "Title",
    "setting": "Where and when",
    "opening": "How it begins",
    "beats": "What happens, one beat a line",
    "hook": "What it ends on",
}
EMPTY = {
    "title": "A scene needs a title.",
    "setting": "Say where and when the scene plays.",
    "opening": "Say how things stand when the scene begins.",
    "beats": "Say in at least one line what happens.",
    "hook": "Say what the scene ends on.",
}
LONG_BEAT = "Beat {number} has {length:,} characters; {limit:,} fit. Nothing was lost: shorten it here."
MANY_BEATS = "There are {count} beats; a scene has at most {limit}. Nothing was lost: join some of them here."
MOVE = re.compile(r"(?P<way>up|down)-(?P<number>[1-9])")


class BeatsField(CleanTextField):
    """What happens in a scene, one beat a line."""

    def validate(self, value: str) -> None:
        beats = lines_of(value)
        super().validate("\n".join(beats))
        if len(beats) > MOST_BEATS:
            raise ValidationError(MANY_BEATS.format(count=len(beats), limit=MOST_BEATS))
        for number, beat in enumerate(beats, start=1):
            if len(beat) > LINE_CHARS:
                said = LONG_BEAT.format(number=number, length=len(beat), limit=LINE_CHARS)
                raise ValidationError(said, code="too_long")


@dataclass(frozen=True)
class SceneFields:
    """The fields of one scene, as the page shows them."""

    number: int
    characters: list[str]
    fields: list[tuple[str, Any]]
    """Label and bound field."""
    is_first: bool
    is_last: bool


class OutlineForm(VersionedForm):
    """Every scene's plan.

    `kept_as` names the copies that the browser keeps of what is typed, `seen` is the version they belong to:
    after a scene has changed places, what was typed into another one is not offered for it.
    """

    move = CleanLineField(max_length=20, required=False, widget=forms.HiddenInput)
    """The scene that is to change places, and in which direction: by the button that was pressed."""

    def __init__(self, *args: Any, outline: StoryOutline, kept_as: str, seen: int, **options: Any) -> None:
        super().__init__(*args, **options)
        self.outline = outline
        for number, scene in enumerate(outline.scenes, start=1):
            for name in FIELDS:
                field = _field(name, number)
                value = getattr(scene, name)
                field.initial = "\n".join(value) if name == "beats" else value
                field.widget.attrs["data-autosave"] = f"{kept_as}:{name}_{number}"
                field.widget.attrs["data-version"] = seen
                self.fields[f"{name}_{number}"] = field

    @property
    def kept(self) -> list[str]:
        """The names of the copies that the browser keeps."""
        marks = (field.widget.attrs.get("data-autosave") for field in self.fields.values())
        return [str(mark) for mark in marks if mark]

    def scenes(self) -> Iterator[SceneFields]:
        """The fields by scene."""
        last = len(self.outline.scenes)
        for number, scene in enumerate(self.outline.scenes, start=1):
            fields = [(LABELS[name], self[f"{name}_{number}"]) for name in FIELDS]
            yield SceneFields(number, scene.characters, fields, number == 1, number == last)

    def plans(self) -> list[ScenePlan]:
        """Return what was typed, in the order that was asked for."""
        plans = [self._plan(number) for number in range(1, len(self.outline.scenes) + 1)]
        asked = MOVE.fullmatch(self.cleaned_data["move"])
        if asked:
            here = int(asked["number"]) - 1
            there = here + (1 if asked["way"] == "down" else -1)
            if max(here, there) < len(plans) and min(here, there) >= 0:
                plans[here], plans[there] = plans[there], plans[here]
        return plans

    def _plan(self, number: int) -> ScenePlan:
        typed = {name: self.cleaned_data[f"{name}_{number}"] for name in FIELDS}
        return ScenePlan(number=number, **{**typed, "beats": lines_of(typed["beats"])})


def _field(name: str, number: int) -> CleanTextField:
    kind = BeatsField if name == "beats" else CleanLineField
    limit = {"title": TITLE_CHARS, "beats": MOST_BEATS * (LINE_CHARS + 1)}.get(name, LINE_CHARS)
    # No <input>: there the return key would press the first button of the form.
    rows = {"title": 1, "beats": 6}.get(name, 2)
    return kind(
        label=f"Scene {number}: {LABELS[name].lower()}",
        max_length=limit,
        what="this line",
        widget=forms.Textarea(attrs={"rows": rows}),
        error_messages={"required": EMPTY[name]},
    )
