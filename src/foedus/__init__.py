"""foedus: theories of alliance design made executable."""
