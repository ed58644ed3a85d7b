from django.db.models import CheckConstraint, F, Q, TextChoices

from careerpilot.postgresql.constraints import at_least, between, in_order, one_of


class Colour(TextChoices):
    RED = "red", "Red"
    BLUE = "blue", "Blue"


def test_one_of_names_the_values_of_the_choices():
    condition = Q(colour__in=["red", "blue"])

    assert one_of("colour", Colour, name="c") == CheckConstraint(name="c", condition=condition)


def test_between_holds_both_ends():
    condition = Q(hours__range=(1, 60))

    assert between("hours", 1, 60, name="c") == CheckConstraint(name="c", condition=condition)


def test_at_least_holds_its_end():
    assert at_least("size", 1, name="c") == CheckConstraint(name="c", condition=Q(size__gte=1))


def test_in_order_compares_two_columns():
    condition = Q(low__lte=F("high"))

    assert in_order("low", "high", name="c") == CheckConstraint(name="c", condition=condition)
