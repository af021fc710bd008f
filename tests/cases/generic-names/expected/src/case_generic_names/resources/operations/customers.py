"""The operations of Customers, as data.

Generated from specs/customers.md. Do not edit; run `make generate`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..._runtime.operation import Body, Operation

if TYPE_CHECKING:
    from ...models.customers import CustomerResponse

CREATE: Operation[CustomerResponse] = Operation(
    key="POST /customers",
    id="createCustomer",
    method="POST",
    path=("/customers",),
    body=Body("application/json", "CustomerRequest", required=True),
    success={"200": "CustomerResponse"},
    secured=False,
    docs="operations/customers/create.md",
)
