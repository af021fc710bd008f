"""Create an AI agent whose mappings are written as the object that comes out."""

from celigo import Celigo
from celigo.agents import json_schema, openai
from celigo.mappings import build, const, each, lookup, to_python, when

INTEGRATION = "6122e7214f9c83be42e74bc0"
LABELS = {"type": "object", "properties": {"label": {"type": "string"}}}

with Celigo() as client:
    agent = client.ai_agents.create(
        name="Classify tickets",
        integration_id=INTEGRATION,
        ai_agent=openai(
            "gpt-5-mini",
            instructions="Give each ticket one label: billing, bug or question.",
            output=json_schema("ticket", LABELS, strict=True),
        ),
        mappings=build(
            {
                "id": "$.id",
                "subject": "$.subject",
                "priority": const("high"),
                "customer": {"name": "$.c.name", "tier": lookup("$.c.tier", "tiers", default="basic")},
                "tags": each("$.tags[*]", str),
                "lines": each("$.lines[*]", {"sku": "$.sku", "qty": when("$.qty", int, "extract_not_empty")}),
            }
        ),
    )
    print(agent.id)
    print(to_python(agent.mappings or ()))  # the other way round, for review
