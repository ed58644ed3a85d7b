from hypothesis import given
from hypothesis import strategies as st

from cvs.pipeline.cleaning import clean, flatten, fold, is_bullet, plain_symbols


def test_clean_drops_what_is_not_to_be_seen():
    assert clean("a\x00b\x07\u200bc\u202ed\u2066e\ufefff\ud800g\u00adh") == "abcdefgh"


def test_clean_keeps_tabs_and_line_feeds():
    assert clean("a\tb\nc") == "a\tb\nc"


def test_clean_composes_accents_and_spells_out_ligatures():
    assert clean("Jose\u0301 \ufb01led") == "José filed"


@given(st.text())
def test_clean_text_can_always_be_stored(text):
    cleaned = clean(text)

    assert "\x00" not in cleaned
    assert cleaned.encode() is not None
    assert clean(cleaned) == cleaned


@given(st.text())
def test_flatten_keeps_every_place(text):
    assert len(flatten(text)) == len(text)


def test_flatten_lowers_and_drops_accents():
    assert flatten("MÄRZ Février") == "marz fevrier"


def test_fold_compares_words_only():
    assert fold("  Über-mich: C++ & C#! ") == "uber mich c++ c#"


def test_symbols_without_letters_become_bullets():
    assert plain_symbols("(cid:127) \uf0b7 a") == "• • a"
    assert [is_bullet(text) for text in ("•", "-", "–", "a", "-a", "")] == [
        True,
        True,
        True,
        False,
        False,
        False,
    ]


def test_a_letter_in_brackets_lists_as_a_bullet_does():
    assert [is_bullet(text) for text in ("(a)", "•", "(ab)", "a)", "(", "(1)")] == [
        *(True, True),
        *(False,) * 4,
    ]
