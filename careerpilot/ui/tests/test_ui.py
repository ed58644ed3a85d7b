import datetime as dt
from decimal import Decimal

import pytest
from django.core.paginator import Paginator
from django.template import Context, Template, TemplateSyntaxError
from django.utils.html import escape
from heroicons import IconDoesNotExist

from careerpilot.ui.props import UnknownPropError
from careerpilot.ui.templatetags.ui import register

EVIL = '<script>alert("x")</script>'

# Each tag with its required props and every further prop that is text, all from `evil`.
CALLS = {
    "badge": "{% badge evil %}",
    "button_link": "{% button_link evil url=evil %}",
    "submit_button": "{% submit_button evil name=evil value=evil form=evil %}",
    "avatar": "{% avatar evil %}",
    "skill_icon": "{% skill_icon evil category=evil %}",
    "spinner": "{% spinner label=evil id=evil %}",
    "source_note": "{% source_note source=evil why=evil why_url=evil %}",
    "page_header": "{% page_header title=evil lead=evil emblem=evil back_url=evil"
    " back_label=evil %}{% endpage_header %}",
    "panel": "{% panel title=evil lead=evil id=evil %}{{ evil }}{% endpanel %}",
    "card": "{% card title=evil lead=evil url=evil %}{{ evil }}{% endcard %}",
    "alert": "{% alert title=evil %}{{ evil }}{% endalert %}",
    "disclosure": "{% disclosure summary=evil id=evil %}{{ evil }}{% enddisclosure %}",
    "quote": "{% quote source=evil %}{{ evil }}{% endquote %}",
    "empty_state": "{% empty_state title=evil text=evil action_label=evil action_url=evil %}",
    "entries": "{% entries label=evil %}{{ evil }}{% endentries %}",
    "entry": "{% entry title=evil url=evil lead=evil score=3 score_label=evil id=evil %}"
    "{{ evil }}{% endentry %}",
    "steps": "{% steps label=evil %}{{ evil }}{% endsteps %}",
    "step": "{% step evil note=evil %}",
    "facts": "{% facts %}{{ evil }}{% endfacts %}",
    "fact": "{% fact evil value=evil hint=evil %}",
    "tabs": "{% tabs label=evil %}{{ evil }}{% endtabs %}",
    "tab": "{% tab evil url=evil %}",
    "table": "{% table caption=evil %}<tbody></tbody>{% endtable %}",
    "pagination": "{% pagination page_obj label=evil %}",
    "progress_bar": "{% progress_bar value=1 label=evil hint=evil %}",
    "score_ring": "{% score_ring value=1 label=evil %}",
    "stat_row": "{% stat_row %}{{ evil }}{% endstat_row %}",
    "stat": "{% stat evil value=evil hint=evil url=evil %}",
    "bar_list": "{% bar_list rows caption=evil unit=evil label_head=evil value_head=evil %}",
    "column_chart": "{% column_chart rows caption=evil unit=evil %}",
    "chat_bubble": "{% chat_bubble author='you' name=evil %}{{ evil }}{% endchat_bubble %}",
}
WITHOUT_TEXT = {"icon", "error_summary"}


@pytest.fixture
def draw(rf):
    """Renders a piece of template that has loaded the components."""

    def draw(source, **context):
        request = rf.get(context.pop("path", "/"))
        return Template("{% load ui %}" + source).render(Context({"request": request, **context}))

    return draw


def words(html):
    return " ".join(html.split())


def test_every_tag_is_held_against_evil_text():
    assert CALLS.keys() | WITHOUT_TEXT == register.tags.keys()


@pytest.mark.parametrize("name", CALLS)
def test_tag_escapes_its_text(draw, name):
    page_obj = Paginator(range(30), 10).page(2)

    html = draw(CALLS[name], evil=EVIL, rows=[(EVIL, 1, EVIL)], page_obj=page_obj)

    assert "<script" not in html
    if name not in {"avatar", "skill_icon"}:
        assert escape(EVIL) in html


@pytest.mark.parametrize("name", sorted(register.tags))
def test_tag_refuses_a_prop_it_does_not_know(name):
    source = f"{{% load ui %}}{{% {name} colour='pink' %}}{{% end{name} %}}"

    with pytest.raises(TemplateSyntaxError, match="unexpected keyword argument 'colour'"):
        Template(source)


