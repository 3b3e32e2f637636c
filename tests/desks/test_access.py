"""Secrets are words that one can say before a committee, and nearly as strong as the whole list would make them."""

from __future__ import annotations

from collections.abc import Sequence
from math import log2

import pytest

from committee_app.case.people import Role, officer_actor
from committee_app.desks.access import new_room_passphrase, new_secret
from committee_app.resources import korean_words, unspoken_words
from committee_app.sealing import codes

DRAWS = 60


def test_every_unspoken_word_is_one_of_the_list() -> None:
    assert unspoken_words()
    assert unspoken_words() <= set(korean_words())


@pytest.mark.parametrize("count", [codes.HOLDER_WORDS, codes.ROOM_WORDS])
def test_leaving_words_out_costs_a_secret_less_than_one_bit(count: int) -> None:
    left = codes.WORD_LIST_LENGTH - len(unspoken_words())
    assert 0 < count * (log2(codes.WORD_LIST_LENGTH) - log2(left)) < 1


@pytest.mark.parametrize("draw", ["new_holder_words", "new_room_words"])
def test_a_draw_with_an_unspoken_word_is_drawn_again_as_a_whole(draw: str, monkeypatch: pytest.MonkeyPatch) -> None:
    fit = ("가격", "나비", "다람쥐", "라면", "마음")
    drawn = iter([("팬티", *fit), ("바다", "사과", *fit[:3], "살인"), fit])

    def given(words: Sequence[str]) -> tuple[str, ...]:
        assert len(words) == codes.WORD_LIST_LENGTH
        return next(drawn)

    monkeypatch.setattr(codes, draw, given)
    secret = new_secret(officer_actor(Role.CHAIR)) if draw == "new_holder_words" else new_room_passphrase()
    assert secret == " ".join(fit)
    assert next(drawn, None) is None


def test_no_officer_and_no_room_gets_an_unspoken_word() -> None:
    secrets = [new_secret(officer_actor(Role.SECRETARY)) for _ in range(DRAWS)]
    passphrases = [new_room_passphrase() for _ in range(DRAWS)]
    assert {len(secret.split()) for secret in secrets} == {codes.HOLDER_WORDS}
    assert {len(passphrase.split()) for passphrase in passphrases} == {codes.ROOM_WORDS}
    assert unspoken_words().isdisjoint(word for secret in (*secrets, *passphrases) for word in secret.split())
