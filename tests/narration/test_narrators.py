"""The narrators as rows, and their samples."""

import asyncio

import pytest
from django.apps import apps

from narration import storage
from narration.models import Narrator
from narration.narrators import load_narrators, sample_of
from storycreator.errors import ServiceError
from tests.factories import make_narrator
from tests.narration.conftest import FakeVoice


def test_one_who_is_gone_cannot_be_chosen_any_more(voice: FakeVoice, db: None) -> None:
    make_narrator(voice_id="gone-1")
    load_narrators()
    assert list(Narrator.objects.filter(active=False).values_list("voice_id", flat=True)) == ["gone-1"]


def test_one_who_is_back_can_be_chosen_again(voice: FakeVoice, db: None) -> None:
    make_narrator(active=False, name="Old name")
    load_narrators()
    narrator = Narrator.objects.get(voice_id="en-GB-female-1")
    assert narrator.active and narrator.name == "Ada"


def test_the_order_of_the_staff_is_kept(voice: FakeVoice, db: None) -> None:
    make_narrator(position=9)
    load_narrators()
    load_narrators()
    assert [n.voice_id for n in Narrator.objects.all()] == ["en-GB-male-1", "en-GB-female-1"]


def test_a_new_engine_makes_the_sample_old(voice: FakeVoice, db: None) -> None:
    make_narrator(engine="builtin", sample="samples/old.mp3")
    voice.version = "builtin 2"
    load_narrators()
    narrator = Narrator.objects.get(voice_id="en-GB-female-1")
    assert (narrator.engine, narrator.sample) == ("builtin 2", "")


def test_the_app_loads_them_before_pages_are_served(voice: FakeVoice, db: None) -> None:
    apps.get_app_config("narration").prepare()  # type: ignore[attr-defined]
    assert Narrator.objects.filter(active=True).count() == 2


@pytest.mark.django_db(transaction=True)
async def test_a_sample_asked_for_twice_at_once_is_made_once(voice: FakeVoice) -> None:
    narrator = await Narrator.objects.acreate(voice_id="en-GB-female-1", name="Ada", engine="builtin")
    again = await Narrator.objects.aget()
    keys = await asyncio.gather(sample_of(narrator), sample_of(again))
    assert len(voice.requests) == 1 and keys[0] == keys[1]
    assert storage.exists(keys[0])


@pytest.mark.django_db(transaction=True)
async def test_a_voice_that_is_down_leaves_no_sample(voice: FakeVoice) -> None:
    voice.fails = {"Ada, a sample"}
    narrator = await Narrator.objects.acreate(voice_id="en-GB-female-1", name="Ada", engine="builtin")
    with pytest.raises(ServiceError):
        await sample_of(narrator)
    assert (await Narrator.objects.aget()).sample == ""
