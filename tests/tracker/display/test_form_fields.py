import pytest
from django import forms
from django.forms.models import fields_for_model

from foods.models import Food
from tracker.models import Profile


class Asked(forms.Form):
    name = forms.CharField(widget=forms.TextInput(attrs={"autofocus": True}))
    number = forms.IntegerField(help_text="Like 3.")
    colour = forms.ChoiceField(choices=[("r", "red")], widget=forms.RadioSelect)


def drawn(form: forms.Form, field: str) -> str:
    return form[field].as_widget()


def test_the_first_field_that_is_wrong_has_the_focus_whatever_had_it_before() -> None:
    form = Asked({"name": "Anna", "number": "x", "colour": "r"})
    assert "autofocus" not in drawn(form, "name")
    assert " autofocus" in drawn(form, "number")
    assert "autofocus" not in drawn(form, "colour")


def test_a_field_says_that_it_is_wrong_and_where_that_and_its_help_stand() -> None:
    number = drawn(Asked({"name": "Anna", "number": "x", "colour": "r"}), "number")
    assert 'aria-invalid="true"' in number
    assert 'aria-describedby="id_number_helptext id_number_error"' in number


def test_a_form_that_is_right_or_new_keeps_its_own_focus() -> None:
    assert " autofocus" in drawn(Asked(), "name")
    assert " autofocus" in drawn(Asked({"name": "Anna", "number": "3", "colour": "r"}), "name")


@pytest.mark.django_db
def test_an_empty_choice_reads_choose() -> None:
    class Choosing(forms.Form):
        sex = fields_for_model(Profile, ["sex"])["sex"]
        food = forms.ModelChoiceField(Food.objects.none())
        unit = forms.ChoiceField(choices=[("g", "grams")])

    form = Choosing()
    assert '<option value="" selected>choose</option>' in drawn(form, "sex")
    assert [str(choice.data["label"]) for choice in form["food"].subwidgets] == ["choose"]
    assert "choose" not in drawn(form, "unit")
