"""The verdicts in French: one short way to write each."""

from __future__ import annotations

from collections.abc import Iterable

from counter_app.checks.finding import Finding, Proposal, State


def verdict(
    state: State,
    message: str,
    *,
    value: str = "",
    decoded: str = "",
    proposals: Iterable[Proposal] = (),
) -> Finding:
    """A finding."""
    return Finding(state, message, value, decoded, tuple(proposals))


def incomplete(message: str, *, decoded: str = "", proposals: Iterable[Proposal] = ()) -> Finding:
    """Right so far."""
    return verdict(State.INCOMPLETE, message, decoded=decoded, proposals=proposals)


def valid(message: str, value: str, *, decoded: str = "") -> Finding:
    """All that can be verified is right."""
    return verdict(State.VALID, message, value=value, decoded=decoded)


def doubtful(
    message: str, value: str, *, decoded: str = "", proposals: Iterable[Proposal] = ()
) -> Finding:
    """May be typed into ameli, once looked at again."""
    return verdict(State.DOUBTFUL, message, value=value, decoded=decoded, proposals=proposals)


def invalid(message: str, *, decoded: str = "", proposals: Iterable[Proposal] = ()) -> Finding:
    """Cannot be right, whatever comes after."""
    return verdict(State.INVALID, message, decoded=decoded, proposals=proposals)


def proposal(text: str, change: str) -> Proposal:
    """A whole corrected text and what it changes."""
    return Proposal(text, change)


def ordinal(number: int) -> str:
    """« 1er », « 2e »."""
    return "1er" if number == 1 else f"{number}e"


def counted(number: int, noun: str) -> str:
    """« 1 chiffre », « 2 chiffres »."""
    return f"{number} {noun}{'s' if number > 1 else ''}"


def missing(number: int, noun: str = "chiffre") -> str:
    """« Il manque 2 chiffres »."""
    return f"Il manque {counted(number, noun)}"


def too_many(number: int, noun: str = "chiffre") -> str:
    """« 2 chiffres de trop »."""
    return f"{counted(number, noun)} de trop"
