"""What the pages mention and do not publish is written by hand beside them, and ends in the same place."""

import httpx2
from case_supplements import Client, models

with Client(
    http_client=httpx2.MockTransport(lambda request: httpx2.Response(200, json={"id": request.url.path}))
) as client:
    assert client.orders.get("1").id == "/orders/1"
    shipped = client.orders.ship("1")
assert type(shipped) is models.Order and shipped.id == "/orders/1/ship"
