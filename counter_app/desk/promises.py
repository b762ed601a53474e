"""What is said before what ends a visit or cannot be taken back; each front end asks in its way."""

from __future__ import annotations

CLOSING = (
    "Se déconnecter d’ameli.",
    "Se déconnecter de la boîte mail.",
    "« Se souvenir de moi » : non coché.",
    "Rien d’oublié sur l’imprimante ni sur le comptoir.",
)
"""What must not be left behind when a visit ends."""

ERASING = ("Tout ce qui a été saisi ou coché disparaît.", "Rien ne pourra être repris.")
"""Of « Effacer ce dossier »."""

NOT_KEEPING = (
    "Ce qui est déjà enregistré est effacé.",
    "Le dossier reste ouvert ici, en mémoire, jusqu’à ce que Guichet soit quitté.",
)
"""Of « Ne rien conserver »."""

TURNING = (
    "Tout ce qui est ouvert est scellé de nouveau, avec une autre clé.",
    "Le code de secours change aussi : l’ancien n’ouvrira plus.",
    "Fermer d’abord les autres fenêtres de Guichet.",
)
"""Of a new data key: who leaves, or another recovery code."""

LOSING = "{reference} n’est qu’en mémoire ici, à la demande du citoyen."
"""Of leaving or locking a desk where something is nowhere else; one for each dossier."""

TRIES_AGAIN = "Rien n’est encore perdu : revenir, et attendre « ✓ enregistré »."
"""Of leaving while the disk does not answer."""

CODE = (
    "Il ouvre Guichet si toutes les phrases de passe sont perdues.",
    "Il n’est montré que cette fois : le noter sur papier et le remettre",
    "à la direction, sous enveloppe fermée, pas au guichet.",
)
"""Of the recovery code."""

WAITING = (
    "Pas sur le disque : les dernières saisies{}.",
    "{}",
    "Ne pas éteindre ce PC : Guichet se ferme dès que c’est enregistré.",
)
"""Of a lock that waits for the disk: which dossiers, why, and what to do."""

NOT_NOTED = "Il n’est montré que cette fois, et sans lui une phrase oubliée perd tout."
"""Of leaving while the recovery code is still to be noted."""
