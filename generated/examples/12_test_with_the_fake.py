"""Test a program of one's own without the network: the fake server is the API in memory, with errors to order."""

from celigo import Celigo
from celigo.testing import FakeCeligo

STEP_ID = "4eea549a330da9762bd90699"


def retry_all(client: Celigo) -> int:
    """Retry every open error of every flow, and return how many there were: the program under test."""
    count = 0
    for flow in client.flows.list():
        for step in client.flows.error_summary(flow.id).with_errors():
            errors = client.flows.step_errors(flow.id, step.step_id)
            keys = [error.retry_data_key for error in errors if error.retry_data_key]
            client.flows.retry_errors(flow.id, step.step_id, retry_data_keys=keys)
            count += len(keys)
    return count


def test_errors_are_retried_in_requests_of_a_thousand() -> None:
    fake = FakeCeligo()
    flow = fake.flows.add(name="Orders")
    for number in range(2500):
        fake.flows.step_errors.add(flow.id, STEP_ID, retry_data_key=f"key{number}", classification="intermittent")
    fake.fail_next(429, retry_after=1)
    fake.fail_next(503, path="/v1/flows")

    assert retry_all(fake.client()) == 2500

    assert len(fake.calls("POST", "/v1/flows/*/*/retry")) == 3
    assert fake.flows.step_errors.all(flow.id, STEP_ID) == []
    assert fake.unexpected == []


if __name__ == "__main__":
    test_errors_are_retried_in_requests_of_a_thousand()
