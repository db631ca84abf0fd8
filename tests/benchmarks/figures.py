"""A measured figure and what it should be."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Figure:
    """`most` is the target; None where there is none."""

    name: str
    value: float
    unit: str = "s"
    most: float | None = None

    @property
    def is_met(self) -> bool:
        return self.most is None or self.value <= self.most

    def as_words(self) -> dict[str, str]:
        decimals = 2 if self.unit in ("s", "x", "ms") else 0
        target = "" if self.most is None else f"≤ {self.most:g} {self.unit}".strip()
        return {
            "name": self.name,
            "value": f"{self.value:.{decimals}f} {self.unit}".strip(),
            "target": target,
            "verdict": "" if self.is_met else "MISSED ",
        }


def percentile(values: list[float], share: float) -> float:
    """The value that `share` (0 to 1) of the values do not exceed."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))]
