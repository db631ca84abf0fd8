"""The people of a story: those of the idea in their parts, the rest invented."""

import random
from dataclasses import replace

from stories.writers.builtin.dictionary import with_article
from stories.writers.builtin.fit import parts
from stories.writers.builtin.lexicon import gender_of
from stories.writers.builtin.material import Engine, entries, load
from stories.writers.builtin.people import PARTS, Person
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
    if premise.hero_count > 1 and "rival" in plot.roles and plot.roles.get("twin") in people:
        people[plot.roles["twin"]] = _twin(people[plot.roles["twin"]], premise)
    return {part: dress(person, plot, rng) for part, person in people.items()}


def _hero(premise: Premise, names: Names, rng: random.Random, place: str) -> Person:
    figure = premise.hero
    gender = (figure.gender if figure else "") or rng.choice(["female", "male"])
    name = (figure.name if figure else "") or names.draw(gender)
    noun = (figure.noun if figure else "") or _keeper(premise, gender, place)
    article = "the " + noun if figure and figure.article == "the" else with_article(noun)
    return Person("H", name, gender, article.replace("'", "’"), figure.kind if figure else "person")


def _keeper(premise: Premise, gender: str, place: str) -> str:
    """Who it is about when the idea does not say: the heir of its absent figure, or who keeps the place."""
    for figure in premise.others:
        if figure.relation == "absent" and figure.lemma in DESCENDANTS:
            return DESCENDANTS[figure.lemma][gender == "male"]
    if premise.genre == "heist":
        return "thief"
    if premise.genre == "mystery":
        return "detective"
    return str(load("lexicon")["keepers"].get(place, "caretaker"))


def _from_idea(figure: Figure, part: str, gender: str, names: Names) -> Person:
    gender = figure.gender or gender_of(figure.lemma) or gender
    noun = with_article(figure.noun).replace("'", "’") if figure.noun else "a friend"
    if part == "N" and figure.noun:
        noun = "the " + figure.noun.replace("'", "’")
    return Person(part, figure.name or names.draw(gender), gender, noun, figure.kind)


def _invented(plot: Engine, part: str, gender: str, names: Names, rng: random.Random, hero: Person) -> Person:
    tags = frozenset({gender, f"hero.{hero.kind}"})
    fitting = [entry.text for entry in entries(list(plot.people[part])) if entry.fits(tags)]
    noun = rng.choice(fitting)
    kind = "child" if any(word in noun for word in ("child", "girl", "boy", "orphan")) else "person"
    return Person(part, names.draw(gender), gender, noun, kind)


def _twin(person: Person, premise: Premise) -> Person:
    """ "Two bakers": the second one."""
    noun = premise.hero.noun if premise.hero else ""
    return replace(person, noun=f"the other {noun}", kind=premise.hero.kind if premise.hero else "person")


def dress(person: Person, plot: Engine, rng: random.Random) -> Person:
    """The person with age, looks and voice; what the plot's prose says they wear comes last."""
    looks = load("looks")[person.kind]
    years = rng.choice(load("looks")["ages"][person.kind])
    shown = [
        years,
        rng.choice(looks["build"]),
        rng.choice(looks[f"hair_{person.gender}"]),
        rng.choice(looks["dress"]),
    ]
    worn = plot.wears.get(person.part)
    carried = worn if worn and person.kind != "ghost" else rng.choice(looks["carries"])
    kind = {"animal": person.noun, "being": person.noun, "robot": person.noun, "ghost": person.noun}.get(
        person.kind
    )
    who = kind or {"female": "woman", "male": "man"}[person.gender]
    if person.kind == "child":
        who = {"female": "girl", "male": "boy"}[person.gender]
    lead = who if kind else with_article(who)
    text = f"{lead}, {', '.join(shown)}; always with {carried}"
    return replace(
        person,
        appearance=text[:1].upper() + text[1:] + ".",
        voice=rng.choice(looks["voice"]),
        role=ROLES[person.part],
    )
