"""Applies what people know beyond the published text: `sdk.yaml` and overlays."""
