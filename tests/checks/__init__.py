"""The checks: published vectors, properties over any text, and other libraries as oracles."""
