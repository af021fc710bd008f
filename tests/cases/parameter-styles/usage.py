"""Parameters that are lists, objects and JSON, in the styles that the document gives them."""

import httpx2
from case_parameter_styles import Client
from case_parameter_styles.models import Color

seen = []


def answer(request: httpx2.Request) -> httpx2.Response:
    seen.append(request)
    return httpx2.Response(204)


with Client(http_client=httpx2.MockTransport(answer)) as client:
    client.paints.find(
        {"r": 100, "g": 200},
        ["sea blue", "sky"],
        near=Color(r=1, g=2),
        range={"price": {"from": 3, "to": 4}},
        codes=["a", "b"],
        where={"maker": "x"},
        x_mix={"r": 5, "g": 6},
        seen=[7, 8],
    )
(sent,) = seen
assert sent.url.raw_path.decode() == (
    "/paints/;r=100;g=200/sea%20blue,sky?r=1&g=2&range%5Bprice%5D%5Bfrom%5D=3&range%5Bprice%5D%5Bto%5D=4"
    "&codes=a%7Cb&where=%7B%22maker%22%3A%22x%22%7D"
), sent.url.raw_path
assert sent.headers["x-mix"] == "r=5,g=6"
assert sent.headers["cookie"] == "seen=7; seen=8"
