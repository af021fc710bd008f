"""Change single fields of a flow without reading it: the fields that the server takes are keywords."""

from datetime import UTC, datetime, timedelta

from celigo import Celigo

FLOW_ID = "bd8079af4b602fb4d909b0d3"

with Celigo() as client:
    client.flows.patch(FLOW_ID, name="Orders v3", disabled=False)

    # By path: debug for half an hour.
    client.flows.patch(FLOW_ID, {"/logging/debugUntil": datetime.now(UTC) + timedelta(minutes=30)})

    # As it is sent.
    client.flows.patch(FLOW_ID, [{"op": "replace", "path": "/name", "value": "Orders v3"}])
