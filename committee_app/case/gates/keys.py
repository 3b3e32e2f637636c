"""The gates of secrets and keys: a renewed card, tries that failed, and new keys in place of lost ones."""

from __future__ import annotations

from committee_app.case import acts
from committee_app.case.findings import Finding
from committee_app.case.gates.common import Found, Gates, is_digest, nothing
from committee_app.case.identifiers import Actor
from committee_app.case.lifecycle import Stage
from committee_app.case.people import Role, evaluator_actor, evaluator_of, officer_actor
from committee_app.case.state import CaseState


def _secret_renewed(_state: CaseState, _actor: Actor, act: acts.SecretRenewed) -> Found:
    if not is_digest(act.slot):
        yield Finding.of("secret.no_digest")


def _tries_noted(_state: CaseState, _actor: Actor, act: acts.TriesNoted) -> Found:
    if act.count < 1:
        yield Finding.of("tries.none")


def _keys_replaced(state: CaseState, actor: Actor, act: acts.KeysReplaced) -> Found:
    yield from _replaceable(state, actor, act.person)
    if act.new_keys in state.keys.values() or act.new_keys in state.past_keys:
        yield Finding.of("actor.keys_taken", actor=act.person)
    if not act.reason.strip():
        yield Finding.of("replacement.without_reason")


def _replacement_confirmed(state: CaseState, actor: Actor, act: acts.ReplacementConfirmed) -> Found:
    yield from _replaceable(state, actor, act.person)
    waiting = state.replacing.get(act.person)
    if waiting is None or waiting.new_keys != act.new_keys:
        yield Finding.of("replacement.not_proposed", name=state.person_name(act.person))
    elif waiting.officer == actor:
        yield Finding.of("replacement.needs_two")


def _replaceable(state: CaseState, officer: Actor, person: Actor) -> Found:
    """Somebody who has keys, still needs them, and is not the officer who signs."""
    if person not in state.keys:
        yield Finding.of("actor.not_enrolled", actor=person)
        return
    # The chair is one of the members: nobody may be one of the two officers for their own keys.
    chairs = state.chair is not None and person == evaluator_actor(state.chair)
    if person == officer or (chairs and officer == officer_actor(Role.CHAIR)):
        yield Finding.of("replacement.own_keys")
    if evaluator_of(person) is not None and state.stage not in {Stage.CONVENED, Stage.READY}:
        yield Finding.of("replacement.too_late", name=state.person_name(person))


GATES: Gates = {
    acts.RecoveryUsed: nothing,
    acts.SecretRenewed: _secret_renewed,
    acts.TriesNoted: _tries_noted,
    acts.KeysReplaced: _keys_replaced,
    acts.ReplacementConfirmed: _replacement_confirmed,
}
