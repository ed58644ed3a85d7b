"""What certificates a person holds, and the skills that they speak for."""

from django.db import transaction

from accounts.models import User
from skills.enums import EvidenceKind, Level
from skills.models import Certification, SkillEvidence
from skills.selectors import skills_in
from skills.services.evidence import Evidence, changing, record, remove_evidence
from skills.signals import certification_added

# A certificate proves at least so much of the skills that its name names.
PROVED_LEVEL = Level.INTERMEDIATE


@transaction.atomic
def add_certification(*, user: User, certification: Certification) -> Certification:
    """Keep a new certification of this person and let the log know."""
    certification.user = user
    certification.save(force_insert=True)
    _follow(certification)
    certification_added.send(sender=Certification, user=user, certification=certification)
    return certification


@transaction.atomic
def keep_cv_certification(*, user: User, certification: Certification) -> Certification | None:
    """Keep a certification that a CV names; None when the person has one of that name.

    It is no news of today, so the log is not told.
    """
    User.objects.select_for_update().get(pk=user.pk)
    if Certification.objects.owned_by(user).filter(name__iexact=certification.name).exists():
        return None
    certification.user = user
    certification.save(force_insert=True)
    _follow(certification)
    return certification


@transaction.atomic
def save_certification(*, certification: Certification) -> None:
    certification.save()
    _follow(certification)


@transaction.atomic
def delete_certification(*, certification: Certification) -> None:
    remove_evidence(
        user=certification.user, kind=EvidenceKind.CERTIFICATION, origin_id=certification.pk
    )
    certification.delete()


def _follow(certification: Certification) -> None:
    """Let the ledger say what the certification proves, by its name and its day of issue."""
    named = {skill.pk: skill for skill in skills_in(certification.name)}
    rows = SkillEvidence.objects.filter(
        user=certification.user, kind=EvidenceKind.CERTIFICATION, origin_id=certification.pk
    )
    before = set(rows.values_list("skill_id", flat=True))
    if not (named or before):
        return
    proof = Evidence("", certification.name, level=PROVED_LEVEL, dated=certification.issue_date)
    with changing(certification.user, before | named.keys()):
        rows.exclude(skill__in=named).delete()
        rows.update(dated=certification.issue_date)
        record(
            certification.user,
            EvidenceKind.CERTIFICATION,
            dict.fromkeys(named.values(), proof),
            certification.pk,
        )
