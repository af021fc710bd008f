"""Objects inside objects are classes named after their place; equal ones are one class."""

from case_inline_deep import models

plan = models.Plan.from_dict(
    {
        "schedule": {
            "window": {"start": {"hour": 1}, "end": {"hour": 2}, "rules": [{"condition": {"left": {"name": "x"}}}]}
        }
    }
)
window = plan.schedule.window
assert type(window.start) is type(window.end)
assert window.rules[0].condition.left.name == "x"
window.rules[0].condition.left.name = "y"
assert plan.to_dict()["schedule"]["window"]["rules"] == [{"condition": {"left": {"name": "y"}}}]
assert not [name for name in models.__all__ if name[-1].isdigit()]
assert len(models.__all__) == 7 and max(map(len, models.__all__)) <= 60
