"""A book: what was decided about it, what was made for it, and its editions."""

import uuid
from dataclasses import dataclass
from typing import ClassVar

from django.db import models
from django.db.models import F

from narration.audio_report import AudioReport
from stories.models import Revision, Scene, Story
from storycreator.errors import Stale


class Narrator(models.Model):
    """A voice that an author can choose."""

    voice_id = models.CharField(max_length=64, unique=True)
    name = models.CharField(max_length=80)
    gender = models.CharField(max_length=16)
    accent = models.CharField(max_length=80)
    tone = models.CharField(max_length=120)
    age = models.CharField(max_length=8, blank=True, default="")
    description = models.TextField()
    engine = models.CharField(max_length=80)
    position = models.PositiveSmallIntegerField(default=0)
    active = models.BooleanField(default=True)
    sample = models.CharField(max_length=200, blank=True, default="")
    """Storage key of the sample; empty until it has been made."""

    class Meta:
        ordering: ClassVar = ["position", "name"]

    def __str__(self) -> str:
        return self.name


class OutputFormat(models.TextChoices):
    AUDIO = "audio", "Audio"
    VISUAL = "visual", "Visual"
    BOTH = "both", "Both"


@dataclass(frozen=True)
class Delivery:
    """How a narrator reads: times their own pace, times their own pauses."""

    speed: float = 1.0
    pauses: float = 1.0


class Book(models.Model):
    """What its author decided about the book of a story."""

    story = models.OneToOneField(Story, on_delete=models.CASCADE, related_name="book")
    output_format = models.CharField(max_length=8, choices=OutputFormat, blank=True, default="")
    narrator = models.ForeignKey(Narrator, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    speed = models.FloatField(default=1.0)
    """Times the narrator's own pace."""
    pauses = models.FloatField(default=1.0)
    """Times the narrator's own pauses."""
    style = models.CharField(max_length=40, default="watercolour")
    aspect_ratio = models.CharField(max_length=8, default="16:9")
    cover_scene = models.ForeignKey(Scene, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    """Whose picture is on the cover; None: the first scene's."""
    asked_at = models.DateTimeField(null=True, blank=True)
    """When its author last asked for it to be made; a part finished before that was kept."""
    version = models.PositiveIntegerField(default=1)
    updated_at = models.DateTimeField(auto_now=True)

    def __str__(self) -> str:
        return f"book of {self.story_id}"

    @property
    def has_sound(self) -> bool:
        return self.output_format in (OutputFormat.AUDIO, OutputFormat.BOTH)

    @property
    def has_pictures(self) -> bool:
        return self.output_format in (OutputFormat.VISUAL, OutputFormat.BOTH)

    @property
    def delivery(self) -> Delivery:
        return Delivery(self.speed, self.pauses)

    @delivery.setter
    def delivery(self, chosen: Delivery) -> None:
        self.speed, self.pauses = chosen.speed, chosen.pauses

    def raise_version(self, seen: int) -> None:
        """Count the version on from `seen`; raise `Stale` if it is another one by now."""
        claimed = Book.objects.filter(pk=self.pk, version=seen).update(version=F("version") + 1)
        if not claimed:
            raise Stale("The book was changed elsewhere since the page was shown.")
        self.version = seen + 1

    def whole_edition(self) -> "Edition | None":
        """The edition that is read and downloaded: the newest whole one."""
        return self.editions.filter(state=EditionState.WHOLE).last()


class PartState(models.TextChoices):
    WAITING = "waiting"
    WORKING = "working"
    READY = "ready"
    FAILED = "failed"
    STOPPED = "stopped"
    LEFT_OUT = "left_out", "left out"


UNDER_WAY = (PartState.WAITING, PartState.WORKING)
SETTLED = (PartState.READY, PartState.LEFT_OUT)
"""What an edition can be made of."""


class Part(models.Model):
    """Something made from one text of one scene; fresh as long as its hash is the one wanted now."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    book = models.ForeignKey(Book, on_delete=models.CASCADE)
    revision = models.ForeignKey(Revision, on_delete=models.CASCADE)
    input_hash = models.CharField(max_length=64)
    state = models.CharField(max_length=10, choices=PartState, default=PartState.WAITING)
    error = models.TextField(blank=True, default="")
    file = models.CharField(max_length=200, blank=True, default="")
    """Storage key, never an address."""
    media_type = models.CharField(max_length=40, blank=True, default="")
    size = models.PositiveBigIntegerField(default=0)
    """Bytes."""
    sha256 = models.CharField(max_length=64, blank=True, default="")
    engine = models.CharField(max_length=80, blank=True, default="")
    created_at = models.DateTimeField(auto_now_add=True)
    finished_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        abstract = True
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["book", "revision", "input_hash"], name="one_current_%(class)s_a_revision"
            )
        ]

    def __str__(self) -> str:
        return f"{self._meta.verbose_name} {self.state}"

    @property
    def lock(self) -> str:
        """The lock of the jobs that make it."""
        return f"part:{self.pk}"


class Take(models.Model):
    """One paragraph spoken, before mastering; used again wherever the hash of what it is made from agrees."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    book = models.ForeignKey(Book, on_delete=models.CASCADE, related_name="takes")
    input_hash = models.CharField(max_length=64)
    """Of text, voice, speed, pauses and engine."""
    voice_id = models.CharField(max_length=64)
    engine = models.CharField(max_length=80)
    seconds = models.FloatField()
    timings = models.JSONField(default=list)
    """`SentenceTiming`s from the beginning of the take."""
    estimated = models.BooleanField(default=False)
    file = models.CharField(max_length=200)
    media_type = models.CharField(max_length=40)
    size = models.PositiveBigIntegerField()
    sha256 = models.CharField(max_length=64)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["book", "input_hash"], name="one_take_a_paragraph")
        ]

    def __str__(self) -> str:
        return f"take of {self.seconds:.1f} s"


