"""The whole way from an idea to a book without a browser, by the same steps that an author takes."""

import asyncio
import time
from collections.abc import Callable
from dataclasses import dataclass, field

from narration import services as narration
from narration.making import Making, making_of
from narration.models import Book, Edition, Narrator
from stories import services as stories
from stories.models import Concept, Idea, RevisionState, Scene, Story
from stories.schemas import Brief
from stories.workflow import Stage
from storycreator.errors import ServiceError
from storycreator.jobs.database import off_loop
from storycreator.models import User

LOOK_EVERY = 0.2
"""Seconds between two looks at the rows."""
SHARES = {"concepts": 0.1, "draft": 0.4, "book": 0.5}
"""Of the progress bar."""


@dataclass(frozen=True)
class Wishes:
    """What is asked for on the command line."""

    idea: str
    brief: Brief
    concept: int
    """1 is the first."""
    output_format: str
    style: str
    narrator: Narrator | None


@dataclass(frozen=True)
class Step:
    """How far the way is: from 0 to 1, and in words."""

    share: float
    words: str


@dataclass
class Walk:
    """One way being walked; `seconds` fills by stage."""

    author: User
    wishes: Wishes
    tell: Callable[[Step], None]
    seconds: dict[str, float] = field(default_factory=dict)
    _walked: float = 0.0

    async def whole_way(self) -> Edition:
        """From the idea to a whole edition. Raises `AuthorError` or `ServiceError`, each with a sentence."""
        story = await off_loop(self._start)
        await self._wait("concepts", lambda: _concepts_share(story), words="Thinking of three concepts")
        await off_loop(lambda: self._choose_concept(story))
        await self._wait("draft", lambda: _draft_share(story), words="Writing the scenes")
        await off_loop(lambda: _approve(story))
        book = await off_loop(lambda: self._ask_for_book(story))
        await self._wait("book", lambda: _book_share(book), words="Making the book")
        return await off_loop(lambda: _whole_edition(book))

    def _start(self) -> Story:
        return stories.start_story(self.author, prompt=self.wishes.idea, brief=self.wishes.brief)

    def _choose_concept(self, story: Story) -> None:
        story.refresh_from_db()
        concept = Concept.objects.filter(idea__story=story).order_by("idea__round", "position")
        stories.choose_concept(story, concept=concept[self.wishes.concept - 1], seen=story.version)

    def _ask_for_book(self, story: Story) -> Book:
        story = Story.objects.select_related("draft", "concept").get(pk=story.pk)
        chosen = {"output_format": self.wishes.output_format, "style": self.wishes.style}
        book = narration.choose_format(story, **chosen, seen=narration.book_of(story).version)
        if book.has_sound and self.wishes.narrator:
            narration.choose_narrator(book, narrator=self.wishes.narrator, seen=book.version)
        narration.make_book(book, seen=book.version)
        return book

    async def _wait(self, stage: str, share: Callable[[], float], *, words: str) -> None:
        """Follow the rows until `share` is 1; raises what it raises."""
        began = time.monotonic()
        while (done := await off_loop(share)) < 1:
            self.tell(Step(self._walked + SHARES[stage] * done, words))
            await asyncio.sleep(LOOK_EVERY)
        self.seconds[stage] = time.monotonic() - began
        self._walked += SHARES[stage]
        self.tell(Step(self._walked, words))


def _concepts_share(story: Story) -> float:
    idea: Idea = story.ideas.latest("round")
    if idea.error:
        raise ServiceError(idea.error)
    return float(idea.concepts.exists())


def _draft_share(story: Story) -> float:
    draft = Story.objects.select_related("draft").get(pk=story.pk).draft
    if draft is None or draft.error:
        raise ServiceError(draft.error if draft else "The draft is gone. Please start again.")
    scenes = list(draft.scenes.select_related("current"))
    unwritten = [scene for scene in scenes if scene.current is None]
    for scene in unwritten:
        _raise_if_failed(scene)
    return (len(scenes) - len(unwritten)) / len(scenes) if scenes else 0.0


def _raise_if_failed(scene: Scene) -> None:
    newest = scene.revisions.last()
    if newest is not None and newest.state == RevisionState.FAILED:
        raise ServiceError(newest.error)


def _approve(story: Story) -> None:
    """Approve every scene of the draft, one by one."""
    scenes = Scene.objects.select_related("current", "draft__story")
    draft = Story.objects.select_related("draft").get(pk=story.pk).draft
    for scene in scenes.filter(draft=draft).order_by("number"):
        if scene.current is None:
            raise ServiceError(f"Scene {scene.number} has no text. Nothing else is lost; write it again.")
        stories.approve_scene(scene, revision=scene.current, seen=scene.version)


def _book_share(book: Book) -> float:
    making = making_of(_reread(book))
    if making.is_whole:
        return 1.0
    if not making.is_working:
        raise ServiceError(_what_failed(making))
    return making.percent / 100


def _what_failed(making: Making) -> str:
    errors = [cell.part.error for cell in making.failed if cell.part] + [f.error for f in making.failed_files]
    return errors[0] if errors else "The work was stopped. What was made is kept; open the story to go on."


def _whole_edition(book: Book) -> Edition:
    fresh = _reread(book)
    edition = fresh.whole_edition()
    if edition is None or fresh.story.stage != Stage.COMPLETED:
        raise ServiceError("The book was changed while it was made. Open the story to go on.")
    return edition


def _reread(book: Book) -> Book:
    return Book.objects.select_related("story__draft", "story__concept", "narrator").get(pk=book.pk)
