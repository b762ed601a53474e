"""Run in a process of its own: starts the application and prints, as one line of JSON, what had
been imported when Ouverture was first painted, and in which order painting and warming up came.
"""

from __future__ import annotations

import json
import sys
from dataclasses import dataclass, field


@dataclass(slots=True)
class Seen:
    """`events`: « painted » and « warming », as they came. `at_paint`: the modules by then."""

    events: list[str] = field(default_factory=list)
    at_paint: list[str] = field(default_factory=list)
    files: list[str] = field(default_factory=list)


def main() -> None:
    """Start, look, leave."""
    seen = Seen()

    def opening_file(event: str, arguments: tuple[object, ...]) -> None:
        if event in ("open", "sqlite3.connect") and "painted" not in seen.events:
            seen.files.append(str(arguments[0]))

    from counter_app.__main__ import main as main_of_the_app
    from counter_app.desk.opening import Opening
    from counter_app.settings import Settings, home_folder

    class Cold(Opening):
        def warm_up(self) -> None:
            seen.events.append("warming")

    sys.argv = ["counter-app"]
    main_of_the_app()  # no terminal here: imports the application and says so
    from counter_app.ui.app import GuichetApp
    from counter_app.ui.screens.opening import OpeningScreen

    def displayed(app: GuichetApp) -> None:
        first = "painted" not in seen.events
        if first and isinstance(app.screen, OpeningScreen) and app.screen.query("#phrase"):
            seen.events.append("painted")
            seen.at_paint.extend(sorted(sys.modules))
            app.set_timer(0.3, app.exit)

    sys.addaudithook(opening_file)
    # A subclass would look for its style sheet here, and unittest.mock imports argparse.
    setattr(GuichetApp, GuichetApp.post_display_hook.__name__, displayed)
    GuichetApp(Cold(Settings(home_folder()))).run(headless=True, size=(80, 24))
    json.dump({"events": seen.events, "modules": seen.at_paint, "files": seen.files}, sys.stdout)


if __name__ == "__main__":
    main()
