"""How far a book is: every part of every scene in words, as its page shows it."""

from dataclasses import dataclass, field

from narration.editions import is_fresh, is_ready_to_publish
from narration.estimates import about, seconds_to_make
from narration.models import (
    Book,
    Edition,
    EditionFile,
    EditionState,
    Part,
    PartState,
    Recording,
)
from narration.wanted import (
    Wanted,
    WantedScene,
    is_approved,
    is_settled,
    is_under_way,
    wanted_parts,
    wanted_scenes,
)
from stories.models import Scene

SOUND, PICTURE = "sound", "picture"
WORDS = {
    PartState.WAITING: ("waiting", "Waiting"),
    PartState.FAILED: ("failed", "Did not arrive"),
    PartState.STOPPED: ("waiting", "Stopped"),
    PartState.LEFT_OUT: ("waiting", "Left out"),
}
WORKING = {SOUND: "Being read", PICTURE: "Being drawn"}


@dataclass(frozen=True)
class Cell:
    """The sound or the picture of one scene."""

    noun: str
    state: str
    """As `.state[data-state]` knows it: waiting, working, done, reused, failed."""
    word: str
    part: Part | None

    @property
    def is_ready(self) -> bool:
        return self.part is not None and self.part.state == PartState.READY

    @property
    def can_retry(self) -> bool:
        restartable = (PartState.FAILED, PartState.STOPPED, PartState.LEFT_OUT)
        return self.part is not None and self.part.state in restartable

    @property
    def can_leave_out(self) -> bool:
        return self.part is not None and self.part.state in (PartState.FAILED, PartState.STOPPED)


@dataclass(frozen=True)
class Row:
    """One scene."""

    scene: Scene
    sound: Cell | None
    picture: Cell | None

    @property
    def cells(self) -> list[Cell]:
        return [cell for cell in (self.sound, self.picture) if cell]


@dataclass(frozen=True)
class Making:
    """The whole book as it is being made."""

    book: Book
    rows: list[Row]
    parts: list[Wanted]
    is_approved: bool
    edition: Edition | None
    """The newest, if it holds what is wanted now."""
    failed_files: list[EditionFile] = field(default_factory=list)

    @property
    def has_begun(self) -> bool:
        return self.book.asked_at is not None

    @property
    def total(self) -> int:
        return len(self.parts)

    @property
    def settled(self) -> int:
        return sum(map(is_settled, self.parts))

    @property
    def to_make(self) -> int:
        return self.total - self.settled

    @property
    def failed(self) -> list[Cell]:
        return [cell for row in self.rows for cell in row.cells if cell.state == "failed"]

    @property
    def left_out(self) -> int:
        return sum(
            wanted.part is not None and wanted.part.state == PartState.LEFT_OUT for wanted in self.parts
        )

    @property
    def is_publishing(self) -> bool:
        return self.edition is not None and self.edition.state == EditionState.PUBLISHING

    @property
    def is_working(self) -> bool:
        return self.is_publishing or any(map(is_under_way, self.parts))

    @property
    def is_whole(self) -> bool:
        """The newest edition is whole and holds exactly what is wanted now."""
        return self.edition is not None and self.edition.state == EditionState.WHOLE

    @property
    def percent(self) -> int:
        # Putting it together is the last step.
        return 100 if self.is_whole else round(100 * self.settled / (self.total + 1))

    @property
    def done(self) -> str:
        ready = f"{self.settled} of {self.total} parts ready"
        return f"{ready}. Putting the book together" if self.is_publishing else ready

    @property
    def left(self) -> str:
        return f"{self.duration} left" if self.is_working and self.to_make else ""

    @property
    def duration(self) -> str:
        """How long what is missing will take, in words."""
        return about(seconds_to_make([wanted for wanted in self.parts if not is_settled(wanted)]))


def making_of(book: Book) -> Making:
    """How far the book is by its rows alone."""
    scenes = wanted_scenes(book)
    edition = book.editions.last()
    fresh = edition if edition and is_ready_to_publish(book, scenes) and is_fresh(edition, scenes) else None
    return Making(
        book=book,
        rows=[_row(book, wanted) for wanted in scenes],
        parts=wanted_parts(scenes),
        is_approved=is_approved(scenes),
        edition=fresh,
        failed_files=list(fresh.files.filter(state=PartState.FAILED)) if fresh else [],
    )


def _row(book: Book, wanted: WantedScene) -> Row:
    return Row(
        wanted.scene,
        sound=_cell(book, wanted.recording, noun=SOUND),
        picture=_cell(book, wanted.illustration, noun=PICTURE),
    )


def _cell(book: Book, wanted: Wanted | None, *, noun: str) -> Cell | None:
    if wanted is None:
        return None
    part = wanted.part
    if part is None:
        return Cell(noun, "waiting", "Not made yet", None)
    if part.state == PartState.WORKING:
        return Cell(noun, "working", WORKING[noun], part)
    if part.state != PartState.READY:
        return Cell(noun, *WORDS[PartState(part.state)], part)
    return _ready_cell(book, part, noun=noun)


def _ready_cell(book: Book, part: Part, *, noun: str) -> Cell:
    word = clock(part.seconds) if isinstance(part, Recording) else "Ready"
    is_kept = book.asked_at is not None and part.finished_at is not None and part.finished_at < book.asked_at
    if is_kept:
        return Cell(noun, "reused", f"Kept, {word}" if noun == SOUND else "Kept", part)
    return Cell(noun, "done", word, part)


def clock(seconds: float) -> str:
    """Minutes and seconds as a player shows them: 2:21."""
    minutes, rest = divmod(round(seconds), 60)
    return f"{minutes}:{rest:02}"
