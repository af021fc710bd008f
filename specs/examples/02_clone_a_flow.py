"""Copy a flow into another integration, with other connections.

A preview says what would be made, and which connections the copy would share with the original.
"""

from celigo import Celigo

FLOW_ID = "bd8079af4b602fb4d909b0d3"
TARGET_INTEGRATION = "6122e7214f9c83be42e74bc1"
CONNECTIONS = {
    "139e8f9d78780b12daf16473": "5a7d0c8834d0bb1f6a92e0c4",
    "139e8f9d78780b12daf16474": "5a7d0c8834d0bb1f6a92e0c5",
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
