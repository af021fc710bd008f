"""Run a flow and wait for the job, with progress."""

from datetime import UTC, datetime

from celigo import Celigo, JobFailedError, JobRejectedError
from celigo.models import Job

FLOW_ID = "bd8079af4b602fb4d909b0d3"


def show(job: Job) -> None:
    """Print one line for each look at the job."""
    pages = f"{job.num_pages_processed or 0}/{job.num_pages_generated or '?'}"
    print(f"{job.status or '':10} pages {pages} ok {job.num_success or 0} err {job.num_error or 0}")


with Celigo() as client:
    run = client.flows.run(FLOW_ID, export={"startDate": datetime(2026, 11, 1, tzinfo=UTC).isoformat()})
    try:
        jobs = run.wait(timeout=900, poll=5, on_progress=show)
    except JobRejectedError as error:  # a success that says why nothing was started: another run is going on
        raise SystemExit(f"not started: {error.reason}") from None
    except JobFailedError as error:
        raise SystemExit(f"{error.job.id} {error.job.status}: {error.job.num_error} errors") from None
    if errors := jobs.total("num_error"):  # a job that is completed may still have errors
        print(f"done, with {errors:g} errors")
