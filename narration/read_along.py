"""A scene as it is read while it is heard: its paragraphs, cut into the sentences that are spoken."""

from dataclasses import dataclass
from itertools import groupby, pairwise

from pydantic import TypeAdapter, ValidationError

from narration.models import Edition, EditionScene, Recording
from narration.publishers.language import language_tag
from narration.schemas import SentenceTiming
from narration.speech import OPENING, paragraphs

TIMINGS = TypeAdapter(list[SentenceTiming])


@dataclass(frozen=True)
class ReadSentence:
    """A run of a paragraph, as written."""

    text: str
    start: str = ""
    """The second at which it is heard, as a page holds it; empty: it is not, or nobody knows when."""

    @property
    def words(self) -> str:
        return self.text.rstrip()

    @property
    def space(self) -> str:
        """What follows the words; it is not marked with them."""
        return self.text[len(self.words) :]


@dataclass(frozen=True)
class ReadParagraph:
    sentences: list[ReadSentence]

    @property
    def is_break(self) -> bool:
        """Whether it has no words, like a row of stars."""
        return not any(character.isalnum() for sentence in self.sentences for character in sentence.text)


@dataclass(frozen=True)
class ReadScene:
    """What a page shows of a scene of an edition."""

    edition_scene: EditionScene
    paragraphs: list[ReadParagraph]

    @property
    def has_drop(self) -> bool:
        """Whether it opens with a letter that can be a large one; few scripts have them."""
        first = self.edition_scene.revision.content.lstrip(OPENING)[:1]
        return first.isupper()


def language_of_text(edition: Edition) -> str:
    """The language tag of everything that the author or the writer wrote."""
    return language_tag(edition.book.story.idea.brief.language)


def read_along(edition_scene: EditionScene) -> ReadScene:
    """The scene with every sentence marked that its recording has a time for.

    Where the times are not those of this text nothing is marked: that is better than the wrong sentence.
    """
    written = paragraphs(edition_scene.revision.content)
    timings = _timings(edition_scene)
    if _texts(timings) != written or not _is_in_order(timings, edition_scene.recording):
        return ReadScene(edition_scene, [ReadParagraph([ReadSentence(text)]) for text in written])
    return ReadScene(
        edition_scene,
        [ReadParagraph([_sentence(timing) for timing in group]) for group in _by_paragraph(timings)],
    )


def _timings(edition_scene: EditionScene) -> list[SentenceTiming]:
    # One of an earlier version with these very words serves as well: a text was restored.
    recording = edition_scene.recording
    if recording is None:
        return []
    try:
        return TIMINGS.validate_python(recording.timings)
    except ValidationError:
        return []


def _by_paragraph(timings: list[SentenceTiming]) -> list[list[SentenceTiming]]:
    return [list(group) for _, group in groupby(timings, key=lambda timing: timing.paragraph)]


def _texts(timings: list[SentenceTiming]) -> list[str]:
    return ["".join(timing.text for timing in group) for group in _by_paragraph(timings)]


def _is_in_order(timings: list[SentenceTiming], recording: Recording | None) -> bool:
    """Whether each begins where or after the one before it does, and none after the end of the sound."""
    seconds = recording.seconds if recording else 0.0
    return all(one.start <= other.start for one, other in pairwise(timings)) and all(
        timing.start <= min(timing.end, seconds) for timing in timings
    )


def _sentence(timing: SentenceTiming) -> ReadSentence:
    # What has no words takes no time: it stands in the text, and nothing of it can be heard.
    return ReadSentence(timing.text, f"{timing.start:.3f}" if timing.end > timing.start else "")
