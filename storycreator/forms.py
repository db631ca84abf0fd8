"""What every form of ours is made of."""

import re
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from storycreator.models import TOKEN_NAME_CHARS
from storycreator.text import clean_line, clean_text
from storycreator.web import form_key

TOO_LONG = "That is {length:,} characters; {what} has at most {limit:,}. Nothing was lost: shorten it here."
LARGEST_VERSION = 2**31 - 1
KEY = re.compile(r"[\w-]{8,64}", re.ASCII)


class CleanTextField(forms.CharField):
    """A text, cleaned as it comes in, that says how long it is when it is too long.

    `what` is the thing with the limit, as the sentence names it: "a scene".
    """

    def __init__(self, *, max_length: int, what: str = "this field", **options: Any) -> None:
        # The limit is not given to CharField: the browser would then cut a long paste without a word.
        super().__init__(**options)
        self.limit = max_length
        self.what = what

    def to_python(self, value: Any) -> str:
        return super().to_python(self.tidy(value or "")) or ""

    def tidy(self, text: str) -> str:
        return clean_text(text)

    def validate(self, value: str) -> None:
        super().validate(value)
        if len(value) > self.limit:
            sentence = TOO_LONG.format(length=len(value), what=self.what, limit=self.limit)
            raise ValidationError(sentence, code="too_long")


class CleanLineField(CleanTextField):
    """A text on one line: a title, a name."""

    def tidy(self, text: str) -> str:
        return clean_line(text)


class VersionField(forms.IntegerField):
    """The version that the form was shown with; junk is 0, which no row has."""

    def clean(self, value: Any) -> int:
        try:
            version = int(super().clean(value) or 0)
        except ValidationError:
            return 0
        return version if 0 <= version <= LARGEST_VERSION else 0


class KeyField(forms.CharField):
    """The key of one rendering of the form; junk is "", which asks for no memory of it."""

    def clean(self, value: Any) -> str:
        return value if isinstance(value, str) and KEY.fullmatch(value) else ""


# A page holds many of these forms, and an id may stand on a page but once: False writes none.
_NO_ID: dict[str, Any] = {"id": False}


class VersionedForm(forms.Form):
    """A form about a row: it carries the version of the row that was seen and a key of its own."""

    version = VersionField(required=False, widget=forms.HiddenInput(_NO_ID))
    key = KeyField(required=False, widget=forms.HiddenInput(_NO_ID), initial=form_key)


class TokenForm(VersionedForm):
    """What an API token is called."""

    name = CleanLineField(
        label="What is it for?",
        max_length=TOKEN_NAME_CHARS,
        what="a name",
        help_text="So that you know later which one to revoke: “backup script”, “phone”.",
        error_messages={"required": "Give the token a name."},
    )
