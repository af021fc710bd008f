"""Copy a flow into another integration, with other connections.

A preview says what would be made, and which connections the copy would share with the original.
"""

from celigo import Celigo

FLOW_ID = "5f0000000000000000000f01"
TARGET_INTEGRATION = "5f0000000000000000000a02"
CONNECTIONS = {
    "5f0000000000000000000c01": "5f0000000000000000000c11",
    "5f0000000000000000000c02": "5f0000000000000000000c12",
}

with Celigo() as client:
    preview = client.flows.preview_clone(FLOW_ID)
    for part in preview.objects:
        print(part.model, part.doc.get("name"))
    if missing := preview.missing_connections(CONNECTIONS):
        raise SystemExit(f"no counterpart for {', '.join(missing)}")

    copy = client.flows.clone(
        FLOW_ID,
        name="Orders to NetSuite (EMEA)",
        integration_id=TARGET_INTEGRATION,
        connection_map=CONNECTIONS,
    )
    print(copy.flow_id, [(part.model, part.id) for part in copy.created])
