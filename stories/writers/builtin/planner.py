"""From a premise and a plot to a `Plan`. A function of its arguments: no clock, no state, no global
randomness."""

import random
import re
from functools import lru_cache
from typing import Any

from stories.writers.builtin.belongings import Belonging, find_belonging, thing_slots
from stories.writers.builtin.burdens import BURDENS
from stories.writers.builtin.casting import cast
from stories.writers.builtin.fit import parts
from stories.writers.builtin.imagery import family_for, images_of, weather_of
from stories.writers.builtin.language import Page
from stories.writers.builtin.material import Engine, SceneShape, engine, entries, load
from stories.writers.builtin.people import OWN, PRONOUNS, Person
from stories.writers.builtin.plan import Plan
from stories.writers.builtin.premise import Premise
from stories.writers.builtin.reader import read
from stories.writers.builtin.scenery import Scenery, find_scenery, with_weather
from stories.writers.builtin.tidy import tidy, title_case
from stories.writers.builtin.wording import (
    burden_slots,
    clause_of,
    clause_slots,
    in_brief,
    kind_plural,
    lasting_clause,
)

CARRIED = ("road", "haunting")
"""Plots in which the object is another's and not the hero's to look after."""
PLANTS = 2
KINSHIP = frozenset(
    [
        "sister",
        "brother",
        "son",
        "daughter",
        "grandson",
        "granddaughter",
        "niece",
        "nephew",
        "cousin",
        "widow",
        "widower",
        "mother",
        "father",
        "grandmother",
        "grandfather",
        "aunt",
        "uncle",
    ]
)
"""What one is to somebody, and not what one does: no trade to be asked for by name."""
PLAIN = frozenset(["boy", "girl", "child", "man", "woman", "person", "lady", "teenager", "orphan", "kid"])
"""What says of somebody no more than age and sex."""


@lru_cache(maxsize=512)
def plan(idea: str, plot: str, variant: int, *, first_person: bool | None = None, scenes: int = 5) -> Plan:
    """The plan for an idea in one plot. `variant` changes place, names, title and all other free choices.

    Args:
        first_person: who tells it; None follows the idea ("My grandmother's piano" is told by an I).
        scenes: 4, 5 or 6; decides which bridging passages are told.
    """
    premise, shape = read(idea), engine(plot)
    rng = random.Random(f"{idea}|{plot}|{variant}")
    scenery = find_scenery(premise, rng)
    kind = _fear_tags(premise) | {f"H.{premise.hero.kind if premise.hero else 'person'}"}
    family = family_for(scenery, kind, rng)
    scenery = with_weather(scenery, weather_of(family))
    thing = find_belonging(premise, rng, instead=shape.things)
    people = cast(premise, shape, rng, place=scenery.key)
    first = first_person if first_person is not None else premise.first_person
    slots, fills = thing_slots(thing)
    slots |= _place_slots(scenery) | _world_slots(rng, scenery, people["H"]) | _people_slots(people, premise)
    slots |= _lost_slots(premise, shape, people, rng)
    kept = "" if plot in CARRIED else slots["T"]
    slots |= _deed_slots(premise, people["H"], kept, first=first) | burden_slots(
        premise, people["H"], first=first
    )
    if first:
        slots |= {"they": "we", "They": "We", "them": "us", "their": "our"}
    aspect = clause_of(premise, people["H"], kept).aspect
    tags = _tags(premise, people, thing, scenery, aspect, first=first, scenes=scenes) | {f"plot.{plot}"}
    title = _line(rng, shape.titles, people, slots, fills, thing.is_plural, tags)
    return Plan(
        engine=shape,
        premise=premise,
        variant=variant,
        people=people,
        slots=slots,
        fills=fills,
        tags=tags,
        spots=scenery.spots,
        setting=scenery.setting,
        weather=scenery.weather,
        trade=_trade(premise),
        image=images_of(family, tags, f"{idea}|{plot}|{variant}"),
        plants=_plants(rng, people, tags, tuple(s for s in shape.scenes if scenes in s.scenes)),
        title=title_case(title),
        tone=rng.choice(shape.tones),
        genre=rng.choice(shape.genres),
        seed=f"{idea}|{plot}|{variant}",
    )


