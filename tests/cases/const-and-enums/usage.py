"""Listed values of every kind are literals, open to values that nobody has listed yet."""

import httpx2
from case_const_and_enums import Client, models

with Client(
    http_client=httpx2.MockTransport(lambda request: httpx2.Response(200, json={"ratio": request.url.params["ratio"]}))
) as client:
    found = client.prints.find(ratio="16:9")
assert found.ratio == "16:9"

made = models.Print(type="print", size="1024x1024", quality=None, copies=2)
assert made.to_dict() == {"type": "print", "size": "1024x1024", "quality": None, "copies": 2}
assert list(made.issues()) == []
made.size = "8192x8192"
made.copies = 3
assert made.to_dict()["size"] == "8192x8192"
assert len(list(made.issues())) == 2
