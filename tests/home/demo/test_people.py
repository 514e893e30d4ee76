import pytest
from django.test import override_settings

from home.demo.people import ADMINISTRATOR, EDITOR, ROLES, Role, employ
from users.models import User

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("role", ROLES)
def test_person_of_each_role_signs_in_with_the_printed_password(role: Role) -> None:
    person = employ(role)

    assert person.check_password(role.password)
    assert [group.name for group in person.groups.all()] == [role.group]
    assert person.is_superuser == (role is ADMINISTRATOR)


def test_passwords_belong_to_the_machine() -> None:
    ours = EDITOR.password
    assert ours == EDITOR.password
    assert len({role.password for role in ROLES}) == len(ROLES)

    with override_settings(SECRET_KEY="another-machine"):
        assert EDITOR.password != ours


def test_person_who_is_there_is_not_touched() -> None:
    person = employ(EDITOR)
    person.first_name = "Wendeline"
    person.set_password("changed")
    person.save()

    employ(EDITOR)

    person.refresh_from_db()
    assert User.objects.count() == 1
    assert person.first_name == "Wendeline"
    assert person.check_password("changed")
