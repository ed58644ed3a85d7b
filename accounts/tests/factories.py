import factory

from accounts.enums import Role
from accounts.models import User


class UserFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = User

    email = factory.Sequence(lambda n: f"person{n}@careerpilot.test")
    first_name = "Mara"
    last_name = factory.Sequence(lambda n: f"Lind{n}")
    password = "!"
    email_verified = True


class StaffFactory(UserFactory):
    role = Role.ADMIN
