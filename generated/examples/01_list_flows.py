"""List all flows, page by page, without seeing the pages.

The list is lazy: a page is asked for when it is needed, and an account without flows gives none.
"""

from celigo import Celigo

with Celigo() as client:
    for flow in client.flows.list():
        print(flow.id, flow.name, "off" if flow.disabled else "on", flow.schedule or "-")

    # Ask for less: with `include` the server sends these fields and the id.
    names = {flow.id: flow.name for flow in client.flows.list(include=["name", "disabled"])}
    print(len(names), "flows")

    # Or see the pages: one at a time, or as many items as are wanted.
    page = client.flows.list().first_page()
    print(len(page.items), "on the first page;", "more follow" if page.has_next else "that is all")
    for flow in client.flows.list().take(25):
        print(flow.name)