@pytest.mark.parametrize(
    "source",
    [
        "{% badge 'x' tone='pink' %}",
        "{% button_link 'x' url='/' kind='loud' %}",
        "{% step 'x' state='perhaps' %}",
        "{% score_ring value=1 label='x' size='huge' %}",
        "{% skill_icon 'x' size='huge' %}",
        "{% table caption='x' layout='round' %}{% endtable %}",
        "{% chat_bubble author='nobody' name='x' %}{% endchat_bubble %}",
    ],
)
def test_tag_refuses_a_word_it_does_not_know(draw, source):
    with pytest.raises(UnknownPropError):
        draw(source)


def test_icon_is_hidden_from_screen_readers(draw):
    html = draw("{% icon 'home' size=24 %}")

    assert html.startswith("<svg")
    assert 'aria-hidden="true"' in html
    assert 'width="24"' in html


def test_icon_that_does_not_exist_is_refused(draw):
    with pytest.raises(IconDoesNotExist):
        draw("{% icon 'no-such-icon' %}")


@pytest.mark.parametrize(
    ("name", "initials"),
    [("Ada Lovelace", "AL"), ("grace brewster hopper", "GH"), ("Linus", "L"), ("", "?")],
)
def test_avatar_shows_the_first_and_the_last_initial(draw, name, initials):
    assert f">{initials}<" in draw("{% avatar name %}", name=name)


def test_source_note_shows_the_day(draw):
    html = draw("{% source_note source='O*NET' date=day %}", day=dt.date(2026, 6, 1))

    assert '<span>Source: O*NET</span> <time datetime="2026-06-01">1 Jun 2026</time>' in words(html)


def test_source_note_without_a_day_shows_none(draw):
    assert "<time" not in draw("{% source_note source='O*NET' %}")


def test_page_header_without_actions_has_no_room_for_them(draw):
    html = draw("{% page_header title='Skills' %} {% endpage_header %}")

    assert "<h1>Skills</h1>" in html
    assert "page-header__actions" not in html


@pytest.mark.parametrize(("tone", "role"), [("bad", "alert"), ("good", "status")])
def test_live_alert_is_read_out_as_its_tone_asks(draw, tone, role):
    html = draw("{% alert tone=tone live=True %}<p>x</p>{% endalert %}", tone=tone)

    assert f'role="{role}"' in html


def test_alert_that_was_always_there_is_not_read_out(draw):
    assert "role=" not in draw("{% alert tone='bad' %}<p>x</p>{% endalert %}")


def test_block_sees_the_context_around_it(draw):
    html = draw("{% panel title='x' %}{% badge word %}{% endpanel %}", word="within")

    assert ">within<" in words(html)


@pytest.mark.parametrize(("ranked", "tag"), [("True", "ol"), ("False", "ul")])
def test_ranked_entries_are_an_ordered_list(draw, ranked, tag):
    html = draw(f"{{% entries ranked={ranked} %}}{{% endentries %}}")

    assert html.strip().startswith(f"<{tag}")
    assert html.strip().endswith(f"</{tag}>")


def test_entry_with_a_score_of_zero_still_shows_it(draw):
    html = draw("{% entry title='x' score=0 score_label='Fit' %}{% endentry %}")

    assert 'aria-label="Fit: 0 out of 100"' in html


def test_entry_without_a_score_has_no_ring(draw):
    assert "ring" not in draw("{% entry title='x' %}{% endentry %}")


def test_current_step_is_marked_for_screen_readers(draw):
    assert draw("{% step 'a' state='current' %}").count('aria-current="step"') == 1
    assert "aria-current" not in draw("{% step 'a' state='done' %}")


@pytest.mark.parametrize("state", ["done", "failed"])
def test_step_says_its_state_in_words(draw, state):
    assert f"({state})" in draw("{% step 'a' state=state %}", state=state)


@pytest.mark.parametrize("value", ["", None])
def test_fact_without_a_value_says_so(draw, value):
    assert "Not given" in draw("{% fact 'Phone' value=value %}", value=value)