class Credit(models.Model):
    """The spoken opening or closing of a book, mastered; the same for every edition that says the same."""

    book = models.ForeignKey(Book, on_delete=models.CASCADE, related_name="credits")
    input_hash = models.CharField(max_length=64)
    """Of words, voice, speed, pauses and engine."""
    seconds = models.FloatField()
    timings = models.JSONField(default=list)
    file = models.CharField(max_length=200)
    size = models.PositiveBigIntegerField()
    sha256 = models.CharField(max_length=64)
    aac_file = models.CharField(max_length=200)
    aac_size = models.PositiveBigIntegerField()
    aac_sha256 = models.CharField(max_length=64)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["book", "input_hash"], name="one_credit_of_the_same_words")
        ]

    def __str__(self) -> str:
        return f"credit of {self.seconds:.1f} s"


class Recording(Part):
    """A scene read aloud: its takes joined and mastered."""

    voice_id = models.CharField(max_length=64)
    speed = models.FloatField(default=1.0)
    pauses = models.FloatField(default=1.0)
    seconds = models.FloatField(default=0.0)
    timings = models.JSONField(default=list)
    """`SentenceTiming`s."""
    takes = models.ManyToManyField(Take, related_name="recordings")
    """What it was joined from; none for a recording of before there were takes."""
    aac_file = models.CharField(max_length=200, blank=True, default="")
    """Storage key of the same sound in MPEG-4, for audiobook files; empty for older recordings."""
    aac_size = models.PositiveBigIntegerField(default=0)
    aac_sha256 = models.CharField(max_length=64, blank=True, default="")
    report = models.JSONField(default=dict)
    """What was measured on the file; see `audio_report`."""

    @property
    def audio_report(self) -> AudioReport | None:
        return AudioReport.read(self.report)


