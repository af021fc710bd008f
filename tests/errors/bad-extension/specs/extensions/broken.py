"""Does not compile."""


def purr(:
    ...
