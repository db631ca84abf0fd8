"""What a form takes in, and what it says when it cannot."""

import pytest
from django import forms

from storycreator.forms import CleanLineField, CleanTextField, VersionedForm


class SceneForm(VersionedForm):
    content = CleanTextField(max_length=10, what="a scene", widget=forms.Textarea)
    title = CleanLineField(max_length=20, required=False)


def filled(**fields: str) -> SceneForm:
    form = SceneForm({"content": "A lamp.", **fields})
    form.is_valid()
    return form


def test_a_text_that_is_too_long_is_counted_and_kept():
    form = filled(content="x" * 12_480)
    said = "That is 12,480 characters; a scene has at most 10. Nothing was lost: shorten it here."
    assert form.errors["content"] == [said]
    assert "x" * 12_480 in str(form["content"])


def test_the_browser_does_not_cut_a_long_paste():
    assert "maxlength" not in str(SceneForm()["content"])


def test_what_breaks_a_database_is_taken_out():
    assert filled(content="A\0 lamp\ud800.").cleaned_data["content"] == "A lamp."


def test_a_text_of_nothing_but_what_is_taken_out_is_missing():
    assert "content" in filled(content="\0\ufeff \r\n").errors


def test_line_ends_count_once():
    assert filled(content="12345\r\n789").cleaned_data["content"] == "12345\n789"


def test_a_title_is_one_line():
    assert filled(title="  The \n\t Lamp ").cleaned_data["title"] == "The Lamp"


@pytest.mark.parametrize("version", ["", "seven", "-1", "1.5", "9" * 40, "\0", "0x1"])
def test_a_junk_version_is_one_that_no_row_has(version: str):
    form = filled(version=version)
    assert (form.is_valid(), form.cleaned_data["version"]) == (True, 0)


@pytest.mark.parametrize(
    "key", ["", "short", "x" * 65, "a b c d e f g", "<script>alert(1)", "ключключ", "\0" * 20]
)
def test_a_junk_key_asks_for_no_memory(key: str):
    form = filled(key=key)
    assert (form.is_valid(), form.cleaned_data["key"]) == (True, "")


def test_each_rendering_has_a_key_of_its_own_which_is_taken_back():
    keys = [str(SceneForm()["key"].value()) for _ in range(2)]
    assert keys[0] != keys[1]
    assert filled(key=keys[0]).cleaned_data["key"] == keys[0]


def test_hidden_fields_have_no_id_since_a_page_holds_many_forms():
    form = SceneForm(initial={"version": 3})
    assert "id=" not in str(form["version"]) + str(form["key"])
    assert 'value="3"' in str(form["version"])
