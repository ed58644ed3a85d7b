"""What staff may write in the catalogue of skills, and what is refused and why."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import admin
from django.contrib.admin.widgets import AutocompleteSelect
from django.core.exceptions import ValidationError
from django.forms.models import BaseInlineFormSet

from skills.models import Skill, SkillAlias, UserSkill
from skills.selectors.prerequisites import requirement_cycle


def alias_owner(name: str, *, but: Any = None) -> Skill | None:
    """The other skill that goes by this name as an alias."""
    return Skill.objects.filter(aliases__name__iexact=name).exclude(pk=but).first()


def name_owner(name: str, *, but: Any = None) -> Skill | None:
    """The other skill that has this name."""
    return Skill.objects.filter(name__iexact=name).exclude(pk=but).first()


class SkillForm(forms.ModelForm):  # type: ignore[type-arg]
    def clean_name(self) -> str:
        name: str = self.cleaned_data["name"]
        if owner := alias_owner(name, but=self.instance.pk):
            message = f"This is an alias of {owner}. Remove it there first, or merge the two."
            raise ValidationError(message, code="alias")
        return name


class AliasForm(forms.ModelForm):  # type: ignore[type-arg]
    class Meta:
        model = SkillAlias
        fields = ("skill", "name")

    def clean_name(self) -> str:
        name: str = self.cleaned_data["name"]
        if owner := name_owner(name):
            raise ValidationError(f"This is the name of the skill {owner}.", code="name")
        if (owner := alias_owner(name)) and owner.pk != self.instance.skill_id:
            raise ValidationError(f"This is an alias of {owner}.", code="alias")
        return name


class PrerequisiteRowsForm(BaseInlineFormSet):  # type: ignore[type-arg]
    """The prerequisites of one skill, none of which may require it in turn."""

    def clean(self) -> None:
        super().clean()
        left = [form for form in self.forms if form not in self.deleted_forms]
        rows = [form.cleaned_data.get("requires") for form in left if form.is_valid()]
        if cycle := requirement_cycle(self.instance, [skill for skill in rows if skill]):
            chain = ", which requires ".join(skill.name for skill in cycle[1:])
            raise ValidationError(f"{cycle[0].name} would require {chain}.", code="cycle")


class SkillSelect(AutocompleteSelect):
    """Shows again what was chosen; what is no key of a row is not looked for."""

    def optgroups(self, name: str, value: Sequence[str], attr: Any = None) -> Any:
        return super().optgroups(name, [one for one in value if _is_key(one)], attr)


def _is_key(text: object) -> bool:
    try:
        UUID(str(text))
    except ValueError:
        return not text
    return True


def skill_field(**options: Any) -> "forms.ModelChoiceField[Skill]":
    """A skill chosen by typing, as the catalogue may hold thousands."""
    field: Any = UserSkill._meta.get_field("skill")
    widget = SkillSelect(field, admin.site)
    return forms.ModelChoiceField(Skill.objects.all(), widget=widget, **options)


class MergeForm(forms.Form):
    into = skill_field(label="Skill that stays")


class DecisionForm(forms.Form):
    """What staff make of some words."""

    LINK, CREATE, IGNORE = "link", "create", "ignore"

    decision = forms.ChoiceField(
        choices=[
            (LINK, "Another name of a skill that there is"),
            (CREATE, "A new skill"),
            (IGNORE, "No skill"),
        ],
        widget=forms.RadioSelect,
    )
    skill = skill_field(required=False)
    name = forms.CharField(max_length=150, required=False, label="Name of the new skill")
    category = forms.CharField(max_length=100, required=False, label="Category of the new skill")

    def clean(self) -> dict[str, Any]:
        told: dict[str, Any] = super().clean() or {}
        wanted = {self.LINK: ["skill"], self.CREATE: ["name", "category"]}
        for name in wanted.get(told.get("decision", ""), []):
            if not told.get(name) and name not in self.errors:
                self.add_error(name, "Fill this in for the decision that you chose.")
        return told
