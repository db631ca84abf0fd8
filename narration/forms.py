"""What an author chooses about the book."""

from django import forms

from narration.illustrators.base import DEFAULT_STYLE, STYLES
from narration.models import Narrator, OutputFormat
from storycreator.forms import VersionedForm

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


class NarratorForm(VersionedForm):
    """Who reads the story."""

    narrator = forms.ModelChoiceField(
        Narrator.objects.filter(active=True),
        to_field_name="voice_id",
        error_messages={
            "required": "Choose a narrator first.",
            "invalid_choice": "That narrator is not available any more. Choose another one.",
        },
    )