def _deed_slots(premise: Premise, hero: Person, kept: str, *, first: bool) -> dict[str, str]:
    """What the hero does: in full, in brief for every scene, and as what has lasted for years."""
    clause, many = clause_of(premise, hero, kept), premise.hero_count > 1
    full = clause_slots(clause, hero, first=first, many=many)
    brief = clause_slots(in_brief(clause), hero, first=first, many=many)
    lasting = clause_slots(lasting_clause(premise, hero, kept), hero, first=first, many=many)
    named = {name.replace("premise", "deed"): text for name, text in brief.items() if name != "knack"}
    years = {"long.vbn": lasting["premise.vbn"], "long3.vbn": lasting["premise3.vbn"]}
    return {**full, **named, **years, "deed": brief["knack"]}


def _line(
    rng: random.Random,
    options: tuple[str, ...],
    people: dict[str, Person],
    slots: dict[str, str],
    fills: dict[str, str],
    many: bool,  # noqa: FBT001
    tags: frozenset[str],
) -> str:
    fitting = [e.text for e in entries(list(options)) if e.fits(tags)]
    page = Page(people, slots, fills, rng, is_present=True, thing_is_plural=many)
    return tidy(page.expand(rng.choice(fitting)))


def _place_slots(scenery: Scenery) -> dict[str, str]:
    folk = scenery.name if scenery.name[:1].isupper() else str(scenery.kit["folk"])
    bare = scenery.name.removeprefix("the ")
    return {
        "place": scenery.name,
        "place.in": f"{scenery.preposition} {scenery.name}",
        "place.n": folk,
        "Place.n": bare.title() if bare.islower() else bare,
        "place.door": scenery.kit["door"],
        "place.window": scenery.kit["window"],
        "place.edge": scenery.kit["edge"],
        "goal": scenery.kit["goal"],
        "spot1": scenery.spots["spot1"].name,
        "spot2": scenery.spots["spot2"].name,
    }


def _world_slots(rng: random.Random, scenery: Scenery, hero: Person) -> dict[str, str]:
    common = load("common")
    years = common["world"]["young" if hero.kind == "child" else "years"]
    deadlines = common["deadlines"].get(scenery.key, common["deadlines"]["any"])
    deadline = rng.choice(deadlines)
    return {
        "years": rng.choice(years),
        "deadline": deadline,
        "gone": rng.choice(common["world"]["gone"]),
        "Deadline": deadline[:1].upper() + deadline[1:],
        "deadline.n": deadline.removeprefix("the "),
        "Neighbour": "Neighbour",
        "lost.rel2": rng.choice(["aunt", "grandmother", "uncle"]),
    }


def _people_slots(people: dict[str, Person], premise: Premise) -> dict[str, str]:
    hero = people["H"]
    slots = {
        "H.a": hero.noun[:1].upper() + hero.noun[1:],
        "hero": hero.noun.split(" ", 1)[1],
        "they": "they",
        "They": "They",
        "them": "them",
        "their": "their",
        "H.kinds": kind_plural(hero.noun),
        "Name.s": hero.name + "’s",
    }
    slots |= _twin_slots(people)
    for part, person in people.items():
        slots[f"{part}.his"] = PRONOUNS[person.gender][1]
        slots[f"{part}.kind"] = person.noun.split(" ", 1)[-1] if part == "B" else person.noun
    if "B" in people:
        slots["B.kinds"] = kind_plural(people["B"].noun)
        slots["B.Kind"] = slots["B.kind"].title()
    return slots


def _twin_slots(people: dict[str, Person]) -> dict[str, str]:
    """The second of two heroes by name; and whose their aunts are, where they are of one family."""
    twin = next((p.name for p in people.values() if p.noun.startswith("the other ")), "")
    family = bool(twin) and people["H"].noun.split()[-1] in KINSHIP
    return {"twin": twin, "your": "our" if family else "your"}


