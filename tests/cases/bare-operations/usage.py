"""Operations without a name or a tag are named after method and path, and path parameters after what they identify."""

import inspect

import httpx2
from case_bare_operations import Client

seen = []


def answer(request: httpx2.Request) -> httpx2.Response:
    seen.append(f"{request.method} {request.url.raw_path.decode()}")
    return httpx2.Response(200)


with Client(http_client=httpx2.MockTransport(answer)) as client:
    orders = client.orders
    names = [name for name in dir(orders) if not name.startswith("_") and inspect.ismethod(getattr(orders, name))]
    assert len(names) == 5, names
    for name in names:
        parameters = inspect.signature(getattr(orders, name)).parameters.values()
        wanted = [each.name for each in parameters if each.kind is each.POSITIONAL_OR_KEYWORD]
        getattr(orders, name)(*[f"a/{each}" for each in wanted])
assert sorted(seen) == [
    "DELETE /orders/a%2Forder_id",
    "GET /orders",
    "GET /orders/a%2Forder_id",
    "GET /orders/a%2Forder_id/lines/a%2Fline_no",
    "POST /orders",
], seen
