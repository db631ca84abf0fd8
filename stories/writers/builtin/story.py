"""The story that a request belongs to: its plan, with what the card and the outline say about it."""

import re
from collections.abc import Iterable
from dataclasses import replace

from stories.craft.names import given_name
from stories.schemas import Brief, Figure, StoryConcept, StoryOutline
from stories.writers.builtin.cards import find_plan
from stories.writers.builtin.people import Person
from stories.writers.builtin.plan import Plan

NAME = re.compile(r"[^\W\d_][\w’'-]*")
NO_NAMES = frozenset(["a", "an", "the", "one", "two", "my", "our", "this", "that", "he", "she", "they"])


def story_of(
    idea: str,
    brief: Brief,
    card: StoryConcept,
    *,
    outline: StoryOutline | None = None,
    figures: Iterable[Figure] = (),
) -> Plan:
    """The plan behind a card, with the names that the card, the outline where there is one, and the
    author's sheets of its people give them."""
    scenes = len(outline.scenes) if outline is not None else brief.scenes
    story = find_plan(idea, card, brief, scenes=scenes)
    names = _names_in(outline, story) if outline is not None else {}
    hero = _hero_name(card)
    if hero and "H" not in names and hero != story.people["H"].name:
        names["H"] = hero
    story = _renamed(story, names)
    story = _renamed(
        story, {part: given_name(sheet.name) for part, sheet in sheets_of(story, figures).items()}
    )
    return replace(story, title=card.title, tone=card.tone, setting=card.setting)


def _hero_name(card: StoryConcept) -> str:
    """The name a card begins its protagonist with, or "" when it does not begin with one."""
    first = card.protagonist.split(",")[0].strip()
    match = NAME.match(first)
    if not match or not match[0][0].isupper() or match[0].lower() in NO_NAMES:
        return ""
    return match[0]


def sheets_of(story: Plan, figures: Iterable[Figure]) -> dict[str, Figure]:
    """Part → the author's sheet of whoever has it, known by a name that it has or had."""
    known = {
        name.casefold(): figure
        for figure in figures
        for called in (*figure.former_names, figure.name)
        for name in (called, given_name(called))
    }
    named = {part: known.get(person.name.casefold()) for part, person in story.people.items()}
    return {part: figure for part, figure in named.items() if figure}


def _names_in(outline: StoryOutline, story: Plan) -> dict[str, str]:
    """Part → name, by the part each figure has in the outline."""
    roles = {person.role: part for part, person in story.people.items()}
    names = {}
    for sheet in outline.characters:
        part = roles.get(sheet.role)
        match = NAME.search(given_name(sheet.name))
        if part and match and match[0] != story.people[part].name:
            names[part] = match[0]
    return names


def _renamed(story: Plan, names: dict[str, str]) -> Plan:
    if not names:
        return story
    people: dict[str, Person] = dict(story.people)
    slots = dict(story.slots)
    for part, name in names.items():
        people[part] = replace(people[part], name=name)
    if "H" in names:
        slots["Name.s"] = names["H"] + "’s"
    return replace(story, people=people, slots=slots)
