"""What every page calls Request is named after its page, so that a new page renames nothing."""

from case_generic_names import models

assert {"ArticleRequest", "ArticleResponse", "CustomerRequest", "CustomerResponse"} == set(models.__all__)
assert models.ArticleRequest(stock=1).to_dict() == {"stock": 1}
assert models.CustomerRequest(mail="a@example.com").to_dict() == {"mail": "a@example.com"}
