"""Schema 1, the first: made whole by `database`, so there is nothing to change."""

revision = "1"
down_revision = None


def upgrade() -> None:
    """Nothing."""
