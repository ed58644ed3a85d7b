"""People: who they are and what they look for."""

from typing import Any, ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower

from accounts.enums import Availability, Role, WorkType
from careerpilot.postgresql.constraints import at_least, in_order, one_of
from careerpilot.postgresql.indexes import NamedIndex
from careerpilot.postgresql.rows import EditableRow, Row


class UserManager(BaseUserManager["User"]):
    def create_user(self, email: str, password: str | None = None, **fields: Any) -> "User":
        """A person with their profile; a missing password means that none opens the account."""
        user = self.model(email=email.strip().lower(), **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def create_superuser(self, email: str, password: str | None = None, **fields: Any) -> "User":
        """One of the staff, whose address the operator who makes them vouches for."""
        return self.create_user(email, password, role=Role.ADMIN, email_verified=True, **fields)

    def get_by_natural_key(self, username: str | None) -> "User":
        return self.get(email=(username or "").strip().lower())


class User(EditableRow, AbstractBaseUser):
    """A person who logs in by e-mail. The role alone decides who is staff."""

    email = models.EmailField("e-mail", max_length=255, unique=True)
    password = models.CharField(max_length=255, db_column="password_hash")
    first_name = models.CharField(max_length=100)
    last_name = models.CharField(max_length=100, blank=True)
    phone = models.CharField(max_length=20, blank=True, default="", db_default="")
    email_verified = models.BooleanField(default=False, db_default=False)
    is_active = models.BooleanField(default=True, db_default=True)
    role = models.CharField(
        max_length=20, choices=Role.choices, default=Role.USER, db_default=Role.USER.value
    )

    objects: ClassVar[UserManager] = UserManager()

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["first_name", "last_name"]

    class Meta:
        db_table = "users"
        indexes = [
            NamedIndex(fields=["email"], name="idx_users_email"),
            NamedIndex(fields=["is_active"], name="idx_users_is_active"),
            NamedIndex(fields=["email", "password"], name="idx_users_email_password"),
        ]
        constraints = [
            one_of("role", Role, name="users_role"),
            models.UniqueConstraint(Lower("email"), name="users_email_any_case"),
        ]

    def __str__(self) -> str:
        return self.email

    def get_full_name(self) -> str:
        return f"{self.first_name} {self.last_name}".strip()

    def get_short_name(self) -> str:
        return self.first_name

    @property
    def is_staff(self) -> bool:
        return self.role == Role.ADMIN

    @property
    def is_superuser(self) -> bool:
        return self.is_staff

    def has_perm(self, perm: str, obj: object | None = None) -> bool:
        return self.is_active and self.is_staff

    def has_perms(self, perm_list: list[str], obj: object | None = None) -> bool:
        return self.is_active and self.is_staff

    def has_module_perms(self, app_label: str) -> bool:
        return self.is_active and self.is_staff


class Profile(EditableRow):
    """What a person tells about themselves, one row each; it comes with the user."""

    user = models.OneToOneField(User, models.CASCADE, related_name="profile")
    bio = models.TextField("about you", blank=True, default="", db_default="")
    education = models.CharField(max_length=255, blank=True, default="", db_default="")
    experience = models.CharField(max_length=100, blank=True, default="", db_default="")
    current_role = models.CharField(max_length=150, blank=True, default="", db_default="")
    career_goals = models.TextField(blank=True, default="", db_default="")
    interests = ArrayField(models.TextField(), blank=True, default=list, db_default=[])
    linkedin_url = models.URLField(
        "LinkedIn", max_length=255, blank=True, default="", db_default=""
    )
    github_url = models.URLField("GitHub", max_length=255, blank=True, default="", db_default="")
    portfolio_url = models.URLField(
        "portfolio", max_length=255, blank=True, default="", db_default=""
    )
    location = models.CharField(max_length=150, blank=True, default="", db_default="")
    preferred_work_type = models.CharField(
        max_length=50, choices=WorkType.choices, null=True, blank=True
    )
    salary_expectation_min = models.IntegerField("salary from", null=True, blank=True)
    salary_expectation_max = models.IntegerField("salary to", null=True, blank=True)
    availability = models.CharField(
        max_length=50, choices=Availability.choices, null=True, blank=True
    )

    class Meta:
        db_table = "profiles"
        indexes = [
            NamedIndex(fields=["user"], name="idx_profiles_user_id"),
            NamedIndex(fields=["location"], name="idx_profiles_location"),
        ]
        constraints = [
            one_of("preferred_work_type", WorkType, name="profiles_work_type"),
            at_least("salary_expectation_min", 0, name="profiles_salary_not_negative"),
            in_order(
                "salary_expectation_min", "salary_expectation_max", name="profiles_salary_in_order"
            ),
            models.CheckConstraint(
                name="profiles_availability_not_blank",
                condition=~Q(availability=""),
            ),
        ]

    def __str__(self) -> str:
        return f"Profile of {self.user_id}"


class ProfileOrigin(Row):
    """Where the value of a field of the profile comes from, unless the person typed it.

    It holds only while the field still has this `value`. `origin_id` is the key of what it comes
    from; that may be gone, so nothing refers to it. `replaced` is what the field held before.
    """

    user = models.ForeignKey(User, models.CASCADE, related_name="profile_origins")
    field = models.CharField(max_length=50)
    value = models.TextField()
    origin = models.CharField(max_length=300, help_text="in words: file and page")
    origin_id = models.UUIDField(null=True, blank=True)
    origin_text = models.TextField(blank=True, default="", db_default="")
    replaced = models.TextField(blank=True, default="", db_default="")

    class Meta:
        db_table = "profile_origins"
        constraints = [
            models.UniqueConstraint(fields=["user", "field"], name="profile_origins_once_a_field")
        ]

    def __str__(self) -> str:
        return f"{self.field} of {self.user_id}"
