"""What people know beyond the published text: `sdk.yaml`, read and checked."""
