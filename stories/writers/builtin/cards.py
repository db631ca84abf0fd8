"""Three concept cards for an idea, and the way back from a card to its plan."""

import random
from collections.abc import Iterator
from functools import lru_cache

from stories.craft.words import words
from stories.schemas import Brief, ConceptSet, IdeaRequest, StoryConcept
from stories.writers.builtin.dictionary import singular, verb_lemma
from stories.writers.builtin.fit import ranked, score
from stories.writers.builtin.language import Page
from stories.writers.builtin.material import ENGINES, entries
from stories.writers.builtin.plan import Plan
from stories.writers.builtin.planner import plan
from stories.writers.builtin.premise import Premise
from stories.writers.builtin.reader import content_words, read
from stories.writers.builtin.tidy import tidy

VARIANTS = 240
"""How many variants of a plot an idea has: enough for eighty rounds without a card coming back."""
COUNTED = {3: "three", 4: "four", 5: "five"}
MATCH = 2
"""Fields of a card (title, logline, protagonist) that must agree for a plan to count as its own."""


def suggest(request: IdeaRequest) -> ConceptSet:
    """Three cards that differ in plot, genre, title and stakes, none of them among those already seen."""
    cards: list[StoryConcept] = []
    for plot, wish in _wishes(request):
        if len(cards) < 3:
            found = _fresh(request, plot, wish, cards)
            if found is not None:
                cards.append(found)
    return ConceptSet(concepts=cards)


class Wish:
    """What a new card should have in common with a liked one: its place or its tone, or nothing."""

    def __init__(self, *, place: str = "", not_place: str = "", tone: str = "") -> None:
        self.place, self.not_place, self.tone = place, not_place, tone

    def likes(self, story: Plan) -> bool:
        if self.place and story.slots["place"] != self.place:
            return False
        return not (self.not_place and story.slots["place"] == self.not_place)


def _wishes(request: IdeaRequest) -> Iterator[tuple[str, Wish]]:
    """Plots in the order to try, each with what its card should keep; ends in a second round without
    wishes."""
    order = _order(request)
    wishes = [Wish()] * len(order)
    if request.kind == "more_like_this" and request.like is not None:
        liked = find_plan(request.idea, request.like, request.brief)
        own = liked.engine.name
        order = [own, *(name for name in order if name != own)]
        wishes = [
            Wish(not_place=liked.slots["place"]),
            Wish(place=liked.slots["place"]),
            Wish(tone=request.like.tone),
        ]
        wishes += [Wish()] * len(order)
    yield from zip(order, wishes, strict=False)
    yield from ((name, Wish()) for name in order)


def _order(request: IdeaRequest) -> list[str]:
    """The plots that fit, best first; a genre the author asked for comes before all. Later rounds bring
    others."""
    premise = read(request.idea)
    plots = ranked(premise)
    best = score(premise, plots[0])
    wanted = request.brief.genre.lower()
    asked = [p.name for p in plots if wanted and any(wanted in g or g in wanted for g in p.genres)]
    fitting = [p.name for p in plots if score(premise, p) > min(0, best - 12)]
    rest = [p.name for p in plots if p.name not in fitting]
    later = len(request.seen) // 3
    if request.kind == "three_new" and len(fitting) > 3:
        turn = (3 * later) % len(fitting)
        fitting = fitting[turn:] + fitting[:turn]
    return list(dict.fromkeys([*asked, *fitting, *rest]))


def _fresh(request: IdeaRequest, plot: str, wish: Wish, cards: list[StoryConcept]) -> StoryConcept | None:
    """The first variant whose card is new; None when this plot has none left."""
    others = [*request.seen, *cards, *([request.like] if request.like else [])]
    titles = {card.title.casefold() for card in others}
    stakes = {card.stakes.casefold() for card in others}
    genres = {card.genre.casefold() for card in cards}
    start = random.Random(f"{request.seed}|{request.kind}|{len(request.seen)}|{plot}").randrange(VARIANTS)
    for step in range(VARIANTS):
        story = plan(request.idea, plot, (start + step) % VARIANTS)
        if not wish.likes(story) and step < VARIANTS // 2:
            continue
        card = concept(story, request.brief, tone=wish.tone)
        new = card.title.casefold() not in titles and card.stakes.casefold() not in stakes
        if new and card.genre.casefold() not in genres:
            return card
    return None


