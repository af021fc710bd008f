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
    rate_limit=(1000, 300),
)
