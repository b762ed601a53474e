"""Where the value of a row is to be read, or its button clicked: the drawing, and its words."""

from __future__ import annotations

from counter_app.desk.visit import Visit
from counter_app.dossier.dossier import Dossier
from counter_app.dossier.moves import chosen_options
from counter_app.dossier.rows import Row
from counter_app.procedure.model import Document, Field, ItemBase, Remedy
from counter_app.procedure.pictures import Pointed, pointed


def where(dossier: Dossier, row: Row) -> Pointed | None:
    """The drawing of a row for the card that was chosen, None when the row has none."""
    name = _picture(dossier, row)
    if not name:
        return None
    asked = {choice.id: choice.default for choice in dossier.procedure.choices}
    return pointed(name, asked | chosen_options(dossier.facts))


def where_words(visit: Visit, row: Row) -> str:
    """The same without a drawing: « Carte Vitale avec photo, au recto. À droite de la photo… »; ""
    when there is nothing to say.
    """
    found = where(visit.dossier, row)
    return found.told if found else ""


def _picture(dossier: Dossier, row: Row) -> str:
    """The picture that the row names; of a remedy, that of the field it goes back to."""
    match row.element:
        case ItemBase() | Document() as shown:
            return shown.picture
        case Remedy(field=field) if field:
            items = dossier.procedure.step(dossier.facts.place.step).item
            return next((i.picture for i in items if isinstance(i, Field) and i.field == field), "")
    return ""
