"""Every name here is taken."""


class Tame:
    @property
    def name(self) -> str:
        return "Tom"

    def to_dict(self) -> dict[str,str]:
        return {}


class Calls:
    def get(self) -> None: ...


class AsyncCalls:
    async def get(self) -> None: ...


class Client: ...