class Illustration(Part):
    """A picture of a scene."""

    prompt = models.TextField()
    style = models.CharField(max_length=40)
    aspect_ratio = models.CharField(max_length=8)
    seed = models.PositiveBigIntegerField(default=0)
    alt_text = models.TextField(blank=True, default="")
    """What it shows, as whoever drew it says."""
    own_alt_text = models.TextField(blank=True, default="")
    """What it shows, as the author says; empty: nothing of their own."""
    is_alternate = models.BooleanField(default=False)
    """Whether it was asked for beside the one that the book had."""
    width = models.PositiveIntegerField(default=0)
    height = models.PositiveIntegerField(default=0)
    focus = models.FloatField(default=0.5)
    """Where what matters is, a share of the width from the left."""

    @property
    def described(self) -> str:
        """What it shows, for those who do not see it: the author's words before the illustrator's."""
        return self.own_alt_text or self.alt_text

    @property
    def crop(self) -> str:
        """Which part stands on a cover, which is narrower: left, right, or the middle when empty."""
        return "left" if self.focus < 0.42 else "right" if self.focus > 0.58 else ""


class PictureChoice(models.Model):
    """How the picture of a scene is drawn where its author chose one of several."""

    book = models.ForeignKey(Book, on_delete=models.CASCADE, related_name="picture_choices")
    scene = models.ForeignKey(Scene, on_delete=models.CASCADE, related_name="+")
    seed = models.PositiveBigIntegerField()
    style = models.CharField(max_length=40)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["book", "scene"], name="one_picture_choice_a_scene")
        ]

    def __str__(self) -> str:
        return f"{self.style} {self.seed}"


class EditionState(models.TextChoices):
    PUBLISHING = "publishing"
    WHOLE = "whole"
    FAILED = "failed"


class Edition(models.Model):
    """A set of files from named revisions; the last whole one stays readable while the author edits."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    book = models.ForeignKey(Book, on_delete=models.CASCADE, related_name="editions")
    number = models.PositiveIntegerField()
    state = models.CharField(max_length=12, choices=EditionState, default=EditionState.PUBLISHING)
    title = models.CharField(max_length=120)
    byline = models.CharField(max_length=120, blank=True, default="")
    provenance = models.JSONField(default=dict)
    """`written_by`, `narrated_by`, `illustrated_by`: sentences for readers."""
    cover_number = models.PositiveSmallIntegerField(default=1)
    """Of the scene whose picture is on the cover."""
    input_hash = models.CharField(max_length=64, default="")
    """Of everything in it; an edition with another hash than the one wanted now is out of date."""
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["book", "number"], name="one_edition_a_number")
        ]
        ordering: ClassVar = ["number"]

    def __str__(self) -> str:
        return f"edition {self.number}"


class EditionScene(models.Model):
    """One scene of an edition: the text and what belongs to it."""

    edition = models.ForeignKey(Edition, on_delete=models.CASCADE, related_name="scenes")
    number = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=120)
    revision = models.ForeignKey(Revision, on_delete=models.RESTRICT, related_name="+")
    recording = models.ForeignKey(
        Recording, on_delete=models.RESTRICT, null=True, blank=True, related_name="+"
    )
    illustration = models.ForeignKey(
        Illustration, on_delete=models.RESTRICT, null=True, blank=True, related_name="+"
    )

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["edition", "number"], name="one_edition_scene_a_number")
        ]
        ordering: ClassVar = ["number"]

    def __str__(self) -> str:
        return self.title


class EditionFile(models.Model):
    """One downloadable file of an edition."""

    edition = models.ForeignKey(Edition, on_delete=models.CASCADE, related_name="files")
    format = models.CharField(max_length=16)
    input_hash = models.CharField(max_length=64, blank=True, default="")
    """Of what it is made from, where that is less than the whole book; empty: never used again."""
    state = models.CharField(max_length=10, choices=PartState, default=PartState.WAITING)
    error = models.TextField(blank=True, default="")
    file = models.CharField(max_length=200, blank=True, default="")
    media_type = models.CharField(max_length=60, blank=True, default="")
    size = models.PositiveBigIntegerField(default=0)
    sha256 = models.CharField(max_length=64, blank=True, default="")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["edition", "format"], name="one_file_a_format")
        ]

    def __str__(self) -> str:
        return f"{self.format} {self.state}"

    @property
    def lock(self) -> str:
        """The lock of the jobs that make it."""
        return f"file:{self.pk}"
