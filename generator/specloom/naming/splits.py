"""Says what of the package changes where the copies of a component have come apart."""

from __future__ import annotations

from ..diagnostics import Diagnostics, Related, escaped
from ..ir import Api, SchemaId
from ..plan import NameTable, Placement
from ..settings.sdk import SdkConfig
from ..source import Specification
from .graph import links, operation_types, reach, type_ids
from .rules import match


def report_splits(
    published: Specification,
    api: Api,
    placement: Placement,
    table: NameTable,
    sdk: SdkConfig,
    diagnostics: Diagnostics,
) -> None:
    """Warn of each component that is several now, with the first difference and the calls whose types change.

    A rule for one of them does not reach the calls of the other any more, which is an error.
    """
    if not published.splits:
        return
    ruled = match(api, placement, sdk, Diagnostics()).models
    graph = links(api)
    for split in published.splits:
        changed, kept = SchemaId(escaped(split.changed)), SchemaId(escaped(split.kept))
        calls = {
            operation.key: f"{table.modules[placement.resources[operation.key]]}.{table.methods[operation.key]}"
            for operation in api.operations
            if changed in reach(graph, type_ids(operation_types(operation)))
        }
        told = ", ".join(sorted(calls.values())) or "no call"
        name = table.models.get(changed, split.changed)
        if split.difference:
            others = " and ".join((", ".join(split.kept_pages[:-1]), split.kept_pages[-1])).removeprefix(" and ")
            diagnostics.warning(
                "split-component",
                f"{split.published} of {', '.join(split.changed_pages)} is no longer that of {others}: "
                f"{split.difference}; it is `{name}` in {told}",
                split.origin,
                help=f"to hold them together until the others follow: `components: {{{split.published}: "
                f"{{as_in: {split.changed_pages[0]}, reason: …}}}}` in sdk.yaml",
                related=(Related(message="the other one", origin=split.kept_origin),),
                passing=True,
            )
        for here, there in ((kept, changed), (changed, kept)):
            rule = ruled.get(here)
            if rule is not None and there not in ruled:
                diagnostics.error(
                    "split-rule",
                    f"the rule for `{rule.key}` no longer reaches `{table.models.get(there, there)}`, which {told} "
                    f"{'has' if len(calls) == 1 else 'have'} since the pages differ",
                    rule.origin,
                    help=f"write one for `{there}` as well, or hold both together by `components` in sdk.yaml",
                )
