"""Move a flow from the sandbox in the US to production in the EU.

Without `--apply` it only says what it would do. The file of ids lets a second run find what the first one made.
"""

import sys

from celigo import Celigo, bundle

FLOW_ID = "bd8079af4b602fb4d909b0d3"
INTEGRATION = "6122e7214f9c83be42e74bc1"
CONNECTIONS = {"Shopify SB": "Shopify"}
LOCK = "promotion.lock.json"

with Celigo(profile="sandbox-us") as source, Celigo(profile="production-eu") as target:
    collected = bundle.collect(source, flow=FLOW_ID)
    plan = bundle.plan(target, collected, integration=INTEGRATION, connections=CONNECTIONS, known=bundle.load(LOCK))
    print(plan)
    if plan.unmapped:
        raise SystemExit(2)
    if "--apply" in sys.argv:
        plan.apply().write(LOCK)
