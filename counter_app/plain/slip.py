"""« talon »: what the citizen takes home, said, then printed or saved in any of its looks."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from counter_app.desk.text import cleaned
from counter_app.desk.visit import Visit
from counter_app.handout.giving import print_slip, save_slip, usual_folder, usual_name
from counter_app.handout.page import Look, Page, page_of
from counter_app.handout.papers import NotWrittenError
from counter_app.handout.printer import NotPrintedError
from counter_app.handout.slip import Slip, slip_of
from counter_app.plain.bench import Bench

_LOOKS = (
    ("tel quel", Look.ORDINARY),
    ("en gros caractères", Look.LARGE),
    ("facile à lire", Look.EASY),
)
_GIVES = ("L’imprimer.", "L’enregistrer dans un fichier.", "Le dire, facile à lire.")


_Way = Callable[[Bench, Slip, Look], str]


def give_slip(bench: Bench, visit: Visit) -> None:
    """Say it, then give it as often as asked."""
    talk, made = bench.talk, slip_of(visit, bench.counter.settings)
    talk.say("Talon.", *page_lines(page_of(made, Look.ORDINARY)), "Fin du talon.")
    talk.say(*(f"{number}. {words}" for number, words in enumerate(_GIVES, 1)))
    while (at := talk.choice("Le donner (Entrée : revenir) ?", len(_GIVES))) is not None:
        if at == 2:
            talk.say(*page_lines(page_of(made, Look.EASY)), "Fin du talon.")
        else:
            _give(bench, made, _print if at == 0 else _save)


def page_lines(page: Page) -> Iterator[str]:
    """A page, a line a thing: its columns are paper's, its signs words already."""
    yield from (*page.head, page.title, page.under)
    yield f"Référence : {', '.join(page.reference)}."
    yield page.caption
    for part in page.parts:
        yield f"{part.heading} :"
        yield from (line.text for line in part.lines)


def _give(bench: Bench, made: Slip, way: _Way) -> None:
    looks = ", ".join(f"{number} {words}" for number, (words, _) in enumerate(_LOOKS, 1))
    at = bench.talk.choice(f"Présentation : {looks} (Entrée : 1) ?", len(_LOOKS), usual=0)
    if at is None:
        return
    try:
        bench.say(way(bench, made, _LOOKS[at][1]))
    except (NotPrintedError, NotWrittenError) as problem:
        bench.say(str(problem))


def _print(bench: Bench, made: Slip, look: Look) -> str:
    bench.say("Envoi à l’imprimante…")
    print_slip(made, look, bench.counter.settings.home)
    return "Envoyé à l’imprimante. Si rien ne sort : l’enregistrer."


def _save(bench: Bench, made: Slip, look: Look) -> str:
    usual = usual_name(made)
    bench.say(f"Dans {usual_folder()}, sauf chemin entier. En .pdf, ou en .txt : le texte seul.")
    name = bench.talk.question(f"Nom du fichier (Entrée : {usual}) ?")
    if name is None:
        return "Rien n’est enregistré."
    return f"Enregistré : {save_slip(made, look, cleaned(name) or usual)}"
