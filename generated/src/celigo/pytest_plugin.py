"""The fake as a fixture of pytest.

Generated. Do not edit; run `make generate`.
"""

from ._runtime.testing.plugin import fixture

celigo_fake = fixture("celigo.testing", "FakeCeligo")
