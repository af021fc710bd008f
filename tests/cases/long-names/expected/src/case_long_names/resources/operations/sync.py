"""The operations of Sync, as data.

Generated from specs/sync.yaml. Do not edit; run `make generate`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..._runtime.operation import Operation

if TYPE_CHECKING:
    from ...models.sync import CustomerRelationshipManagementSynchronisationConfigura5679bc

GET_THE_CURRENT_SYNCHRONISATION_ORDERS_OF_THE_ACCOUNT: Operation[
    CustomerRelationshipManagementSynchronisationConfigura5679bc
] = Operation(
    key="GET /sync",
    id="getTheCurrentSynchronisationConfigurationOfAllRecurringSubscriptionOrdersOfTheAccount",
    method="GET",
    path=("/sync",),
    success={"200": "CustomerRelationshipManagementSynchronisationConfigura5679bc"},
    safe=True,
    idempotent=True,
    secured=False,
    docs="operations/sync/get_the_current_synchronisation_orders_of_the_account.md",
)
