from careerpilot.operations.checks import attempt
from careerpilot.operations.checks.finding import Verdict, fail, ok, warn


def test_finding_is_one_line_with_its_remedy():
    lines = [str(ok("disk", "Fine.")), str(warn("disk", "Nearly full.", "Mop up."))]

    assert [*lines, str(fail("disk", "Full.", "Buy."))] == [
        "ok    disk: Fine.",
        "warn  disk: Nearly full. Mop up.",
        "FAIL  disk: Full. Buy.",
    ]


def test_attempt_turns_a_check_that_breaks_into_a_finding():
    def odd_check():
        yield ok("disk", "Fine.")
        raise LookupError("two\nlines")

    assert attempt(odd_check) == [
        fail("odd check", "LookupError: two lines", "This check could not be made.")
    ]


def test_verdicts_are_the_words_of_the_report():
    assert [str(verdict) for verdict in Verdict] == ["ok", "warn", "FAIL"]
