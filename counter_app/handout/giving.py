"""Giving the slip: printed, or in a file. What makes a PDF is imported when it is wanted."""

from __future__ import annotations

from pathlib import Path

from counter_app.dossier.reference import shown
from counter_app.handout.page import Look, page_of
from counter_app.handout.papers import NotWrittenError, save
from counter_app.handout.printer import printer
from counter_app.handout.slip import Slip
from counter_app.handout.text import as_text


def pdf_of(slip: Slip, look: Look) -> bytes:
    """The slip as a PDF file. Takes half a second the first time: for a thread."""
    from counter_app.handout.pdf import as_pdf

    return as_pdf(slip, page_of(slip, look))


def print_slip(slip: Slip, look: Look, home: Path) -> None:
    """The slip to this PC's printer; waits, for a thread. Raises NotPrintedError."""
    send = printer(home)
    send(pdf_of(slip, look))


def save_slip(slip: Slip, look: Look, name: str) -> Path:
    """The slip in a new file, among the user's documents unless `name` says where: plain text if it
    ends in .txt, else PDF. Raises NotWrittenError.
    """
    try:
        file = usual_folder() / Path(name.strip()).expanduser()
    except RuntimeError as error:
        raise NotWrittenError("Ce dossier n’existe pas\u00a0: en choisir un autre.") from error
    if file == usual_folder():
        raise NotWrittenError("Écrire le nom du fichier.")
    if file.suffix.lower() == ".txt":
        save(file, f"{as_text(page_of(slip, look))}\n".encode())
        return file
    file = file if file.suffix.lower() == ".pdf" else file.with_name(f"{file.name}.pdf")
    save(file, pdf_of(slip, look))
    return file


def usual_name(slip: Slip) -> str:
    """« talon-K7Q-42M.pdf »."""
    return f"talon-{shown(slip.reference)}.pdf"


def usual_folder() -> Path:
    """Where a slip is saved unless told otherwise: among the user's documents."""
    from platformdirs import user_documents_path

    documents = user_documents_path()
    return documents if documents.is_dir() else Path.home()
