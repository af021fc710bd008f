"""Models of Customers.

Generated from specs/customers.md. Do not edit; run `make generate`.
"""

from __future__ import annotations

from .._runtime.model import Model, field

__all__ = ["CustomerRequest", "CustomerResponse"]


class CustomerRequest(Model):
    """Schema `Request` of Customers · docs/models/customer_request.md"""

    name: str | None = field("name", default=None)

    mail: str | None = field("mail", default=None)


class CustomerResponse(Model):
    """Schema `Response` of Customers · docs/models/customer_response.md"""

    customer_id: str | None = field("customerId", default=None)
