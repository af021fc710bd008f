"""What the clients know of the API.

Generated. Do not edit; run `make generate`.
"""

from ._runtime.facts import ApiFacts, Credential

API = ApiFacts(
    name="celigo",
    version="0.1.0",
    regions={"us": "https://api.integrator.io", "eu": "https://api.eu.integrator.io"},
    credential=Credential(kind="bearer", wire_name="Authorization", environment="CELIGO_API_TOKEN"),
    models="celigo.models",
    logger="celigo",
    codes={
        "file_not_found": "nothing is stored under this key, or not any more",
        "inactive_flow": "the flow is disabled",
        "invalid_operation": "the stored data is no file",
        "invalid_or_missing_field": "a field is missing, or not of the kind that is wanted",
        "invalid_query_params": "a parameter of the query is missing or cannot be taken",
        "invalid_ref": "an id that is malformed, or leads to nothing",
        "invalid_url": "a list that must not be empty is empty or missing",
        "missing_bodykey": "the body is stored with the request itself, not in a file of its own",
        "missing_pageGenerator_doc": "a page generator of the flow is not in the map of documents",
        "missing_pageProcessor_doc": "a page processor of the flow is not in the map of documents",
        "missing_required_field": "a field that is needed is missing",
        "no_retrydata_found": "no data is stored for a retry under this key",
        "req_res_logs_not_found": "the step of the test run sent no requests, or is not known",
    },
    rate_limit=(1000, 300),
)
