"""Count the open errors of a flow by kind, and retry those that may pass this time, in requests of a thousand."""

from collections import Counter

from celigo import Celigo

FLOW_ID = "bd8079af4b602fb4d909b0d3"
PASSING = {"intermittent", "rate_limit"}

with Celigo() as client:
    for step in client.flows.error_summary(FLOW_ID).with_errors():
        kinds: Counter[str] = Counter()
        keys: list[str] = []
        for error in client.flows.step_errors(FLOW_ID, step.step_id):
            kinds[error.classification or "none"] += 1
            if error.retry_data_key and error.classification in PASSING:
                keys.append(error.retry_data_key)
        print(step.step_id, kinds.most_common())
        if keys:
            retry = client.flows.retry_errors(FLOW_ID, step.step_id, retry_data_keys=keys)
            print(retry.batches, "requests, jobs", retry.ids, "without a match:", retry.no_match)
