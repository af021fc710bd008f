"""Mistakes, one on each marked line: both type checkers must find every one."""

from __future__ import annotations

from celigo import Celigo
from celigo.models import Flow, PageProcessor

client = Celigo(token="t")
client.flows.get(5)  # wrong
client.flows.get()  # wrong
client.flows.gett("x")  # wrong
client.flows.list(includes="x")  # wrong
client.flows.create(name=5)  # wrong
client.flows.update(5)  # wrong
client.flows.update("x", body={"name": "y"})  # wrong
client.flows.update("x", nam="y")  # wrong
client.flows.update(client.flows.get("x"), name="y")  # wrong
client.flows.replace(client.flows.get("x"))  # wrong
client.flows.list(include=5)  # wrong
client.flows.delete("x", missing_ok="yes")  # wrong
client.flows.retry_errors("f", "s")  # wrong
client.flows.retry_errors("f", "s", retry_data_keys=5)  # wrong
client.flows.get("x", timeout="soon")  # wrong
client.flows.patch("x", nam="y")  # wrong
client.flows.patch("x", disabled="no")  # wrong
client.flows.patch("x", {"/name": "y"}, name="z")  # wrong
client.flows.delete("x", require_unused="yes")  # wrong
client.flows.step_errors("f", "s", job_id=5)  # wrong
client.ai_agents.list(only_agents="yes")  # wrong
client.flows.error_filter_metadata(refresh=5)  # wrong
client.flows.preview_page_processor(flow_doc={})  # wrong
client.jobs.wait("x", on_progress=5)  # wrong
client.jobs.wait("x", idempotency_key="x")  # wrong
client.flows.run("x").wait(pol=5)  # wrong
print(client.flows.run("x").wait()[0].statu)  # wrong
flow: Flow = client.flows.list()  # wrong
print(flow.nam)  # wrong
flow.name = 5  # wrong
PageProcessor(export_id="x")  # wrong
PageProcessor(type="export", exportId="x")  # wrong
