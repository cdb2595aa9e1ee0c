import pytest
from django.test import Client

from unknot.guide import evidence
from unknot.guide.views import HONEST
from unknot.knowledge.loading import knowledge

pytestmark = pytest.mark.django_db
BARRED = [claim for claim in knowledge().care.claims.values() if claim.display_policy == "do_not_claim"]


def test_nothing_barred_is_shown_as_a_benefit() -> None:
    shown = {claim.what for chapter in evidence.chapters() for claim in chapter.claims}
    assert shown.isdisjoint(claim.product_phrasing for claim in BARRED)


def test_a_barred_claim_cannot_be_put_on_the_landing_page() -> None:
    with pytest.raises(ValueError, match="not to be claimed"):
        evidence.shown((BARRED[0].id,))
    assert len(evidence.shown(HONEST)) == len(HONEST)


def test_every_claim_that_may_be_shown_is_shown_with_its_grade(client: Client) -> None:
    shown = [claim for chapter in evidence.chapters() for claim in chapter.claims]
    assert len(shown) == len(knowledge().care.claims) - len(BARRED)
    assert client.get("/evidence/").content.decode().count("Evidence: ") >= len(shown)


def test_the_cramp_page_has_a_card_for_every_place(client: Client) -> None:
    page = client.get("/cramp-now/").content.decode()
    assert all(card.get_help_if.split(".")[0].split("'")[0] in page for card in knowledge().care.first_aid)
