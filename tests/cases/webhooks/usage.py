"""What the API sends is read into the model that its page names, with what the model does not know."""

from pathlib import Path

import case_webhooks
from case_webhooks.models import OrderPaid

BODY = b'{"order": {"orderId": "7", "total": 1.5}, "paidAt": "2026-01-02T03:04:05Z", "by": "card"}'

paid = OrderPaid.from_json(BODY)
assert paid.order.order_id == "7" and paid.paid_at is not None and paid.paid_at.year == 2026
assert paid.to_dict()["by"] == "card"

page = (Path(case_webhooks.__file__).parents[2] / "docs" / "webhooks.md").read_text(encoding="utf-8")
(program,) = [part.partition("```")[0] for part in page.split("```python\n")[1:]]
made: dict[str, object] = {}
exec(program, made)
assert made["received"](BODY) == paid  # type: ignore[operator]
