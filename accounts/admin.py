"""Staff pages about people. The role alone decides who is staff."""

from typing import Any, ClassVar

from allauth.account import admin as addresses
from allauth.account.models import EmailAddress
from django import forms
from django.contrib import admin, messages
from django.contrib.auth.admin import UserAdmin as DjangoUserAdmin
from django.contrib.auth.forms import AdminUserCreationForm
from django.contrib.auth.models import Group
from django.core.exceptions import ValidationError
from django.db.models import Count, QuerySet
from django.http import HttpRequest
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.timezone import now

from accounts.http import MemberRequest
from accounts.models import Profile, User
from accounts.services import keep_address
from careerpilot.operations.staff import FORM_FIELDS, StaffPage

# Nobody here belongs to groups, and a person's address is changed on the person's page.
admin.site.unregister(Group)
addresses.admin.site.unregister(EmailAddress)

CHOOSE_LATER = "Disabled: they choose a password themselves, by e-mail, as if forgotten."


class LowercaseEmail:
    """An address is one whatever its case, so it is kept in lower case."""

    cleaned_data: dict[str, Any]
    instance: User

    def clean_email(self) -> str:
        email = str(self.cleaned_data["email"]).strip().lower()
        people = User.objects.filter(email=email).exclude(pk=self.instance.pk)
        confirmed = EmailAddress.objects.filter(email=email, verified=True)
        if people.exists() or confirmed.exclude(user_id=self.instance.pk).exists():
            raise ValidationError("Somebody else has this address.")
        return email


class AddUserForm(LowercaseEmail, AdminUserCreationForm):  # type: ignore[type-arg]
    class Meta:
        model = User
        fields = ["email", "first_name", "last_name", "role", "email_verified"]

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["usable_password"].help_text = CHOOSE_LATER


class ChangeUserForm(LowercaseEmail, forms.ModelForm):  # type: ignore[type-arg]
    class Meta:
        model = User
        fields = [
            "email",
            "first_name",
            "last_name",
            "phone",
            "role",
            "is_active",
            "email_verified",
        ]


class ProfileInline(admin.StackedInline):  # type: ignore[type-arg]
    model = Profile
    can_delete = False
    formfield_overrides = FORM_FIELDS


@admin.register(User)
class UserAdmin(DjangoUserAdmin):  # type: ignore[type-arg]
    form = ChangeUserForm
    add_form = AddUserForm
    fieldsets = [
        (None, {"fields": ["email", "password_link"]}),
        ("Person", {"fields": ["first_name", "last_name", "phone"]}),
        ("Access", {"fields": ["role", "is_active", "email_verified"]}),
        ("Times", {"fields": ["last_login", "created_at", "updated_at"]}),
    ]
    add_fieldsets = [
        (None, {"fields": ["email", "usable_password", "password1", "password2"]}),
        ("Person", {"fields": ["first_name", "last_name"]}),
        ("Access", {"fields": ["role", "email_verified"]}),
    ]
    list_display = ["email", "name", "role", "is_active", "email_verified", "cvs", "last_login"]
    list_filter = ["role", "is_active", "email_verified"]
    search_fields = ["email", "first_name", "last_name"]
    date_hierarchy = "created_at"
    ordering = ["email"]
    filter_horizontal: ClassVar[list[str]] = []
    readonly_fields = ["password_link", "last_login", "created_at", "updated_at"]
    actions = ["deactivate"]

    class Media:
        css = {"all": ["css/staff.css"]}

    def get_queryset(self, request: HttpRequest) -> QuerySet[User]:
        rows: QuerySet[User] = super().get_queryset(request)
        return rows.annotate(cv_total=Count("cvs"))

    @admin.display(ordering="first_name")
    def name(self, user: User) -> str:
        return user.get_full_name()

    @admin.display(description="CVs", ordering="cv_total")
    def cvs(self, user: Any) -> int:
        return int(user.cv_total)

    @admin.display(description="Password")
    def password_link(self, user: User) -> SafeString:
        return format_html('Kept as a hash. <a href="{}">Set a new one</a>.', "../password/")

    def get_inlines(self, request: HttpRequest, obj: User | None) -> list[Any]:
        """The profile comes with the person, so there is none to fill in while adding one."""
        return [ProfileInline] if obj else []

    def get_readonly_fields(self, request: HttpRequest, obj: User | None = None) -> list[str]:
        """Nobody can lock themselves out."""
        own = ["role", "is_active"] if obj == request.user else []
        return [*super().get_readonly_fields(request, obj), *own]

    def has_delete_permission(self, request: HttpRequest, obj: User | None = None) -> bool:
        return obj != request.user and super().has_delete_permission(request, obj)

    def get_actions(self, request: HttpRequest) -> dict[str, Any]:
        """People are deleted one by one, on a page that shows what goes with them."""
        actions = super().get_actions(request)
        actions.pop("delete_selected", None)
        return actions

    def get_deleted_objects(self, objs: Any, request: HttpRequest) -> Any:
        """The profile goes with its person, though it cannot be deleted alone."""
        shown, counts, forbidden, protected = super().get_deleted_objects(objs, request)
        return shown, counts, forbidden - {Profile._meta.verbose_name}, protected

    def save_model(self, request: HttpRequest, obj: User, form: Any, change: bool) -> None:  # noqa: FBT001
        super().save_model(request, obj, form, change)
        if {"email", "email_verified"} & {*form.changed_data}:
            keep_address(user=obj)

    @admin.action(description="Deactivate: they can no longer log in")
    def deactivate(self, request: MemberRequest, queryset: QuerySet[User]) -> None:
        others = User.objects.filter(pk__in=queryset.values("pk")).exclude(pk=request.user.pk)
        count = others.filter(is_active=True).update(is_active=False, updated_at=now())
        self.message_user(request, f"{count} deactivated.", messages.SUCCESS)
        if queryset.filter(pk=request.user.pk).exists():
            self.message_user(request, "You yourself stay active.", messages.WARNING)


@admin.register(Profile)
class ProfileAdmin(StaffPage):
    list_display = ["user", "current_role", "location", "preferred_work_type", "availability"]
    list_filter = ["preferred_work_type", "availability"]
    list_select_related = ["user"]
    search_fields = ["user__email", "current_role", "location"]
    date_hierarchy = "updated_at"
    ordering = ["user__email"]
    readonly_fields = ["user", "created_at", "updated_at"]

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Profile | None = None) -> bool:
        return False
