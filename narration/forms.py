"""What an author chooses about the book."""

from collections.abc import Iterator
from dataclasses import asdict

from django import forms
from django.core.exceptions import ValidationError

from narration.auditions import MOST_HEARD, PAUSES, SPEEDS
from narration.illustrators.base import DEFAULT_STYLE, STYLES
from narration.models import Delivery, Narrator, OutputFormat
from narration.pictures import ALT_TEXT_CHARS
from storycreator.forms import CleanTextField, VersionedForm

STYLE_CHOICES = [(style.name, style.label) for style in STYLES.values()]


class FormatForm(VersionedForm):
    """How the story should be told, and the style of its pictures."""

    output_format = forms.ChoiceField(
        choices=OutputFormat.choices,
        error_messages={
            "required": "Choose one of the three first.",
            "invalid_choice": "Choose one of the three: Audio, Visual or Both.",
        },
    )
    style = forms.ChoiceField(
        choices=STYLE_CHOICES,
        required=False,
        initial=DEFAULT_STYLE,
        error_messages={"invalid_choice": "Choose one of the styles shown."},
    )


class StyleForm(VersionedForm):
    """The style of one picture."""

    style = forms.ChoiceField(choices=STYLE_CHOICES)


class AltTextForm(VersionedForm):
    """What a picture shows, in the author's words."""

    alt_text = CleanTextField(
        max_length=ALT_TEXT_CHARS,
        what="a description",
        error_messages={"required": "A picture needs a description, for those who do not see it."},
    )


class DeliveryForm(VersionedForm):
    """How the narrator should read; what is left out stays as it is."""

    speed = forms.TypedChoiceField(
        label="Speed",
        choices=[(f"{factor:g}", words) for factor, words in SPEEDS.items()],
        coerce=float,
        required=False,
    )
    pauses = forms.TypedChoiceField(
        label="Pauses",
        choices=[(f"{factor:g}", words) for factor, words in PAUSES.items()],
        coerce=float,
        required=False,
    )

    def delivery(self, before: Delivery) -> Delivery:
        """The chosen one, in what it leaves open as `before`."""
        chosen = {name: self.cleaned_data.get(name) or getattr(before, name) for name in ("speed", "pauses")}
        return Delivery(**chosen)


def shown_delivery(delivery: Delivery) -> Iterator[forms.BoundField]:
    """The fields of a delivery, showing it."""
    said = {name: f"{factor:g}" for name, factor in asdict(delivery).items()}
    form = DeliveryForm(initial=said)
    return (form[name] for name in said)


class AuditionForm(DeliveryForm):
    """Whom to hear, of whom: the state of the page, which nothing is lost of by asking for more."""

    hear = forms.ModelMultipleChoiceField(
        Narrator.objects.filter(active=True), to_field_name="voice_id", required=False
    )
    narrator = forms.ModelChoiceField(
        Narrator.objects.filter(active=True), to_field_name="voice_id", required=False
    )
    gender = forms.CharField(required=False, max_length=16)
    accent = forms.CharField(required=False, max_length=80)
    tone = forms.CharField(required=False, max_length=120)

    def clean_hear(self) -> list[Narrator]:
        narrators = list(self.cleaned_data["hear"])
        if len(narrators) > MOST_HEARD:
            raise ValidationError(f"At most {MOST_HEARD} can be heard side by side. Take one away first.")
        return narrators


class NarratorForm(DeliveryForm):
    """Who reads the story, and how."""

    narrator = forms.ModelChoiceField(
        Narrator.objects.filter(active=True),
        to_field_name="voice_id",
        error_messages={
            "required": "Choose a narrator first.",
            "invalid_choice": "That narrator is not available any more. Choose another one.",
        },
    )
