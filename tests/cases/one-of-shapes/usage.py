"""Alternatives without a tag are told apart by their shape: an object, a list, another object; scalars stay scalars."""

import httpx2
from case_one_of_shapes import Client, models

ANSWERS = iter(
    [
        {"model": "Flow", "id": "1"},
        [{"model": "Flow"}, {"model": "Step"}],
        {"jobId": "9"},
        {"error": "busy", "code": 7},
    ]
)

with Client(http_client=httpx2.MockTransport(lambda request: httpx2.Response(200, json=next(ANSWERS)))) as client:
    one = client.copies.create()
    many = client.copies.create()
    scheduled = client.runs.create()
    rejected = client.runs.create()
assert type(one) is models.Copied and one.id == "1"
assert [type(each) for each in many] == [models.Copied, models.Copied] and many[1].model == "Step"
assert type(scheduled) is models.Scheduled and scheduled.job_id == "9"
assert type(rejected) is models.Rejected and (rejected.error, rejected.code) == ("busy", 7)
