"""Whatever is typed: no check raises, no valid value is refused on the way, every word fits."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from counter_app.checks import DEPENDS, FIELDS, Context, Finding, State, iban_mark, judge
from tests.people import TODAY, foreign_iban, iban, nir, person

KIND = {State.EMPTY, State.INCOMPLETE, State.VALID, State.DOUBTFUL}
digits = st.sampled_from("0123456789")
letters = st.sampled_from("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
signs = st.one_of(digits, letters)
near_misses = st.text("0123456789 ABOIl+@.-/'()éß\u0130\u202e\u0661²", max_size=40)
any_text = st.one_of(st.text(), near_misses, st.binary().map(lambda raw: raw.decode("latin-1")))
cards = st.sampled_from(["photo", "no_photo", ""])


def spaced(text: str, every: int) -> str:
    return " ".join(text[start : start + every] for start in range(0, len(text), every))


nirs = st.builds(
    nir,
    sex=st.sampled_from([1, 2]),
    year=st.integers(0, 99),
    month=st.one_of(st.integers(1, 12), st.integers(20, 99)),
    place=st.one_of(
        st.integers(1001, 99999).map(lambda code: f"{code:05}"),
        st.sampled_from(["2A004", "2B033", "97411", "98818", "99352"]),
    ),
    order=st.integers(1, 999),
)
accounts = st.text(signs, min_size=11, max_size=11)
french = st.builds(
    iban,
    bank=st.text(digits, min_size=5, max_size=5),
    branch=st.text(digits, min_size=5, max_size=5),
    account=st.one_of(accounts, st.text(digits, min_size=11, max_size=11)),
    country=st.sampled_from(["FR", "MC"]),
)
belgian = st.text(digits, min_size=12, max_size=12).map(lambda rest: foreign_iban("BE", rest))
maltese = st.builds(
    lambda bank, sort, account: foreign_iban("MT", bank + sort + account),
    st.text(letters, min_size=4, max_size=4),
    st.text(digits, min_size=5, max_size=5),
    st.text(signs, min_size=18, max_size=18),
)
last_seven = st.builds(
    lambda account, key: f"{account}{key:02}",
    st.text(signs, min_size=5, max_size=5),
    st.integers(1, 97),
).filter(lambda text: not text[:2].isalpha())
born = st.dates(date(1927, 1, 1), date(2008, 11, 20))
names = st.from_regex(
    r"(?:'t )?[A-ZÀ-ÖØ-ÞŒ][a-zà-öø-ÿœ]+(?:(?:-|--| |'|’)[A-Za-zé]+){0,3}", fullmatch=True
)
serials = st.text(digits, min_size=11, max_size=11)
locals_ = st.from_regex(r"[a-z0-9_+]{1,12}(?:[.-][a-z0-9]{1,8}){0,2}", fullmatch=True)
domains = st.one_of(
    st.from_regex(r"(?:[a-z0-9]{1,10}\.){1,2}(?:fr|com|org|net|re|eu)", fullmatch=True),
    st.sampled_from(["gmail.com", "orange.fr", "laposte.net", "yahoo.co.uk", "local-info.fr"]),
)
mobiles = st.builds(
    lambda first, rest: first + rest,
    st.sampled_from(["061", "075", "0692", "0690", "0694", "0696", "014", "097", "+336", "+26269"]),
    st.text(digits, min_size=10, max_size=10),
).map(lambda text: text[: 12 if text.startswith("+33") else 13 if text.startswith("+") else 10])
abroad = st.sampled_from(
    ["+32470123456", "0044 7911 123456", "+213 551 23 45 67", "+49 1512 3456789"]
)

towns = st.from_regex(
    r"(?:[A-ZÀÉÎŒ][a-zçèéôÿ]{0,9}[ '’-])?[A-Z][a-zé]{0,9}[ ,-]{1,2}", fullmatch=True
)
cedex = st.builds(
    "{}{}{}{}".format,
    st.text(digits, min_size=5, max_size=5),
    st.one_of(st.sampled_from(["", " ", "-"]), towns.map(lambda town: " " + town)),
    st.sampled_from(["CEDEX", "Cedex", "cédex"]),
    st.one_of(st.just(""), st.integers(1, 99).map(lambda number: f" {number}")),
)

usable = st.one_of(
    st.tuples(st.just("nir"), nirs),
    st.tuples(st.just("nir"), nirs.map(lambda text: spaced(text, 3))),
    st.tuples(st.just("iban"), st.one_of(french, belgian, maltese, last_seven)),
    st.tuples(st.just("iban"), french.map(lambda text: spaced(text, 4))),
    st.tuples(st.just("birth_date"), born.map(lambda day: day.strftime("%d/%m/%Y"))),
    st.tuples(st.just("birth_date"), born.map(lambda day: day.strftime("%d%m%Y"))),
    st.tuples(st.just("birth_date"), born.map(lambda day: f"{day.day}/{day.month}/{day.year}")),
    st.tuples(st.just("postal_code"), st.text(digits, min_size=5, max_size=5)),
    st.tuples(st.just("postal_code"), cedex),
    st.tuples(st.just("last_name"), names),
    st.tuples(st.just("vitale_serial"), serials),
    st.tuples(st.just("vitale_serial"), serials.map(lambda text: "8025000002 " + text)),
    st.tuples(st.just("email"), st.builds("{}@{}".format, locals_, domains)),
    st.tuples(st.just("phone"), st.one_of(mobiles, mobiles.map(lambda text: spaced(text, 2)))),
    st.tuples(st.just("phone"), abroad),
)


def sound(found: Finding) -> None:
    """What every finding keeps to, whatever the text."""
    assert len(found.message) <= 70, found.message
    assert "\n" not in found.message + found.decoded
    assert "'" not in found.message.replace("« ' »", "")
    assert bool(found.value) == found.state.usable
    assert len(found.proposals) <= 5


@settings(max_examples=300, deadline=None)
@given(any_text, st.sampled_from(FIELDS), cards, any_text)
def test_no_text_whatever_makes_a_check_raise(text: str, field: str, card: str, other: str) -> None:
    values = {name: other for name in FIELDS if name != field} | {"card": card}
    sound(judge(field, text, Context(TODAY, values, frozenset({other}))))


@settings(max_examples=200, deadline=None)
@given(usable, cards.filter(bool))
def test_no_beginning_of_a_valid_value_is_wrong(case: tuple[str, str], card: str) -> None:
    field, text = case
    context = Context(TODAY, {"card": "photo" if field == "vitale_serial" else card})
    whole = judge(field, text, context)
    assert whole.state.usable, (text, whole)
    for end in range(len(text) + 1):
        found = judge(field, text[:end], context)
        assert found.state in KIND, (text[:end], found)
        sound(found)


others = st.integers(0, 40).map(lambda number: person(number).values())
bag = st.fixed_dictionaries({"caisse": st.sampled_from(["", "42", "75"]), "refused": any_text})


@settings(max_examples=100, deadline=None)
@given(usable, others, bag)
def test_nor_with_the_answers_of_another_in_the_other_fields(
    case: tuple[str, str], values: dict[str, str], more: dict[str, str]
) -> None:
    field, text = case
    context = Context(TODAY, values | more, frozenset({values["email"], text}))
    for end in range(len(text) + 1):
        assert judge(field, text[:end], context).state in KIND, text[:end]


@settings(max_examples=150, deadline=None)
@given(
    st.one_of(usable, st.tuples(st.sampled_from(FIELDS), near_misses)),
    others,
    st.sampled_from([*FIELDS, "card", "iban_checked", "caisse", "refused"]),
    st.one_of(any_text, st.sampled_from(["photo", "no_photo", "42", "3M02606"])),
)
def test_a_verdict_depends_on_nothing_that_is_not_declared(
    case: tuple[str, str], values: dict[str, str], key: str, other: str
) -> None:
    field, text = case
    if key not in DEPENDS.get(field, ()):
        before = judge(field, text, Context(TODAY, values))
        assert judge(field, text, Context(TODAY, values | {key: other})) == before


@settings(max_examples=60, deadline=None)
@given(st.text(digits, min_size=8, max_size=13))
def test_no_beginning_of_an_old_serial_is_wrong(serial: str) -> None:
    for card in ("no_photo", ""):
        context = Context(TODAY, {"card": card})
        states = [judge("vitale_serial", serial[:end], context).state for end in range(14)]
        assert set(states) <= KIND


@settings(max_examples=60, deadline=None)
@given(usable)
def test_the_value_is_itself_accepted(case: tuple[str, str]) -> None:
    field, text = case
    context = Context(TODAY, {"card": "photo"})
    whole = judge(field, text, context)
    mark = iban_mark(text, whole) if field == "iban" else ""
    again = judge(field, whole.value, Context(TODAY, {"card": "photo", "iban_checked": mark}))
    assert (again.state.usable, again.value) == (True, whole.value)
    if mark:
        assert (again.state, again.decoded) == (whole.state, whole.decoded)


parts = st.one_of(near_misses, names)
pasted = st.one_of(
    near_misses,
    st.builds("{} née {}".format, parts, parts),
    st.builds("{} (ép. {})".format, parts, parts),
    st.builds("{} <{}@{}>".format, names, locals_, parts),
    st.builds("{}.{}".format, parts, st.sampled_from(["gmail.com", "Orange.fr"])),
    st.tuples(st.integers(1, 31), st.integers(1, 31), st.integers(1900, 2030)).map(
        lambda numbers: "/".join(map(str, numbers))
    ),
)


@settings(max_examples=150, deadline=None)
@given(st.sampled_from(FIELDS), pasted, born)
def test_a_proposal_is_never_invalid(field: str, text: str, day: date) -> None:
    context = Context(TODAY, {"birth_date": day.strftime("%d/%m/%Y"), "card": "photo"})
    for proposal in judge(field, text, context).proposals:
        assert judge(field, proposal.text, context).state is not State.INVALID
        assert proposal.change


@settings(max_examples=60, deadline=None)
@given(nirs, st.integers(0, 14), digits)
def test_a_repaired_number_is_usable_and_one_slip_away(right: str, at: int, digit: str) -> None:
    wrong = right[:at] + digit + right[at + 1 :]
    for proposal in judge("nir", wrong, Context(TODAY)).proposals:
        mended = proposal.text.replace(" ", "")
        unlike = [one for one, other in zip(wrong, mended, strict=True) if one != other]
        assert 1 <= len(unlike) <= 2
        assert judge("nir", mended, Context(TODAY)).state.usable


@settings(max_examples=20, deadline=None)
@given(nirs)
def test_the_key_catches_every_digit_and_every_swap(right: str) -> None:
    for at in range(15):
        for digit in "0123456789":
            if digit != right[at] and right[6].isdigit():
                wrong = right[:at] + digit + right[at + 1 :]
                assert not judge("nir", wrong, Context(TODAY)).state.usable
        if at < 14 and right[at] != right[at + 1]:
            wrong = right[:at] + right[at + 1] + right[at] + right[at + 2 :]
            assert not judge("nir", wrong, Context(TODAY)).state.usable


def test_every_day_of_a_century_is_judged() -> None:
    day, context = date(1930, 1, 1), Context(TODAY)
    while day < date(2005, 1, 1):
        assert judge("birth_date", day.strftime("%d%m%Y"), context).state is State.VALID
        day += timedelta(days=17)
