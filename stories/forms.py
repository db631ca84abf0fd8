"""What an author may type, and how much of it."""

from typing import Any

from django import forms

from stories import schemas
from storycreator.forms import CleanLineField, CleanTextField, VersionedForm

SCENES = [(n, f"{n} scenes") for n in range(schemas.MIN_SCENES, schemas.MAX_SCENES + 1)]
WORDS = [(300, "300, brisk"), (400, "400"), (500, "500"), (600, "600"), (700, "700, unhurried")]
TOLD_BY = [("", "Let the story decide"), ("third", "A narrator"), ("first", "The main character, “I”")]
NO_SENTENCE = {"invalid": "That is no sentence of this scene. Choose one from the list."}

SHORT_TEXT = forms.Textarea({"rows": 3})


BRIEF = ("scenes", "words", "point_of_view", "edit_outline")
"""What an idea’s form asks besides the idea."""


class IdeaForm(VersionedForm):
    """An idea, and how long the story should be. `kept_as` names the copies that the browser keeps of it."""

    prompt = CleanTextField(
        label="Your story idea",
        max_length=schemas.IDEA_CHARS,
        what="an idea",
        widget=forms.Textarea(attrs={"rows": 5, "class": "sheet-of-paper"}),
        error_messages={"required": "Type an idea first: one sentence is plenty."},
    )
    scenes = forms.TypedChoiceField(
        label="Scenes",
        choices=SCENES,
        coerce=int,
        initial=schemas.DEFAULT_SCENES,
        required=False,
        empty_value=None,
    )
    words = forms.TypedChoiceField(
        label="Words a scene",
        choices=WORDS,
        coerce=int,
        initial=schemas.DEFAULT_WORDS,
        required=False,
        empty_value=None,
    )
    point_of_view = forms.ChoiceField(label="Told by", choices=TOLD_BY, required=False)
    edit_outline = forms.BooleanField(
        label="Let me edit the outline first",
        required=False,
        help_text="The plan of the scenes then waits for you, and nothing is written before you say so.",
    )
    agree = forms.CharField(label="Your agreement", required=False)
    """The mark of the sentence that was ticked, where one was shown."""

    def __init__(self, *args: Any, kept_as: str, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["prompt"].widget.attrs["data-autosave"] = kept_as

    def brief(self) -> schemas.Brief:
        """Return what was asked for besides the idea; what was left alone has its usual value."""
        asked: dict[str, Any] = {name: self.cleaned_data[name] for name in BRIEF}
        return schemas.Brief.model_validate({name: value for name, value in asked.items() if value})


class FeedbackForm(VersionedForm):
    """What should change in a scene, or in one passage of it, and how many versions are wanted."""

    feedback = CleanTextField(
        label="What should change?",
        max_length=schemas.FEEDBACK_CHARS,
        what="a wish",
        error_messages={"required": "Say in a few words what should change."},
    )
    begun_with = forms.UUIDField(required=False)
    """The id of the text that the passage was marked in."""
    start = forms.IntegerField(required=False, min_value=0, error_messages=NO_SENTENCE)
    """Where the passage begins; empty for the whole scene."""
    end = forms.IntegerField(required=False, min_value=1, error_messages=NO_SENTENCE)
    """Where it ends; empty where the sentence ends in which it begins."""
    alternatives = forms.TypedChoiceField(
        label="How many versions?",
        choices=[(n, str(n)) for n in range(1, schemas.MOST_ALTERNATIVES + 1)],
        coerce=int,
        required=False,
        empty_value=None,
    )
    """One, unless more are asked for."""

    def clean(self) -> dict[str, Any]:
        fields: dict[str, Any] = super().clean() or self.cleaned_data
        start, end = fields.get("start"), fields.get("end")
        if start is None and end is not None and "start" not in self.errors:
            self.add_error("start", "Choose where the passage begins too, or leave both for the whole scene.")
        if start is not None and not fields.get("begun_with"):
            self.add_error("start", NO_SENTENCE["invalid"])
        if start is not None and end is not None and end <= start:
            self.add_error("end", "The passage would end before it begins. Choose a later sentence.")
        return fields


class SceneTextForm(VersionedForm):
    """A scene in its author's own words."""

    content = CleanTextField(
        label="Scene text",
        max_length=schemas.SCENE_CHARS,
        what="a scene",
        error_messages={"required": "A scene needs some text. The one it has now is kept."},
    )
    begun_with = forms.CharField(required=False)
    """The id of the text that stood in the scene when its author began to type."""


class ApproveForm(VersionedForm):
    """The text that was seen when it was approved."""

    revision = forms.UUIDField()


class NumbersField(forms.MultipleChoiceField):
    """Numbers of paragraphs; whether there are such is for the service to say."""

    def valid_value(self, value: str) -> bool:
        return value.isdecimal() and len(value) < 6

    def clean(self, value: Any) -> set[int]:
        return {int(number) for number in super().clean(value)}


class PartForm(VersionedForm):
    """Which of the changed paragraphs are taken, by their numbers in the comparison."""

    paragraphs = NumbersField(required=False)


class DetailsForm(VersionedForm):
    """What stands on the cover."""

    title = CleanLineField(
        label="Title",
        max_length=schemas.TITLE_CHARS,
        what="a title",
        error_messages={"required": "A story needs a title."},
    )
    byline = CleanLineField(
        label="Byline",
        max_length=schemas.BYLINE_CHARS,
        what="a byline",
        required=False,
        help_text="The author’s name as it stands on the cover.",
    )


class CharacterForm(VersionedForm):
    """A character's sheet. `kept_as` begins the names of the copies that the browser keeps of its fields."""

    name = CleanLineField(
        label="Name",
        max_length=schemas.TITLE_CHARS,
        what="a name",
        error_messages={"required": "Give the character a name."},
    )
    role = CleanLineField(
        label="Part in the story",
        max_length=schemas.TITLE_CHARS,
        what="a part",
        error_messages={"required": "Say in a word what part the character plays: ally, opponent, witness."},
    )
    description = CleanTextField(
        label="Who it is",
        max_length=schemas.LINE_CHARS,
        what="a description",
        widget=SHORT_TEXT,
        error_messages={"required": "Say in a few words who this is."},
    )
    appearance = CleanTextField(
        label="What a picture shows",
        max_length=schemas.LINE_CHARS,
        what="a look",
        widget=SHORT_TEXT,
        help_text="Age, build, hair, dress, what is always carried.",
        error_messages={"required": "Say in a few words what a picture shows."},
    )
    voice = CleanTextField(
        label="Way of talking",
        max_length=schemas.LINE_CHARS,
        what="a way of talking",
        widget=SHORT_TEXT,
        required=False,
    )
    pronunciation = CleanLineField(
        label="How the name is said",
        max_length=schemas.TITLE_CHARS,
        what="a spelling",
        required=False,
        help_text="Spelt as it sounds, for the narrator: “eye-riss”. Empty: as it is written.",
    )
    is_overtaken = False
    """Whether the sheet was changed elsewhere while this was typed."""

    def __init__(self, *args: Any, kept_as: str, **options: Any) -> None:
        super().__init__(*args, **options)
        for name in SHEET_FIELDS:
            self.fields[name].widget.attrs["data-autosave"] = f"{kept_as}:{name}"

    def typed(self) -> dict[str, str]:
        """Return every field of the sheet."""
        return {name: self.cleaned_data[name] for name in SHEET_FIELDS}


SHEET_FIELDS = {
    name: str(found.label)
    for name, found in CharacterForm.base_fields.items()
    if name not in ("version", "key")
}
"""Field of a sheet → what it is called."""
