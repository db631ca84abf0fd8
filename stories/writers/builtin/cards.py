"""Three concept cards for an idea, and the way back from a card to its plan."""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from stories.craft.words import words
from stories.schemas import Brief, ConceptSet, IdeaRequest, StoryConcept
from stories.writers.builtin.burdens import BURDENS
from stories.writers.builtin.dictionary import singular, verb_lemma
from stories.writers.builtin.fit import ranked, score
from stories.writers.builtin.language import Page
from stories.writers.builtin.material import ENGINES, entries
from stories.writers.builtin.plan import Plan
from stories.writers.builtin.planner import plan
from stories.writers.builtin.reader import content_words, read
from stories.writers.builtin.tidy import tidy

VARIANTS = 240
"""How many variants of a plot an idea has: enough for eighty rounds without a card coming back."""
KEPT = " Kept from the idea: "
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


@dataclass(frozen=True)
class Wish:
    """What a new card keeps of a liked one: its tone, and the family of its genre; or nothing."""

    tone: str = ""
    genres: tuple[str, ...] = ()


def _wishes(request: IdeaRequest) -> Iterator[tuple[str, Wish]]:
    """Plots in the order to try, each with what its card should keep; a second round if one has run dry."""
    order = _order(request)
    if request.kind == "more_like_this" and request.like is not None:
        own = find_plan(request.idea, request.like, request.brief).engine
        words = tuple(dict.fromkeys([request.like.genre, *own.genres]))
        yield from [(own.name, Wish(tone=request.like.tone, genres=words))] * 3
    yield from ((name, Wish()) for name in [*order, *order])


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
    shown = {field: {getattr(card, field).casefold() for card in others} for field in ("title", "stakes")}
    turns = {_turn(card) for card in [*cards, *([request.like] if request.like else [])]}
    genres = {card.genre.casefold() for card in cards}
    left = [genre for genre in wish.genres if genre.casefold() not in genres]
    start = random.Random(f"{request.seed}|{request.kind}|{len(request.seen)}|{plot}").randrange(VARIANTS)
    for step in range(VARIANTS):
        story = plan(request.idea, plot, (start + step) % VARIANTS)
        card = concept(story, request.brief, tone=wish.tone, genre=left[0] if left else "")
        new = not any(getattr(card, field).casefold() in said for field, said in shown.items())
        turned = _turn(card) not in turns or step >= VARIANTS // 2
        if new and turned and card.genre.casefold() not in genres:
            return card
    return None


def _turn(card: StoryConcept) -> str:
    """What a card says of its turn, without the words of the idea behind it."""
    return card.difference.partition(KEPT)[0]


def concept(story: Plan, brief: Brief, *, tone: str = "", genre: str = "") -> StoryConcept:
    """The card of a plan; `tone` and `genre` stand in for the plan's own."""
    logline = _line(story, story.engine.loglines, "logline")
    stakes = _line(story, story.engine.stakes, "stakes")
    protagonist = _protagonist(story)
    return StoryConcept(
        title=story.title[:120],
        logline=logline[:600],
        genre=(genre or _genre(story, brief))[:120],
        tone=(brief.tone or tone or story.tone)[:120],
        setting=story.setting[:600],
        protagonist=protagonist[:600],
        stakes=stakes[:600],
        difference=_difference(story, f"{logline} {protagonist} {stakes}")[:600],
    )


def _line(story: Plan, options: tuple[str, ...], what: str) -> str:
    rng = random.Random(f"{story.seed}|{what}")
    fitting = [entry for entry in entries(list(options)) if entry.fits(story.tags)]
    burdened = [entry for entry in fitting if entry.needs & set(BURDENS)]
    fits = [entry.text for entry in burdened or fitting]
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
        alone = f", and the only one who {story.premise.only}" if story.premise.only else ""
        return f"{hero.name}, one of {count} {_plural_hero(story)}{several}{alone}"
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
    difference = _line(story, story.engine.difference, "difference")
    kept = ", ".join(word.replace("'", "’") for word in missing[:8])
    return f"{difference}{KEPT}{kept}." if kept else difference


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
