"""The person behind a request: profile, today's date where they are, and their reference intakes."""

from collections.abc import Mapping
from datetime import UTC, date, datetime, time, timedelta
from functools import cached_property
from zoneinfo import ZoneInfo

from django.contrib.auth.models import User
from django.http import HttpRequest
from django.utils import timezone
from django_htmx.middleware import HtmxDetails

from foods.nutrients import Nutrient
from tracker.assessment.health.cautions import Cautions, HealthAnswers, cautions_for, is_small_child
from tracker.assessment.reference.reference_intakes import Authority, Person, ReferenceIntakes, references_for
from tracker.assessment.verdicts.energy import Body
from tracker.models import HealthAnswer, Profile, State, TrialAccount


def local_day(now: datetime, zone: ZoneInfo, day_starts_hour: int) -> date:
    """The date that `now` belongs to where the clock of `zone` rules and a day starts at `day_starts_hour`."""
    return (now.astimezone(zone).replace(tzinfo=None) - timedelta(hours=day_starts_hour)).date()


class Diarist:
    """A signed-in person at one moment; everything is read when it is first asked for."""

    def __init__(self, user: User, *, now: datetime) -> None:
        self.user = user
        self.now = now

    @cached_property
    def profile(self) -> Profile:
        return Profile.objects.profile_of(self.user)

    @cached_property
    def zone(self) -> ZoneInfo:
        return ZoneInfo(self.profile.time_zone)

    @property
    def local_time(self) -> datetime:
        return self.now.astimezone(self.zone)

    @cached_property
    def today(self) -> date:
        return local_day(self.now, self.zone, self.profile.day_starts_hour)

    def moment(self, day: date, at: time) -> datetime:
        """When it was that a clock here showed this time on a day of the diary, in UTC.

        Before the hour at which a day starts it was on the date after. Of a time that came twice, as summer time ended,
        it is the first; one that the clock left out is read as if it had not been put forward yet (PEP 495).
        """
        later = timedelta(days=int(at.hour < self.profile.day_starts_hour))
        return datetime.combine(day + later, at, tzinfo=self.zone).astimezone(UTC)

    @property
    def tomorrow(self) -> date:
        return self.today + timedelta(days=1)

    def state_on(self, day: date) -> State:
        """What is logged on a day that is still to come is planned."""
        return State.PLANNED if day > self.today else State.EATEN

    @cached_property
    def person(self) -> Person | None:
        return self.profile.person(on=self.today)

    @property
    def is_small_child(self) -> bool:
        """Under five; under one there is no `person`, whatever the profile says."""
        return is_small_child(self.person) if self.person else self.profile.says_age_and_sex

    @cached_property
    def body(self) -> Body | None:
        """The size that the diary's energy is checked against; None where it is not given or not to be used."""
        body = self.profile.body
        return body if body and self.cautions.judges_intake else None

    @cached_property
    def authority(self) -> Authority:
        return Authority(self.profile.authority)

    @cached_property
    def references(self) -> Mapping[str, ReferenceIntakes] | None:
        """Reference intakes by nutrient key; None until age and sex are known."""
        return references_for(self.person, self.authority) if self.person else None

    def aim(self, nutrient: Nutrient) -> float | None:
        """What shares of a day are of, in the nutrient's own unit: this person's target, else the Daily Value.

        None where there is neither; a tracked nutrient always has one.
        """
        if self.references is None:
            return nutrient.daily_value
        reference = self.references.get(nutrient.key)
        return reference.target if reference else None

    def target(self, nutrient: Nutrient) -> float:
        """The `aim` of a tracked nutrient."""
        aim = self.aim(nutrient)
        assert aim is not None, nutrient  # noqa: S101 - for the type checker
        return aim

    @cached_property
    def health(self) -> HealthAnswers:
        return HealthAnswer.objects.answers_of(self.user)

    @cached_property
    def cautions(self) -> Cautions:
        """What the health answers and the profile speak against, and what is said instead."""
        return cautions_for(self.health.statement, self.health.single, self.person)


class DiaryRequest(HttpRequest):
    """A signed-in request as SignInMiddleware and PersonMiddleware leave it."""

    user: User
    htmx: HtmxDetails
    diarist: Diarist
    trial: TrialAccount | None


def diarist_of(user: User) -> Diarist:
    """The person of a request, whose profile came with the user (AccountBackend)."""
    diarist = Diarist(user, now=timezone.now())
    diarist.profile = getattr(user, "profile", None) or Profile(user=user)
    return diarist
