"""Names to be missed."""


class Litter:
    """Young."""


def answer(fake: object, request: object) -> None:
    """Answer."""
