"""The sheet of a figure: one for prose, pictures and voices."""

import uuid
from collections.abc import Mapping
from typing import ClassVar, Self

from django.db import models
from django.db.models import F

from stories import craft, schemas
from stories.models.story import Story
from stories.schemas import TITLE_CHARS
from storycreator.errors import Stale

PROSE = ("description", "appearance", "voice")
"""Fields in which a figure may be called by its name."""


class CharacterQuerySet(models.QuerySet["Character"]):
    def present(self) -> Self:
        """The sheets that writers are told of and pictures are drawn by."""
        return self.filter(left_out=False)


class Character(models.Model):
    """One figure. What its author has typed stays, whatever a later plan says of it."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    story = models.ForeignKey(Story, on_delete=models.CASCADE, related_name="characters")
    position = models.PositiveSmallIntegerField()
    name = models.CharField(max_length=TITLE_CHARS)
    role = models.CharField(max_length=TITLE_CHARS)
    description = models.TextField()
    appearance = models.TextField()
    voice = models.TextField(blank=True, default="")
    pronunciation = models.CharField(max_length=TITLE_CHARS, blank=True, default="")
    former_names = models.JSONField(default=list, blank=True)
    """What it was called before, and still is in plans and in texts written then."""
    edited = models.JSONField(default=list, blank=True)
    """The fields its author has typed."""
    locked = models.BooleanField(default=False)
    """Whether no plan may change any of it."""
    left_out = models.BooleanField(default=False)
    """Whether it is kept for its author alone."""
    version = models.PositiveIntegerField(default=1)

    objects = CharacterQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["story", "name"], name="one_sheet_a_figure")]
        ordering: ClassVar = ["position", "pk"]

    def __str__(self) -> str:
        return self.name

    @property
    def is_authors(self) -> bool:
        """Whether its author has done anything to it."""
        return self.locked or bool(self.edited)

    def is_called(self, name: str) -> bool:
        return self.name.casefold() == name.casefold()

    def was_called(self, name: str) -> bool:
        return name.casefold() in (former.casefold() for former in self.former_names)

    def renamed(self, text: str) -> str:
        """Return `text` with the present name wherever it has an earlier one."""
        for former in sorted(self.former_names, key=len, reverse=True):
            for old, new in craft.renaming(former, self.name):
                text, _ = craft.replace_name(text, old, new)
        return text

    def rename(self, name: str) -> None:
        """Call it `name`, here and where its own sheet says so, and remember the old one; not saved."""
        former = [*self.former_names, self.name]
        self.former_names = [old for old in dict.fromkeys(former) if old.casefold() != name.casefold()]
        self.name = name
        for told in PROSE:
            setattr(self, told, self.renamed(getattr(self, told)))

    def follow(self, sheet: schemas.CharacterSheet) -> None:
        """Take over what a plan says of it: nothing when it is locked, else what its author left alone."""
        fixed = {"name", *(sheet.model_dump() if self.locked else self.edited)}
        told: dict[str, object] = {"left_out": False}
        told |= {name: self.renamed(text) for name, text in sheet.model_dump().items() if name not in fixed}
        if any(getattr(self, name) != value for name, value in told.items()):
            self.change(told)

    def change(self, fields: Mapping[str, object]) -> None:
        """Set fields and count the version on: its form shows something else now."""
        for name, value in fields.items():
            setattr(self, name, value)
        self.version += 1
        self.save(update_fields=[*fields, "version"])

    def raise_version(self, seen: int) -> None:
        """Count the version on from `seen`; raise `Stale` if it is another one by now."""
        claimed = Character.objects.filter(pk=self.pk, version=seen).update(version=F("version") + 1)
        if not claimed:
            raise Stale(
                "This sheet was changed elsewhere since the page was shown. Nothing was changed here."
            )
        self.version = seen + 1

    def to_schema(self) -> schemas.CharacterSheet:
        return schemas.CharacterSheet.model_validate(
            {name: getattr(self, name) for name in schemas.CharacterSheet.model_fields}
        )

    def to_figure(self) -> schemas.Figure:
        """The sheet as a writer is told of it."""
        return schemas.Figure(
            **self.to_schema().model_dump(),
            former_names=self.former_names,
            is_locked=self.locked,
            is_authors=self.is_authors,
        )
