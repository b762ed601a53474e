"""How the screen looks: one action a theme and a place of the panels, from the palette."""

from __future__ import annotations

from counter_app.ui.acts.action import EVERYWHERE, Action


def _look(what: str, value: str, words: str, sentence: str) -> Action:
    asked = f"look('{what}', '{value}')"
    return Action(f"{what}_{value}", (), words, sentence, EVERYWHERE, app=asked)


LOOKS = (
    _look("theme", "sombre", "Thème : sombre", "Clair sur fond sombre."),
    _look("theme", "clair", "Thème : clair", "Sombre sur fond clair."),
    _look("theme", "contraste", "Thème : contraste", "Le plus contrasté, sept pour un."),
    _look("theme", "terminal", "Thème : terminal", "Les couleurs du terminal lui-même."),
    _look("panels", "cote", "Volets : à côté", "Le détail à côté de la liste, dès 80 colonnes."),
    _look("panels", "dessous", "Volets : dessous", "Le détail sous la liste, en pleine largeur."),
    _look("panels", "auto", "Volets : selon la largeur", "À côté dès 110 colonnes, sinon dessous."),
)