def _lost_slots(
    premise: Premise, plot: Engine, people: dict[str, Person], rng: random.Random
) -> dict[str, str]:
    """The one who is gone: the idea's own absent figure where it has one."""
    given = parts(premise, plot)[0].get("lost")
    gender = (given.gender if given else "") or {"female": "male", "male": "female"}[people["H"].gender]
    wants = load("common")["world"]["wants"]
    kind = "robot" if people["H"].kind == "robot" else "lost"
    relations = [
        r for r in load("common")["world"][kind] if r not in {"female": "brother", "male": "sister"}[gender]
    ]
    taken = {person.name[0] for person in people.values()}
    name = rng.choice([n for n in load("names")[gender].split() if n[0] not in taken])
    relation = given.noun if given and given.noun else rng.choice(relations)
    he, his, him, *_ = PRONOUNS[gender]
    if given and given.name:
        name = given.name
    return {
        "lost": name, "lost.cap": name, "lost.poss": name + "’s", "lost.rel": relation.replace("'", "’"),
        "lost.he": he, "lost.his": his, "lost.him": him,
        "want": premise.wish or rng.choice(wants).replace("{h.s}", people["H"].pronoun("s")),
    }  # fmt: skip


def _tags(
    premise: Premise,
    people: dict[str, Person],
    thing: Belonging,
    scenery: Scenery,
    aspect: str,
    *,
    first: bool,
    scenes: int,
) -> frozenset[str]:
    """What holds in this story, in the words that the material's conditions use."""
    found = {"first" if first else "third", f"scenes{scenes}", aspect, scenery.weather, f"at.{scenery.key}"}
    found |= {f"{part}.{person.kind}" for part, person in people.items()}
    found |= {f"{part}.{person.gender}" for part, person in people.items()}
    found.add("many" if thing.is_plural else "one")
    found.add(str(thing.kit.get("size", "arm")))
    marks = {
        "ghost": any(figure.kind == "ghost" for figure in premise.others),
        "detective": premise.hero is not None and premise.genre == "mystery",
        "ability": premise.clause is not None and premise.clause.modal in ("can", "could"),
        "own_clause": premise.clause is not None,
        **{name: bool(getattr(premise, name)) for name in BURDENS},
        "burden": any(getattr(premise, name) for name in BURDENS),
        "twin": premise.hero_count > 1,
        "kin": people["H"].noun.split()[-1] in KINSHIP,
        "plain": people["H"].noun.split()[-1] in PLAIN,
        "own_thing": premise.thing is not None and thing.text in premise.thing.text.replace("'", "’"),
        "B.own": "B" in people and people["B"].noun.startswith(f"{OWN} "),
    }
    return frozenset(found | {name for name, holds in marks.items() if holds}) | _fear_tags(premise)


def _fear_tags(premise: Premise) -> frozenset[str]:
    """Fire in the idea's fear keeps lamps and stoves out of the hero's hands."""
    return frozenset({"fear.fire"} if re.search(r"\b(?:fire|flames?)\b", premise.fear) else ())


def _trade(premise: Premise) -> tuple[str, ...]:
    trades = load("common")["trades"]
    words = premise.hero.noun.split() if premise.hero else []
    key = next((word for word in reversed(words) if word in trades), "")
    if not key and premise.genre == "heist":
        key = "thief"
    return tuple(trades[key or "any"])


def _plants(
    rng: random.Random, people: dict[str, Person], tags: frozenset[str], shapes: tuple[SceneShape, ...]
) -> tuple[dict[str, Any], ...]:
    """What is planted, in the order of the plot's plant beats: each where those it needs are present."""
    chosen: list[dict[str, Any]] = []
    pool = load("plants")["plant"]
    for number in range(PLANTS):
        places = [shape for shape in shapes if _plants_in(shape, number)]
        fitting = [p for p in pool if p not in chosen and _can_stand(p, places, people, tags)]
        if fitting:
            chosen.append(rng.choice(fitting))
    return tuple(chosen)


def _plants_in(shape: SceneShape, number: int) -> bool:
    return any(beat.kind in ("plant", "payoff") and beat.args == (str(number),) for beat in shape.beats)


def _can_stand(
    plant: dict[str, Any], places: list[SceneShape], people: dict[str, Person], tags: frozenset[str]
) -> bool:
    """Whether a plant can be planted and paid off where the plot has room for it."""
    needed = plant.get("needs", "H")
    there = all(needed in shape.cast and shape.at == plant.get("at", shape.at) for shape in places)
    return (
        needed in people
        and there
        and all(entries([plant[step]])[0].fits(tags) for step in ("plant", "payoff"))
    )
