"""Models of Sync.

Generated from specs/sync.yaml. Do not edit; run `make generate`.
"""

from __future__ import annotations

from .._runtime.model import Model, field

__all__ = [
    "CustomerRelationshipManagementSynchronisationConfigura258a93",
    "CustomerRelationshipManagementSynchronisationConfigura5679bc",
    "CustomerRelationshipManagementSynchronisationConfigura98121a",
    "CustomerRelationshipManagementSynchronisationConfiguraF0fc57",
]


class CustomerRelationshipManagementSynchronisationConfigura258a93(Model):
    """Part of `CustomerRelationshipManagementSynchronisationConfigura5679bc`
    docs/models/customer_relationship_management_synchronisation_configura258a93.md
    """

    minimum_interval_between_synchronisations: CustomerRelationshipManagementSynchronisationConfigura98121a | None = (
        field("minimumIntervalBetweenSynchronisations", default=None)
    )


class CustomerRelationshipManagementSynchronisationConfigura5679bc(Model):
    """Schema `CustomerRelationshipManagementSynchronisationConfigurationForRecurringSubscriptionOrders` of Sync
    docs/models/customer_relationship_management_synchronisation_configura5679bc.md
    """

    synchronisation_configuration_of_orders: CustomerRelationshipManagementSynchronisationConfiguraF0fc57 | None = (
        field("synchronisationConfigurationOfOrders", default=None)
    )


class CustomerRelationshipManagementSynchronisationConfigura98121a(Model):
    """Part of `CustomerRelationshipManagementSynchronisationConfigura5679bc`
    docs/models/customer_relationship_management_synchronisation_configura98121a.md
    """

    unit: str | None = field("unit", default=None)


class CustomerRelationshipManagementSynchronisationConfiguraF0fc57(Model):
    """Part of `CustomerRelationshipManagementSynchronisationConfigura5679bc`
    docs/models/customer_relationship_management_synchronisation_configura_f0fc57.md
    """

    recurring_subscription_intervals: CustomerRelationshipManagementSynchronisationConfigura258a93 | None = field(
        "recurringSubscriptionIntervals", default=None
    )
