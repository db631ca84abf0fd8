"""The narrators of the voice that is set up, as rows, and their samples, made when first asked for."""

import asyncio
from collections.abc import Iterable, Mapping
from pathlib import Path
from weakref import WeakValueDictionary

from asgiref.sync import sync_to_async
from django.db import transaction

from narration import providers, storage
from narration.models import Narrator
from narration.recording import read_aloud, workplace
from narration.schemas import NarratorProfile
from narration.storage import Stored

SHOWN = ("name", "gender", "accent", "tone", "age", "description")

KINDS = ("gender", "accent", "tone")
"""What narrators are told apart by."""

_making: WeakValueDictionary[str, asyncio.Lock] = WeakValueDictionary()


@transaction.atomic
def load_narrators() -> int:
    """Bring the rows in line with the voice's narrators; others stay, but cannot be chosen any more.

    Returns how many can be chosen. A narrator who would sound different by now loses the old sample.
    """
    voice = providers.voice()
    profiles = voice.narrators()
    for position, profile in enumerate(profiles):
        _load(profile, position=position, engine=voice.engine)
    Narrator.objects.exclude(voice_id__in=[p.voice_id for p in profiles]).update(active=False)
    return len(profiles)


def _load(profile: NarratorProfile, *, position: int, engine: str) -> None:
    columns = {name: getattr(profile, name) for name in SHOWN} | {"active": True, "engine": engine}
    # Where the staff have put a narrator is kept.
    narrator, is_new = Narrator.objects.get_or_create(
        voice_id=profile.voice_id, defaults={**columns, "position": position}
    )
    if is_new:
        return
    if narrator.engine != engine:
        narrator.sample = ""
    for name, value in columns.items():
        setattr(narrator, name, value)
    narrator.save()


def kinds_of(narrators: Iterable[Narrator]) -> dict[str, list[str]]:
    """What there is to choose from: every gender, accent and single tone, each once."""
    found = [(kind, value) for each in narrators for kind in KINDS for value in _values(each, kind)]
    return {kind: sorted({value for name, value in found if name == kind}) for kind in KINDS}


def fits(narrator: Narrator, wish: Mapping[str, str]) -> bool:
    """Whether a narrator is as wished; a kind that is empty or missing stands for any."""
    return all(not wish.get(kind) or wish[kind] in _values(narrator, kind) for kind in KINDS)


def _values(narrator: Narrator, kind: str) -> list[str]:
    said = str(getattr(narrator, kind))
    return [value.strip() for value in said.split(",")] if kind == "tone" else [said]


async def sample_of(narrator: Narrator) -> str:
    """The storage key of the narrator's sample, an audio file of about six seconds.

    Made at the first call; calls at the same time wait for that one. Raises `ServiceError`.
    """
    if await sync_to_async(storage.exists)(narrator.sample):
        return narrator.sample
    lock = _making.setdefault(narrator.voice_id, asyncio.Lock())
    async with lock:
        await narrator.arefresh_from_db(fields=["sample"])
        if await sync_to_async(storage.exists)(narrator.sample):
            return narrator.sample
        return await _make_sample(narrator)


async def _make_sample(narrator: Narrator) -> str:
    voice = providers.voice()
    with workplace() as folder:
        sound = await read_aloud(
            voice.sample_text(narrator.voice_id),
            voice_id=narrator.voice_id,
            title=f"{narrator.name}, a sample",
            folder=folder,
        )
        stored: Stored = await sync_to_async(storage.store_file)(
            storage.SAMPLES, Path(sound.mp3), extension="mp3"
        )
    narrator.sample = stored.key
    await Narrator.objects.filter(pk=narrator.pk).aupdate(sample=stored.key)
    return stored.key
