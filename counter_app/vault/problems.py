"""What can go wrong with a key or a sealed value: each message is one French sentence to show."""

from __future__ import annotations

import math


class VaultProblem(Exception):  # noqa: N818 expected in daily work, shown as a sentence: no error
    """Anything the vault refuses. `str()` is the sentence for the agent."""


class SealBroken(VaultProblem):
    """A sealed value was changed, cut, moved to another place, or sealed by another key."""

    def __init__(self) -> None:
        super().__init__("Une valeur enregistrée est illisible\u00a0: la redemander au citoyen.")


class Locked(VaultProblem):
    """The key has been forgotten: nothing can be read before the passphrase is given again."""

    def __init__(self) -> None:
        super().__init__("Guichet est verrouillé\u00a0: donner la phrase de passe.")


class Changed(VaultProblem):
    """Another window has drawn a new data key since this one was opened."""

    def __init__(self) -> None:
        super().__init__("Les agents viennent de changer : redonner la phrase de passe.")


class WrongPassphrase(VaultProblem):
    """The passphrase opens nothing. `wait`: seconds before the next try is looked at."""

    def __init__(self, wait: float) -> None:
        super().__init__(f"Phrase de passe refusée\u00a0: réessayer dans {math.ceil(wait)} s.")
        self.wait = wait


class WrongCode(VaultProblem):
    """The recovery code opens nothing. `wait`: seconds before the next try is looked at."""

    def __init__(self, wait: float) -> None:
        super().__init__(f"Code de secours refusé\u00a0: réessayer dans {math.ceil(wait)} s.")
        self.wait = wait


class MistypedCode(VaultProblem):
    """The recovery code cannot be right whatever the slot holds; no try was counted."""

    def __init__(self) -> None:
        super().__init__("Ce code de secours contient une erreur\u00a0: le relire signe par signe.")


class TooSoon(VaultProblem):
    """Tried before the delay was over; the try was not looked at. `wait`: seconds left."""

    def __init__(self, wait: float) -> None:
        super().__init__(f"Trop d’essais\u00a0: patienter encore {math.ceil(wait)} s.")
        self.wait = wait
