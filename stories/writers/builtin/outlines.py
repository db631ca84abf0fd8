"""The outline of a planned story: its figures, its scenes in plain words, who knows what."""

import random

from stories.schemas import Brief, CharacterSheet, OutlineRequest, SceneOutline, StoryOutline
from stories.writers.builtin.language import Page
from stories.writers.builtin.people import PARTS, Person
from stories.writers.builtin.plan import Plan
from stories.writers.builtin.realiser import TellableScene
from stories.writers.builtin.story import sheets_of, story_of
from stories.writers.builtin.telling import pieces_told, tell
from stories.writers.builtin.tidy import tidy

SKIES = {
    "rain": "rain", "frost": "hard frost", "fog": "fog", "wind": "a rising wind", "clear": "clear and still",
    "dust": "dust in the air", "sleet": "sleet",
}  # fmt: skip
LAST_HOOK = "The picture of the first scene returns, changed."


def outline(request: OutlineRequest) -> StoryOutline:
    """The plan of the story that the chosen concept promises, with `brief.scenes` scenes."""
    story = story_of(request.idea, request.brief, request.concept, figures=request.characters)
    names = {part: person.name for part, person in story.people.items()}
    names |= {part: sheet.name for part, sheet in sheets_of(story, request.characters).items()}
    scenes = tell(story, scenes=request.brief.scenes, target=request.brief.words, seed=request.seed)
    shown = {part for scene in scenes for part in scene.shape.cast}
    return StoryOutline(
        title=request.concept.title,
        tense="past",
        point_of_view="first" if story.first_person else "third",
        characters=[
            _sheet(story, story.people[part], name=names[part])
            for part in PARTS
            if part in shown and part in story.people
        ],
        knowledge=plain(story, story.engine.knowledge),
        scenes=[_scene(story, scene, request.brief, names=names) for scene in scenes],
    )


def plain(story: Plan, text: str) -> str:
    """Plain words for outlines: third person, past or present as the material has it."""
    page = Page(
        story.people,
        story.slots,
        story.fills,
        random.Random(story.seed),
        thing_is_plural="many" in story.tags,
    )
    return tidy(page.expand(text))


def _sheet(story: Plan, person: Person, *, name: str) -> CharacterSheet:
    description = f"{person.name}, {person.is_called(story.people['H'].named('s'))}"
    if person.part == "H" and story.premise.clause is not None:
        description += f" who {story.slots['premise3.pres']}"
    return CharacterSheet(
        name=name,
        role=person.role,
        description=description + ".",
        appearance=person.appearance,
        voice=person.voice,
    )


def _scene(story: Plan, scene: TellableScene, brief: Brief, *, names: dict[str, str]) -> SceneOutline:
    shape = scene.shape
    spot = story.spots[shape.at].name or story.slots["place"]
    inside = story.slots["place"] if spot not in (story.slots["place"], "") else ""
    sky = SKIES[shape.weather or story.weather]
    where = f"{spot[:1].upper()}{spot[1:]}" + (f", {inside}" if inside else "")
    where = plain(story, shape.where) if shape.where else where
    told = [p for p in pieces_told(scene, brief) if p.kind in shape.plain]
    hook = next((p.text for p in scene.pieces if p.kind == "end"), LAST_HOOK)
    return SceneOutline(
        title=scene.title,
        setting=f"{where}; {shape.hour}, {sky}",
        characters=[names[part] for part in shape.cast if part in names],
        opening=plain(story, shape.opening),
        beats=[plain(story, shape.plain[piece.kind]) for piece in told][:12],
        hook=hook[:600],
    )
