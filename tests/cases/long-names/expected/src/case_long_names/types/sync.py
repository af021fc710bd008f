"""Wire forms of the models of Sync.

Generated from specs/sync.yaml. Do not edit; run `make generate`.
"""

from __future__ import annotations

from typing import TypedDict

__all__ = [
    "CustomerRelationshipManagementSynchronisationConfigura258a93Dict",
    "CustomerRelationshipManagementSynchronisationConfigura5679bcDict",
    "CustomerRelationshipManagementSynchronisationConfigura98121aDict",
    "CustomerRelationshipManagementSynchronisationConfiguraF0fc57Dict",
]


class CustomerRelationshipManagementSynchronisationConfigura258a93Dict(TypedDict, total=False):
    """Wire form of `CustomerRelationshipManagementSynchronisationConfigura258a93`."""

    minimumIntervalBetweenSynchronisations: CustomerRelationshipManagementSynchronisationConfigura98121aDict


class CustomerRelationshipManagementSynchronisationConfigura5679bcDict(TypedDict, total=False):
    """Wire form of `CustomerRelationshipManagementSynchronisationConfigura5679bc`."""

    synchronisationConfigurationOfOrders: CustomerRelationshipManagementSynchronisationConfiguraF0fc57Dict


class CustomerRelationshipManagementSynchronisationConfigura98121aDict(TypedDict, total=False):
    """Wire form of `CustomerRelationshipManagementSynchronisationConfigura98121a`."""

    unit: str


class CustomerRelationshipManagementSynchronisationConfiguraF0fc57Dict(TypedDict, total=False):
    """Wire form of `CustomerRelationshipManagementSynchronisationConfiguraF0fc57`."""

    recurringSubscriptionIntervals: CustomerRelationshipManagementSynchronisationConfigura258a93Dict
