"""A list must hold some items of a kind: its type is that of its items, `issues` counts them, and samples have them."""

from case_contains import models
from case_contains.testing import FAKE

MEMBER, OWNER = {"name": "Ann", "role": "member"}, {"name": "Bo", "role": "owner"}


def issues(members: list[dict[str, str]], scores: list[int], tags: list[str]) -> list[str]:
    team = models.Team.from_dict({"members": members, "scores": scores, "tags": tags})
    return [f"{issue.path} {issue.kind}: {issue.expected}" for issue in team.issues()]


assert issues([MEMBER, OWNER], [95, 3, 90], []) == []
assert issues([OWNER], [100, 90.0], ["main-a", "b", "main-c"]) == []  # 90.0 is a whole number in JSON
owner = '{"required":["role"],"properties":{"role":{"const":"owner"}}}'
assert issues([MEMBER], [95], ["main-a", "main-b", "main-c"]) == [
    f"members limit: at least 1 and at most 1 item of the schema {owner}",
    'scores limit: at least 2 items of the schema {"minimum":90}',
    'tags limit: at most 2 items of the schema {"type":"string","pattern":"^main-"}',
], issues([MEMBER], [95], ["main-a", "main-b", "main-c"])
assert [issue[:13] for issue in issues([OWNER, OWNER], [95, 96], [])] == ["members limit"]

with FAKE(any_id=True).client() as client:
    team = client.teams.get("1")
assert team.issues() == []
assert [member.role for member in team.members] == ["owner"]
assert len([score for score in team.scores if score >= 90]) >= 2
