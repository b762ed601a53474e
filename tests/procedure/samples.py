"""A small whole procedure, good in every rule, for tests to spoil one line at a time."""

OTHERS = ("essai", "ailleurs")

GOOD = """\
id = "essai"
number = "9.9"
title = "Essai"
version = "1"
purpose = "Essayer"
source = "personne"
checked_on = 2026-11-21
confidence = "seed"

[vars]
caisse = "CPAM d’ici"

[orientation]
ask = "Cas particulier ?"
[[orientation.case]]
id = "aucun"
label = "aucun"
default = true
[[orientation.case]]
id = "parti"
label = "part"
close = "citizen_declines"

[[document]]
id = "carte"
label = "Carte"
needed = "un"
choice = "card"
[document.absent]
reason = "document_missing"
say = "Revenez."

[[choice]]
id = "card"
ask = "Carte"
default = "photo"
options = [{ value = "photo", label = "avec" }, { value = "no_photo", label = "sans" }]

[[choice]]
id = "way"
ask = "Par"
default = "computer"
options = [{ value = "computer", label = "ordinateur" }, { value = "phone", label = "mobile" }]

[[step]]
id = "un"
number = "1/2"
title = "Un"
replay = true
[[step.item]]
id = "cliquer"
do = "**Cliquer** pour la {caisse}"
when = { way = "computer" }
[[step.item]]
id = "nom"
field = "last_name"
label = "Nom"
[[step.item]]
id = "dire"
note = "Bon"
on = "last_name"
[[step.outcome]]
id = "suite"
label = "Suite"
next = "deux"
[[step.outcome]]
use = "refus"

[[step]]
id = "deux"
number = "2/2"
title = "Deux"
replay = "until:fait"
[[step.item]]
id = "fait"
mark = "Fait"
wipe = ["nir"]
[[step.outcome]]
id = "fini"
label = "Fini"
close = "done"
needs_mark = "fait"
[[step.outcome]]
id = "attendre"
label = "Attendre"
[step.outcome.wait]
id = "attente"
reason = "link_awaited"
by = "citizen"
ask = "Ouvert ?"
from = "fait"
days = 7
[[step.outcome.wait.exit]]
id = "oui"
label = "oui"
next = "deux"
[[step.outcome.wait.exit]]
id = "non"
label = "non"
wait = "same"
[[step.outcome.wait.exit]]
id = "expire"
label = "expiré"
on = "expired"
close = "unconfirmed"
[[step.outcome]]
id = "passer"
label = "Ailleurs"
procedure = "ailleurs"
keep = ["last_name"]

[[block]]
id = "refus"
label = "Refus"
retry = true
reason = "data_refused"
fields = ["last_name"]
[[block.remedy]]
id = "nom_autre"
do = "L’autre nom"
field = "last_name"
[[block.remedy]]
id = "avancer"
do = "Avancer"
outcome = "suite"

[[reminder]]
id = "penser"
do = "Y penser"
"""


def spoilt(old: str, new: str) -> str:
    """The good procedure with one passage replaced, the one place where it stands."""
    assert GOOD.count(old) == 1, (GOOD.count(old), old)
    return GOOD.replace(old, new)
