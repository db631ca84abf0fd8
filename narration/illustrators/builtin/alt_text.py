"""The sentence for those who do not see the picture, made from what was drawn and nothing else."""

from collections.abc import Iterator

from narration.illustrators.builtin.scenery import Drawn, Shown

MOST = 200
"""Characters."""
ALWAYS = frozenset(("the sun", "the moon", "birds", "a window", "a lamp on the wall", "a round window"))
"""What stands in every sky or wall: told last, if there is room."""
HOURS = {
    "dawn": "at dawn",
    "day": "by day",
    "afternoon": "in the late afternoon",
    "dusk": "at dusk",
    "night": "at night",
}
NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")


def alt_text(drawn: Drawn) -> str:
    """One whole sentence of at most `MOST` characters: who does what, where and when, and what else is there.

    Where it would be longer, whole facts are left out: first things, then moods, clothes and weather; last
    the names.
    """
    for told in _shorter_and_shorter(drawn):
        if len(told) <= MOST:
            return f"{told[:1].upper()}{told[1:]}"
    return f"A picture {drawn.place}."


def _shorter_and_shorter(drawn: Drawn) -> Iterator[str]:
    # What the place's own words name already need not be told twice.
    shown = [thing for thing in drawn.things if thing.split()[-1] not in drawn.place]
    things = sorted(shown, key=lambda thing: thing in ALWAYS)[:4]
    for count in range(len(things), 0, -1):
        yield _sentence(drawn, clothes=True, moods=True, things=things[:count])
    for clothes, moods in ((True, True), (True, False), (False, False)):
        yield _sentence(drawn, clothes=clothes, moods=moods)
    yield _sentence(drawn, weather=False)
    for count in range(len(drawn.figures) - 1, 0, -1):
        yield _sentence(drawn, weather=False, named=count)
    yield _sentence(drawn, weather=False, named=0)


def _sentence(
    drawn: Drawn,
    *,
    clothes: bool = False,
    moods: bool = False,
    weather: bool = True,
    things: list[str] | None = None,
    named: int | None = None,
) -> str:
    where = " ".join(part for part in (drawn.place, drawn.hour, drawn.weather if weather else "") if part)
    beside = f", with {_listed(things)}" if things else ""
    if not drawn.figures:
        return f"nobody is to be seen {where}{beside}."
    told = [_told(shown, clothes=clothes, mood=moods) for shown in drawn.figures[:named]]
    more = len(drawn.figures) - len(told)
    if more:
        others = "other" if told else "figure"
        told.append(f"{_number(more)} {others}{'s' if more > 1 else ''} {'stand' if more > 1 else 'stands'}")
    return f"{_listed(told)} {where}{beside}."


def _told(shown: Shown, *, clothes: bool, mood: bool) -> str:
    parts = (shown.name, shown.clothes if clothes else "", shown.mood if mood else "", shown.deed)
    return " ".join(part for part in parts if part)


def _number(count: int) -> str:
    return NUMBERS[count] if count < len(NUMBERS) else str(count)


def _listed(items: list[str]) -> str:
    return items[0] if len(items) == 1 else f"{', '.join(items[:-1])} and {items[-1]}"
