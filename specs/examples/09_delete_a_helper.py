"""See what depends on an async helper, and delete it only when nothing does."""

from celigo import Celigo, InUseError

HELPER_ID = "e171232fbb27be05ff153668"

with Celigo() as client:
    dependencies = client.async_helpers.dependencies(HELPER_ID)
    if not dependencies:  # empty for an id that does not exist as well
        client.async_helpers.get(HELPER_ID)
    for kind, entries in dependencies.items():
        for entry in entries:
            print(kind, entry.id, entry.name, entry.access_level, ", ".join(entry.paths or ()))
    print(dependencies.ids("exports"), dependencies.total)

    try:
        client.async_helpers.delete(HELPER_ID, require_unused=True)
    except InUseError as error:
        print("not deleted:", error)
