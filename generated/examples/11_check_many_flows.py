"""Look at many flows at once, never more than ten at a time."""

import asyncio

from celigo import AsyncCeligo, gather


async def main() -> None:
    """Print the flows that have open errors, and those that could not be asked."""
    async with AsyncCeligo(max_connections=20) as client:
        flows = [flow async for flow in client.flows.list(include=["name"])]
        answers = await gather(
            (client.flows.error_summary(flow.id) for flow in flows), limit=10, return_exceptions=True
        )
    for flow, answer in zip(flows, answers, strict=True):
        if isinstance(answer, BaseException):
            print(flow.name, "could not be asked:", answer)
        elif answer.total:
            print(flow.name, answer.total, "open errors")


asyncio.run(main())
