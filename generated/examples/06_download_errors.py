"""Download the errors of a step as CSV: to a file, or row by row.

The file lies elsewhere, behind a signed address: the token is not sent there, and an address that is too old is
renewed.
"""

from celigo import Celigo

FLOW_ID = "5f0000000000000000000f01"
STEP_ID = "5f0000000000000000000e01"

with Celigo() as client:
    path = client.flows.download_step_errors(FLOW_ID, STEP_ID, "errors.csv", overwrite=True)
    print(path, path.stat().st_size, "bytes")

    for row in client.flows.iter_step_errors_csv(FLOW_ID, STEP_ID):
        print(row.occurred_at, row.message)

    address = client.flows.step_errors_signed_url(FLOW_ID, STEP_ID).signed_url
    print("good for a quarter of an hour:", type(address).__name__)
