"""Wire forms of the models of Customers.

Generated from specs/customers.md. Do not edit; run `make generate`.
"""

from __future__ import annotations

from typing import TypedDict

__all__ = ["CustomerRequestDict", "CustomerResponseDict"]


class CustomerRequestDict(TypedDict, total=False):
    """Wire form of `CustomerRequest`."""

    name: str
    mail: str


class CustomerResponseDict(TypedDict, total=False):
    """Wire form of `CustomerResponse`."""

    customerId: str
