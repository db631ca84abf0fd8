"""What is wrong with the settings of voice and illustrator, said before anything starts."""

from typing import Any

from django.core.checks import CheckMessage, Error, Tags, register

from narration import providers


# With --deploy only: making them loads numpy and the codecs, which no other command should wait for.
@register(Tags.compatibility, deploy=True)
def somebody_speaks_and_draws(**_options: Any) -> list[CheckMessage]:
    """Tell when `VOICE` or `ILLUSTRATOR` names nobody."""
    faults: list[CheckMessage] = []
    for make in (providers.voice, providers.illustrator):
        try:
            make()
        except ValueError as error:
            faults.append(Error(str(error), id=f"narration.E00{len(faults) + 1}"))
    return faults