def concept(story: Plan, brief: Brief, *, tone: str = "") -> StoryConcept:
    """The card of a plan."""
    logline = _line(story, story.engine.loglines, "logline")
    stakes = _line(story, story.engine.stakes, "stakes")
    protagonist = _protagonist(story)
    return StoryConcept(
        title=story.title[:120],
        logline=logline[:600],
        genre=_genre(story, brief),
        tone=(brief.tone or tone or story.tone)[:120],
        setting=story.setting[:600],
        protagonist=protagonist[:600],
        stakes=stakes[:600],
        difference=_difference(story, f"{logline} {protagonist} {stakes}")[:600],
    )


def _line(story: Plan, options: tuple[str, ...], what: str) -> str:
    rng = random.Random(f"{story.seed}|{what}")
    fits = [entry.text for entry in entries(list(options)) if entry.fits(story.tags)]
    page = Page(
        story.people, story.slots, story.fills, rng, is_present=True, thing_is_plural="many" in story.tags
    )
    return tidy(page.expand(rng.choice(fits)))


def _genre(story: Plan, brief: Brief) -> str:
    wanted = brief.genre.lower().strip()
    return next((g for g in story.engine.genres if wanted and (wanted in g or g in wanted)), story.genre)


def _protagonist(story: Plan) -> str:
    """ "Ines, a detective who can see ghosts" """
    hero = story.people["H"]
    clause = story.premise.clause
    told = f" who {story.slots['premise3.pres']}" if clause is not None else ""
    if story.premise.hero_count > 1:
        several = f" who {story.slots['premise3.many']}" if clause is not None else ""
        count = COUNTED.get(story.premise.hero_count, "two")
        return f"{hero.name}, one of {count} {_plural_hero(story)}{several}"
    return f"{hero.name}, {hero.noun}{told}"


def _plural_hero(story: Plan) -> str:
    from stories.writers.builtin.dictionary import plural

    return plural(story.slots["hero"])


def _difference(story: Plan, said: str) -> str:
    """What sets the card apart, and which words of the idea it has kept that its other lines do not show."""
    known = {form for word in words(said) for form in (word, singular(word), verb_lemma(word))}
    missing = [
        w
        for w in content_words(story.premise.idea)
        if not known & {w.lower().replace("'", "’"), singular(w), verb_lemma(w.lower())}
    ]
    difference = _line(story, (story.engine.difference,), "difference")
    kept = ", ".join(word.replace("'", "’") for word in missing[:8])
    return f"{difference} Kept from the idea: {kept}." if kept else difference


def find_plan(idea: str, card: StoryConcept, brief: Brief, *, scenes: int = 5) -> Plan:
    """The plan behind a card; for a card from elsewhere the best fitting one, told with the card's own
    name and title."""
    plot, variant = _origin(idea, card.title, card.logline, card.protagonist, card.genre)
    first = {"first": True, "third": False}.get(brief.point_of_view)
    return plan(idea, plot, variant, first_person=first, scenes=scenes)


@lru_cache(maxsize=256)
def _origin(idea: str, title: str, logline: str, protagonist: str, genre: str) -> tuple[str, int]:
    """The plot and variant whose card agrees in most fields; drawn from the card's words when too few
    agree."""
    own = _plots_by_genre(idea, genre)
    best, found = 0, ("", 0)
    for plot in own:
        for variant in range(VARIANTS):
            story = plan(idea, plot, variant)
            agree = (story.title == title) + (_protagonist(story) == protagonist)
            if agree:
                agree += _line(story, story.engine.loglines, "logline") == logline
            if agree > best:
                best, found = agree, (plot, variant)
            if best == 3:
                return found
    if best >= MATCH:
        return found
    rng = random.Random(f"{title}|{logline}|{protagonist}")
    return own[0], rng.randrange(VARIANTS)


def _plots_by_genre(idea: str, genre: str) -> list[str]:
    """Plots that call themselves by this genre first, then the others as they fit the idea."""
    order = [plot.name for plot in ranked(read(idea))]
    named = [plot.name for plot in ranked(read(idea)) if genre in plot.genres]
    return list(dict.fromkeys([*named, *order])) if order else list(ENGINES)


def premise_of(request: IdeaRequest) -> Premise:
    """What was understood of the idea."""
    return read(request.idea)
