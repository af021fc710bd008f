"""Get a flow, change it, put it back: nothing is lost, and nothing is sent that only the server sets.

A PUT replaces the whole flow, so what a program leaves out is gone. `update` and `edit` send back what came, with the
change, even where the fields are none that the package knows; only `replace` sends what it is given and nothing else.
"""

from celigo import Celigo

FLOW_ID = "bd8079af4b602fb4d909b0d3"

with Celigo() as client:
    flow = client.flows.get(FLOW_ID)
    flow.name = "Orders to NetSuite v2"
    if flow.page_processors:
        flow.page_processors[0].proceed_on_failure = True
    if flow.settings is not None:
        flow.settings["batch"] = 50
    print(flow.changes())
    flow = client.flows.update(flow)

    # By field: the flow is read, these fields change, all others stay.
    flow = client.flows.update(FLOW_ID, description="Posts orders every hour")

    # The same as a block: no request when nothing changed, an error when somebody else changed the flow meanwhile.
    with client.flows.edit(FLOW_ID) as flow:
        flow.disabled = True
