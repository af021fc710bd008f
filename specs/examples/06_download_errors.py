"""Download the errors of a step as CSV: to a file, or row by row.

The file lies elsewhere, behind a signed address: the token is not sent there, and an address that is too old is
renewed.
"""

from celigo import Celigo

FLOW_ID = "bd8079af4b602fb4d909b0d3"
STEP_ID = "4eea549a330da9762bd90699"

with Celigo() as client:
    path = client.flows.download_step_errors(FLOW_ID, STEP_ID, "errors.csv", overwrite=True)
    print(path, path.stat().st_size, "bytes")

    for row in client.flows.iter_step_errors_csv(FLOW_ID, STEP_ID):
        print(row.occurred_at, row.message)

    address = client.flows.step_errors_signed_url(FLOW_ID, STEP_ID).signed_url
    print("good for a quarter of an hour:", type(address).__name__)
