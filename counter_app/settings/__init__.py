"""Where files live and what a town configures.

Floor 0: imports nothing of the house. Must not know a database, a screen or a citizen.
"""

from counter_app.settings.config import configured, read_settings
from counter_app.settings.folders import (
    SHARED_MARK,
    data_folder,
    home_folder,
    machine_folder,
    stray,
)
from counter_app.settings.model import (
    PANELS,
    SCREEN,
    THEMES,
    Mairie,
    NoHome,
    Settings,
    SettingsProblem,
)

__all__ = [
    "PANELS",
    "SCREEN",
    "SHARED_MARK",
    "THEMES",
    "Mairie",
    "NoHome",
    "Settings",
    "SettingsProblem",
    "configured",
    "data_folder",
    "home_folder",
    "machine_folder",
    "read_settings",
    "stray",
]
