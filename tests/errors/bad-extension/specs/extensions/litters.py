"""Says too little, and takes too little."""


class Litter:
    """No way to make one."""


def answer(request: object) -> None:
    """Lacks the fake."""
