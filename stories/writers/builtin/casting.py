"""The people of a story: those of the idea in their parts, the rest invented."""

import random
import re
from dataclasses import replace

from stories.writers.builtin.dictionary import with_article
from stories.writers.builtin.figures import MANLIKE
from stories.writers.builtin.fit import parts, twin_part
from stories.writers.builtin.lexicon import gender_of
from stories.writers.builtin.material import Engine, Entry, entries, load
from stories.writers.builtin.people import OWN, PARTS, Person
from stories.writers.builtin.premise import Figure, Premise

OTHER = {"female": "male", "male": "female"}
ROLES = {"H": "protagonist", "A": "ally", "N": "opponent", "B": "companion"}
DESCENDANTS = {
    "grandmother": ("granddaughter", "grandson"), "grandfather": ("granddaughter", "grandson"),
    "mother": ("daughter", "son"), "father": ("daughter", "son"), "aunt": ("niece", "nephew"),
    "uncle": ("niece", "nephew"), "sister": ("sister", "brother"), "brother": ("sister", "brother"),
    "husband": ("widow", "widower"), "wife": ("widow", "widower"), "daughter": ("mother", "father"),
    "son": ("mother", "father"), "cousin": ("cousin", "cousin"),
}  # fmt: skip


class Names:
    """Hands out given names, no two with the same first letter in one story."""

    def __init__(self, rng: random.Random, taken: list[str]) -> None:
        self.rng = rng
        self.initials = {name[0].upper() for name in taken if name}

    def draw(self, gender: str) -> str:
        pool = [n for n in load("names")[gender].split() if n[0] not in self.initials]
        name = str(self.rng.choice(pool))
        self.initials.add(name[0])
        return name


def cast(premise: Premise, plot: Engine, rng: random.Random, *, place: str) -> dict[str, Person]:
    """Every part of the plot with its person."""
    given, _ = parts(premise, plot)
    names = Names(rng, [f.name for f in (premise.hero, *premise.others) if f])
    hero = _hero(premise, names, rng, place)
    people = {"H": hero}
    genders = {"A": OTHER[hero.gender], "N": rng.choice(["female", "male"])}
    genders["B"] = OTHER[genders["N"]]
    for part in PARTS[1:]:
        if part in given:
            people[part] = _from_idea(given[part], part, genders[part], names)
        elif part in plot.people:
            people[part] = _invented(plot, part, genders[part], names, rng, hero)
    twin = twin_part(plot)
    if premise.hero_count > 1 and twin in people and twin not in given:
        people[twin] = _twin(people[twin], premise, names)
    return {part: dress(person, plot, rng) for part, person in people.items()}


def _hero(premise: Premise, names: Names, rng: random.Random, place: str) -> Person:
    figure = premise.hero
    gender = (figure.gender if figure else "") or rng.choice(["female", "male"])
    noun = (figure.noun if figure else "") or _keeper(premise, gender, place)
    gender = (figure.gender if figure else "") or gender_of(noun.split()[-1]) or gender
    name = (figure.name if figure else "") or names.draw(gender)
    article = "the " + noun if figure and figure.article == "the" else with_article(noun)
    return Person("H", name, gender, article.replace("'", "’"), figure.kind if figure else "person")


def _keeper(premise: Premise, gender: str, place: str) -> str:
    """Who it is about when the idea does not say: the heir of its absent figure, or who keeps the place."""
    for figure in premise.others:
        if (figure.relation == "absent" or premise.first_person) and figure.lemma in DESCENDANTS:
            return DESCENDANTS[figure.lemma][gender == "male"]
    if premise.genre == "heist":
        return "thief"
    if premise.genre == "mystery":
        return "detective"
    keepers = load("lexicon")["keepers"]
    return str(keepers.get(premise.place_noun) or keepers.get(place, "caretaker"))


def _from_idea(figure: Figure, part: str, gender: str, names: Names) -> Person:
    gender = figure.gender or gender_of(figure.lemma) or gender
    plain = figure.noun.replace("'", "’")
    noun = with_article(plain) if plain else "a friend"
    if figure.article == "own":
        noun = f"{OWN} {plain}"
    elif plain and (part == "N" or figure.article == "the"):
        noun = "the " + plain
    return Person(part, figure.name or names.draw(gender), gender, noun, figure.kind)


def _invented(plot: Engine, part: str, gender: str, names: Names, rng: random.Random, hero: Person) -> Person:
    tags = frozenset({gender, f"hero.{hero.kind}"})
    fitting = [entry.text for entry in entries(list(plot.people[part])) if entry.fits(tags)]
    noun = rng.choice(fitting)
    kind = (
        "child" if any(word in noun for word in ("child", "girl", "boy", "orphan", "youngest")) else "person"
    )
    return Person(part, names.draw(gender), gender, noun, kind)


def _twin(person: Person, premise: Premise, names: Names) -> Person:
    """ "Two bakers": the second one; of two sisters, a sister."""
    hero = premise.hero
    noun = hero.noun if hero else ""
    gender = gender_of(noun.split()[-1] if noun else "") or person.gender
    name = person.name if gender == person.gender else names.draw(gender)
    return replace(
        person, name=name, gender=gender, noun=f"the other {noun}", kind=hero.kind if hero else "person"
    )


def dress(person: Person, plot: Engine, rng: random.Random) -> Person:
    """The person with age, looks and voice; what the plot's prose says they wear comes last."""
    looks = load("looks")[person.kind]
    years = _years(person, rng)
    tags = years.needs | {person.gender}
    shown = [
        years.text.replace("{his}", person.pronoun("s")),
        rng.choice(looks["build"]),
        _one_of(looks[f"hair_{person.gender}"], tags, rng),
        _one_of(looks["dress"], tags, rng),
    ]
    worn = plot.wears.get(person.part)
    carried = worn if worn and person.kind not in ("ghost", "animal") else rng.choice(looks["carries"])
    text = f"{_figure(person, tags)}, {', '.join(shown)}; always with {carried}"
    return replace(
        person,
        appearance=text[:1].upper() + text[1:] + ".",
        voice=rng.choice(looks["voice"]),
        role=ROLES[person.part],
    )


def _years(person: Person, rng: random.Random) -> Entry:
    """An age that does not gainsay what somebody is called: an old clerk is no young man."""
    words = set(re.findall(r"[a-z]+", person.noun.lower()))
    table = load("looks")
    ages = entries(table["ages"][person.kind])
    for band in ("teen", "young", "old"):
        if words & set(table["bands"][band].split()):
            return rng.choice([age for age in ages if band in age.needs] or ages)
    return rng.choice([age for age in ages if "teen" not in age.needs])


def _one_of(pool: list[str], tags: frozenset[str], rng: random.Random) -> str:
    return rng.choice([entry.text for entry in entries(pool) if entry.fits(tags)])


def _figure(person: Person, tags: frozenset[str]) -> str:
    """What a picture shows first: "a woman", "a boy", "a robot"."""
    if person.kind in ("animal", "being", "robot", "ghost") or person.noun.split()[-1] in MANLIKE:
        return person.noun.replace(f"{OWN} ", "a ")
    grown = {"female": "woman", "male": "man"}[person.gender]
    young = {"female": "girl", "male": "boy"}[person.gender]
    return with_article(young if person.kind == "child" or "teen" in tags else grown)
