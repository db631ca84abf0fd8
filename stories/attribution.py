"""Who writes here, and where it goes what an author types: in words for the pages."""

from dataclasses import dataclass

from stories import chosen
from stories.writers.destinations import BUILTIN, Destination, destination_of

GRAMMAR = "Built-in writer: a grammar, not an AI."
STAYS = "Nothing leaves this machine."
GO = "Ideas, characters, scenes and wishes go {place}."
CAN_DO = (
    "The built-in writer can make a scene shorter or longer (“about 400 words”), add dialogue or description "
    "(“more description”), cut dialogue (“less dialogue”), and rename people: “rename Ada to Ines”."
)
READS = (
    "Say it in your own words. This scene, those beside it, the plan of the story and your wish go to {name}."
)


@dataclass(frozen=True)
class Attribution:
    """The writer of concepts and scenes, and the one of plans and rewrites, which may be the same."""

    writer: str
    fast_writer: str
    destination: Destination
    fast_destination: Destination

    @property
    def is_builtin(self) -> bool:
        """Whether the built-in writer alone writes."""
        return self.destination.provider == self.fast_destination.provider == BUILTIN

    @property
    def who(self) -> str:
        """Which service and model writes."""
        if self.is_builtin:
            return GRAMMAR
        told = f"Writer: {_told(self.writer, self.destination)}."
        if self.fast_writer == self.writer:
            return told
        return f"{told} Plans and rewrites: {_told(self.fast_writer, self.fast_destination)}."

    @property
    def where(self) -> str:
        """Where ideas, characters, scenes and wishes go."""
        if self.is_builtin:
            return STAYS
        if self.destination == self.fast_destination:
            return GO.format(place="there")
        names = [each.name for each in (self.destination, self.fast_destination) if each.provider != BUILTIN]
        return GO.format(place=f"to {' and '.join(names)}")

    @property
    def rewriting(self) -> str:
        """What one may wish for in a rewrite."""
        if self.fast_destination.provider == BUILTIN:
            return CAN_DO
        return READS.format(name=self.fast_destination.name)


def attribution() -> Attribution:
    """Return who writes in this installation."""
    writer, fast_writer, endpoint = chosen.writer(), chosen.fast_writer(), chosen.endpoint()
    return Attribution(
        writer,
        fast_writer,
        destination_of(writer, endpoint),
        destination_of(fast_writer, endpoint),
    )


def _told(setting: str, destination: Destination) -> str:
    provider, _, model_id = setting.partition(":")
    if provider == BUILTIN:
        return "the built-in one, a grammar, not an AI"
    return f"{model_id} ({destination.name}), an AI"
