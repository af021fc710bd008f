"""The body of an error that every operation may answer is one class."""

import httpx2
import pytest
from case_shared_error_body import AuthenticationError, Client, models

assert sorted(models.__all__) == ["Desk", "UnauthorizedBody"]

with Client(http_client=httpx2.MockTransport(lambda request: httpx2.Response(401, json={"message": "no"}))) as client:
    with pytest.raises(AuthenticationError) as caught:
        client.desks.get("1")
assert caught.value.status == 401
assert "no" in str(caught.value)
