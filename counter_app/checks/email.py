"""The e-mail address: the citizen's own, used for no other ameli account, opened here and now.

Syntax by our own sentences first, then `email-validator` (loaded when first needed) has the last
word; slips of the domain by `mail_repair`.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from counter_app.checks.finding import Context, Finding, Proposal
from counter_app.checks.mail_repair import completions, meant
from counter_app.checks.reading import tidy
from counter_app.checks.verdict import doubtful, incomplete, invalid, ordinal, proposal, valid
from counter_app.reference import mail

HINT = "Personnelle, jamais utilisée pour un autre compte ameli"

LOCAL_MOST, LABEL_MOST, ADDRESS_MOST = 64, 63, 254
"""Characters before the @, between two dots, in all (RFC 5321)."""

_LOCAL = re.compile(r"[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]*")
_DOMAIN = re.compile(r"[A-Za-z0-9.-]*")
_DOTS = re.compile(r"[.,;]+")
_WORD = re.compile(r"[a-z]+")
_INNER = re.compile(r"[^\s<>:@]+@+[^\s<>:@]+")
_ENDING = re.compile(r"(?:[a-z]{2,}|xn--[a-z0-9-]*[a-z0-9])")


def check(text: str, context: Context) -> Finding:
    """Judge an address; `context.elsewhere`: those of the other open dossiers."""
    local, _, domain = text.partition("@")
    domain = domain.lower()
    if message := _fault(text, local, domain):
        return invalid(message, proposals=_without_at(text) or _plain(text))
    if "@" not in text:
        return incomplete("Puis @ et le fournisseur", proposals=_at_last(local))
    if not _ENDING.fullmatch(domain.rpartition(".")[2]) or "." not in domain:
        ways = _with(local, completions(domain) or meant(domain, 2))
        return incomplete("Il manque la fin, après le @", proposals=ways)
    if not _accepted(text):
        return incomplete("Cette fin d’adresse n’existe pas : relire après le @")
    return _whole(local, domain, context)


def warm() -> None:
    """Load `email-validator`."""
    _accepted("a@b.fr")


def _fault(text: str, local: str, domain: str) -> str:
    """What no address can be, in words; "" when nothing is."""
    return _sign(text, local, domain) or _before_at(text, local) or _after_at(domain)


def _sign(text: str, local: str, domain: str) -> str:
    if " " in text:
        return "Une adresse n’a pas d’espace"
    good = _LOCAL.match(local)
    at = good.end() if good else 0
    if at == len(local):
        good = _DOMAIN.match(domain)
        at += 1 + (good.end() if good else 0)
    if at >= len(text):
        return ""
    if text[at] == "@":
        return f"{ordinal(at + 1)} caractère : un seul @ dans une adresse"
    return f"{ordinal(at + 1)} caractère : « {text[at]} » ne va pas dans une adresse"


def _before_at(text: str, local: str) -> str:
    if text.startswith("@"):
        return "Ce qui est avant le @ manque"
    if local.startswith(".") or ".." in local or (local.endswith(".") and "@" in text):
        return "Avant le @ : un point est de trop"
    if len(local) > LOCAL_MOST or len(text) > ADDRESS_MOST:
        return "Adresse trop longue : la relire"
    return ""


def _after_at(domain: str) -> str:
    if domain.startswith((".", "-")) or re.search(r"\.[.-]|-\.", domain):
        return "Après le @ : un point ou un tiret est de trop"
    if any(len(label) > LABEL_MOST for label in domain.split(".")):
        return "Adresse trop longue : la relire"
    return ""


def _accepted(text: str) -> bool:
    """What `email-validator` says of the syntax (no look-up on the network)."""
    from email_validator import EmailNotValidError, validate_email

    try:
        validate_email(text, check_deliverability=False)
    except EmailNotValidError:
        return False
    return True


def _whole(local: str, domain: str, context: Context) -> Finding:
    address = f"{local}@{domain}"
    disposable = mail.is_disposable(domain)
    slips = meant(domain, 1 if disposable else 2)
    message = _doubt(local, domain, context) or (f"Est-ce {slips[0]} ?" if slips else "")
    if disposable and not message:
        message = "Boîte jetable : ameli y enverra des codes pendant des années"
    if message:
        return doubtful(message, address, proposals=_with(local, slips, f"{domain} → "))
    return valid("S’ouvre-t-elle ici ? Elle recevra un lien et des codes", address)


def _doubt(local: str, domain: str, context: Context) -> str:
    """What is odd about whose address this is."""
    others = {_folded(tidy(other) or "") for other in context.elsewhere}
    if _folded(f"{local}@{domain}") in others:
        return "Déjà dans un autre dossier ouvert : rechercher avant de continuer"
    if any(map(mail.is_shared_mailbox, _names(local.lower()))):
        return "Boîte partagée ? ameli veut une adresse personnelle"
    return ""


def _names(local: str) -> tuple[str, str]:
    """What may say whose mailbox it is: all of it, its first word (mairie.saint-thomas, rh42)."""
    word = _WORD.match(local)
    return local, word[0] if word else ""


def _with(
    local: str, domains: Iterable[str], change: str = "compléter : @"
) -> tuple[Proposal, ...]:
    """The address with each of the domains; `change`: what is said before the domain."""
    return tuple(proposal(f"{local}@{domain}", change + domain) for domain in domains)


def _plain(text: str) -> tuple[Proposal, ...]:
    """The address without what is around it, its spaces and accents, with one @, a dot for commas
    and doubled dots after it.
    """
    inner = _INNER.findall(text) if "<" in text or "mailto:" in text else []
    alone = inner[0] if len(inner) == 1 else text.replace(" ", "")
    before, at, after = re.sub("@+", "@", _unaccented(alone)).partition("@")
    plain = before + at + _DOTS.sub(".", after)
    local, _, domain = plain.partition("@")
    if plain == text or _fault(plain, local, domain):
        return ()
    return (proposal(plain, "sans ce qui est de trop"),)


def _at_last(local: str) -> tuple[Proposal, ...]:
    """The @ in place of the dot of « jean.gmail.com », else before the most used providers."""
    for provider in mail.providers():
        if local.lower().endswith("." + provider):
            return _with(local[: -len(provider) - 1], [provider], "un @ à la place du point : @")
    return _with(local, completions("") if len(local) > 2 and not local.endswith(".") else ())


def _without_at(text: str) -> tuple[Proposal, ...]:
    """« jeanàgmail.com », « jean gmail.com »: what a keyboard without AltGr makes of the @."""
    local, sign, begun = text.replace("à", " ").partition(" ")
    domain = begun.lower()
    ways = (domain,) if "." in domain else completions(domain)
    if not sign or not ways or _fault(f"{local}@{ways[0]}", local, ways[0]):
        return ()
    return _with(local, ways, "le @ manque : @")


def _folded(address: str) -> str:
    """The address as two mailboxes are compared: case and accents left out."""
    return _unaccented(address).lower()


def _unaccented(text: str) -> str:
    spread = unicodedata.normalize("NFD", text)
    return "".join(sign for sign in spread if not unicodedata.combining(sign))