def test_fact_of_zero_is_a_fact(draw):
    html = draw("{% fact 'Courses' value=0 %}")

    assert "<dd> 0 </dd>" in words(html)


@pytest.mark.parametrize(
    ("path", "current"), [("/skills/", True), ("/skills/?page=2", True), ("/cv/", False)]
)
def test_tab_is_current_on_its_own_page(draw, path, current):
    html = draw("{% tab 'Skills' url='/skills/?sort=name' %}", path=path)

    assert ('aria-current="page"' in html) is current


def test_tab_that_was_told_is_current_anywhere(draw):
    assert 'aria-current="page"' in draw("{% tab 'x' url='/x/' current=True %}", path="/cv/")


def test_table_scrolls_inside_a_named_region(draw):
    html = draw("{% table caption='Skills' %}<tbody></tbody>{% endtable %}")

    assert 'role="region" aria-label="Skills" tabindex="0"' in words(html)
    assert "<caption >Skills</caption>" in words(html)


def test_pagination_keeps_the_rest_of_the_query(draw):
    page_obj = Paginator(range(30), 10).page(2)

    html = draw("{% pagination page_obj %}", page_obj=page_obj, path="/?q=sql&page=2")

    assert 'href="?q=sql&amp;page=1"' in html
    assert 'href="?q=sql&amp;page=3"' in html
    assert html.count('aria-current="page"') == 1


def test_pagination_of_one_page_is_nothing(draw):
    page_obj = Paginator(range(3), 10).page(1)

    assert draw("{% pagination page_obj %}", page_obj=page_obj).strip() == ""


@pytest.mark.parametrize(
    ("value", "most", "percent"), [(3, 8, 38), (0, 0, 0), (8, 8, 100), (1.5, 6, 25)]
)
def test_progress_bar_says_how_much_is_done(draw, value, most, percent):
    html = draw("{% progress_bar value=value max=most label='Week' %}", value=value, most=most)

    assert f"{percent}&nbsp;%" in html
    assert f'value="{value}" max="{most or 1}"' in words(html)


@pytest.mark.parametrize(
    ("value", "score", "level"),
    [(86, 86, "high"), (55.4, 55, "middle"), (12, 12, "low"), (130, 100, "high"), (-5, 0, "low")],
)
def test_score_ring_draws_a_score_within_0_and_100(draw, value, score, level):
    html = draw("{% score_ring value=value label='Fit' %}", value=value)

    assert f'aria-label="Fit: {score} out of 100"' in html
    assert f"ring--{level}" in html
    assert html.count(f'stroke-dasharray="{score} 100"') == (1 if score else 0)


def test_bar_list_fills_the_cell_of_the_longest_bar(draw):
    html = words(draw("{% bar_list rows caption='Skills' unit='h' %}", rows=[("a", 2), ("b", 4)]))

    assert 'value="2.0" max="4.0"' in html
    assert 'value="4.0" max="4.0"' in html
    assert "2&nbsp;h" in html


def test_bar_list_keeps_the_scale_it_is_given(draw):
    html = words(draw("{% bar_list rows caption='Skills' max=10 %}", rows=[("a", 2)]))

    assert 'value="2.0" max="10"' in html


def test_column_chart_says_the_same_as_a_table(draw):
    html = words(draw("{% column_chart rows caption='Hours' unit='h' %}", rows=[("May", 2.5)]))

    assert '<th scope="row">May</th> <td>2.5</td>' in html
    assert html.count("chart__column") == 1


def test_chat_bubble_shows_when_it_was_said(draw):
    at = dt.datetime(2026, 6, 1, 12, 3, tzinfo=dt.UTC)

    html = draw("{% chat_bubble author='you' name='Ada' at=at %}Hi{% endchat_bubble %}", at=at)

    assert "1 Jun 2026, 12:03" in html
    assert "bubble--you" in html


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (Decimal("8.00"), "8"),
        (Decimal("30.50"), "30.5"),
        (Decimal("0.25"), "0.25"),
        (Decimal(100), "100"),
        (0, "0"),
        (None, "0"),
    ],
)
def test_hours_are_written_to_the_quarter_without_zeros_at_the_end(value, words):
    template = Template("{% load ui %}{{ value|hours }}")

    assert template.render(Context({"value": value})) == words
