"""Tracings as a document: each ledger, each judgement with its reason, and what they come to.

Weights are in decibels. An infinite one is `null`, with its side under `infinite` beside it;
odds between two hypotheses that the evidence rules out both are `null` as a whole.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from foedus.casebook.casebook import Casebook
from foedus.casebook.evidence import Evidence
from foedus.casebook.ledger import Clue, Group, Hypothesis, Ledger, Premise, Prior, Scale
from foedus.casebook.weighing import Likelihood, Measure, WeighedGroup, Weighing
from foedus.confront.tracing.account import POOLED, Account, Divergence, Entry, Settings, Tracing
from foedus.confront.tracing.balance import Balance, Belief, Drawn, PairOdds, Posterior, Verdict
from foedus.confront.tracing.probative import Typed
from foedus.confront.tracing.search import Prospect
from foedus.confront.tracing.sensitivity import LeftOut, Overturn, Sweep
from foedus.study.data import Data, Value, decibels, number, probability, references, signed
from foedus.vocabulary.estimate import Estimate

Pairs = tuple[tuple[str, str], ...]


def judgements(casebook: Casebook, tracings: Iterable[Tracing]) -> str:
    """The sentence above all weights: that they are judgements, and whose."""
    held = tuple(tracings)
    coders = dict.fromkeys(a.coder for t in held for a in t.accounts if a.coder != POOLED)
    labels = {coder.name: coder.label for coder in casebook.coders}
    return judged_by([labels.get(name, name) for name in coders])


def judged_by(labels: Sequence[str]) -> str:
    """The same sentence for coders by their labels.

    Examples
    --------
    >>> judged_by(["Kim", "Woods"])
    'Weights of evidence are subjective judgements: here those of Kim and Woods.'
    """
    *others, last = labels or ["nobody yet"]
    whose = f"{', '.join(others)} and {last}" if others else last
    return f"Weights of evidence are subjective judgements: here those of {whose}."


def tracing(casebook: Casebook, traced: Tracing) -> Data:
    """One ledger with its weighings and everything that follows from them.

    Parameters
    ----------
    casebook : Casebook
        For the coders' weighings and the text of the evidence.
    traced : Tracing
        What was made of the ledger.
    """
    ledger = traced.ledger
    items = {item.name: item for item in casebook.evidence}
    weighers = {account.coder for account in traced.accounts}
    weighings = [w for w in casebook.weighings if w.episode == ledger.episode]
    return {
        "judgements": judgements(casebook, [traced]),
        **_question(ledger),
        "priors": [_prior(prior) for prior in _priors(traced)],
        "clues": [_clue(clue, items.get(clue.name)) for clue in ledger.clues],
        "groups": [_group(group) for group in ledger.groups],
        "references": references(ledger.references),
        "settings": _settings(traced.settings),
        "weighings": [_weighing(w) for w in weighings if w.coder in weighers],
        "refusals": list(traced.refusals),
        "accounts": [_account(account, ledger.names) for account in traced.accounts],
        "divergences": [_divergence(each) for each in traced.divergences],
    }


# The ledger


def _question(ledger: Ledger) -> Data:
    return {
        "episode": ledger.episode,
        "question": ledger.question,
        "background": ledger.background,
        "scale": _scale(ledger.scale),
        "reference": ledger.reference,
        "hypotheses": [_hypothesis(each) for each in ledger.hypotheses],
        "exclusive": _premise(ledger.exclusive),
        "exhaustive": _premise(ledger.exhaustive),
    }


def _scale(scale: Scale) -> Data:
    return {
        "name": scale.name,
        "label": scale.label,
        "text": scale.text,
        "words": [{"name": w.name, "stands_for": probability(w.stands_for)} for w in scale.words],
        "references": references(scale.references),
    }


def _hypothesis(hypothesis: Hypothesis) -> Data:
    return {
        "name": hypothesis.name,
        "label": hypothesis.label,
        "claim": hypothesis.claim,
        "theory": hypothesis.theory or None,
        "references": references(hypothesis.references),
    }


def _premise(premise: Premise) -> Data:
    return {"holds": premise.holds, "reason": premise.reason}


def _priors(traced: Tracing) -> tuple[Prior, ...]:
    """Every prior that was used; those declared, where nobody has weighed anything yet."""
    if not traced.accounts:
        return (*traced.ledger.priors, *traced.settings.priors)
    return tuple(posterior.prior for posterior in traced.main.balances[0].posteriors)


def _prior(prior: Prior) -> Data:
    return {
        "name": prior.name,
        "label": prior.label,
        "probabilities": {name: number(value) for name, value in prior.probabilities},
        "reason": prior.reason,
        "references": references(prior.references),
    }


def _clue(clue: Clue, item: Evidence | None) -> Data:
    """A clue; where it was found, with what the item of evidence says."""
    return {
        "name": clue.name,
        "state": clue.state.value,
        "text": clue.text or (item.text if item else ""),
        "where": clue.where or None,
        "findable": probability(clue.findable),
        "reason": clue.reason or None,
        "marks": [mark.value for mark in item.marks] if item else [],
        "references": references(clue.references or (item.references if item else ())),
    }


def _group(group: Group) -> Data:
    return {
        "name": group.name,
        "label": group.label,
        "shared": group.shared.value,
        "clues": list(group.clues),
        "reason": group.reason,
    }


def _settings(settings: Settings) -> Data:
    return {
        "prior": settings.prior,
        "threshold": number(settings.threshold),
        "draws": settings.draws,
        "seed": settings.seed,
    }


# The weighings


def _weighing(weighing: Weighing) -> Data:
    return {
        "coder": weighing.coder,
        "clues": [
            {"clue": each.clue, "likelihoods": _likelihoods(each.likelihoods)}
            for each in weighing.clues
        ],
        "groups": [_weighed_group(each) for each in weighing.groups],
    }


def _weighed_group(weighed: WeighedGroup) -> Data:
    return {
        "group": weighed.group,
        "likelihoods": _likelihoods(weighed.likelihoods),
        "discount": number(weighed.discount),
        "reason": weighed.reason or None,
    }


def _likelihoods(cells: Iterable[Likelihood]) -> list[Value]:
    return [
        {
            "hypothesis": cell.hypothesis,
            "measure": cell.measure.value,
            "value": decibels(cell.value),
            "word": cell.name if cell.measure is Measure.WORD else None,
            "same_as": cell.name if cell.measure is Measure.SAME_AS else None,
            "reason": cell.reason,
            "logical": cell.logical or None,
        }
        for cell in cells
    ]


# What follows


def _account(account: Account, hypotheses: tuple[str, ...]) -> Data:
    return {
        "coder": account.coder or None,
        "clues": [_entry(entry, hypotheses) for entry in account.entries],
        "views": [_balance(balance) for balance in account.balances],
        "left_out": [_left_out(left) for left in account.left_out],
        "sweeps": [_sweep(sweep) for sweep in account.sweeps],
        "overturns": [_overturn(overturn) for overturn in account.overturns],
        "search": [_prospect(prospect) for prospect in account.prospects],
    }


def _entry(entry: Entry, hypotheses: tuple[str, ...]) -> Data:
    pairs = zip(hypotheses, entry.likelihoods, strict=False)
    return {
        "clue": entry.clue,
        "state": entry.state.value,
        "group": entry.group or None,
        "likelihoods": {name: probability(estimate) for name, estimate in pairs},
        "types": [_typed(typed) for typed in entry.types],
        "notes": list(entry.notes),
    }


def _typed(typed: Typed) -> Data:
    return {
        "hypothesis": typed.hypothesis,
        "test": typed.test.value,
        "possible": [test.value for test in typed.possible],
        "supports": typed.supports,
        **signed(present=typed.present, absent=typed.absent),
    }


def _balance(balance: Balance) -> Data:
    return {
        "view": balance.view.value,
        "steps": [
            {
                "name": step.name,
                "clues": list(step.clues),
                "weights": _weights(balance.pairs, step.weights),
            }
            for step in balance.steps
        ],
        "totals": _weights(balance.pairs, balance.totals),
        "posteriors": [_posterior(posterior) for posterior in balance.posteriors],
    }


def _weights(pairs: Pairs, weights: Iterable[Estimate | None]) -> list[Value]:
    return [
        {"first": first, "second": second, "weight": decibels(weight)}
        for (first, second), weight in zip(pairs, weights, strict=True)
    ]


def _posterior(posterior: Posterior) -> Data:
    return {
        "prior": posterior.prior.name,
        "odds": [_odds(odds) for odds in posterior.odds],
        "probabilities": [_belief(belief) for belief in posterior.beliefs],
        "verdict": _verdict(posterior.verdict),
    }


def _odds(odds: PairOdds) -> Data:
    return {
        "first": odds.first,
        "second": odds.second,
        "prior": number(odds.prior),
        "posterior": decibels(odds.odds),
        "drawn": _drawn(odds.drawn),
    }


def _belief(belief: Belief) -> Data:
    return {
        "hypothesis": belief.hypothesis,
        "prior": number(belief.prior),
        "posterior": probability(belief.probability),
        "drawn": _drawn(belief.drawn),
    }


def _drawn(drawn: Drawn | None) -> Data | None:
    if drawn is None:
        return None
    middle = signed(low=drawn.low, median=drawn.median, high=drawn.high)
    return {**middle, "leads": number(drawn.leads)}


def _verdict(verdict: Verdict) -> Data:
    return {
        "leader": verdict.leader or None,
        "rival": verdict.rival or None,
        "margin": decibels(verdict.margin),
        "firm": verdict.firm,
    }


def _left_out(left: LeftOut) -> Data:
    return {
        "kind": left.kind.value,
        "name": left.name,
        "clues": list(left.clues),
        "margin": decibels(left.margin),
        "verdict": _verdict(left.verdict),
        "changes": left.changes,
    }


def _sweep(sweep: Sweep) -> Data:
    """One hypothesis under every prior; its points as columns, which are a quarter as long."""
    points = sweep.points
    return {
        "hypothesis": sweep.hypothesis,
        "prior": [number(point.prior) for point in points],
        "lo": [number(point.posterior.lo) for point in points],
        "point": [number(point.posterior.point) for point in points],
        "hi": [number(point.posterior.hi) for point in points],
        "leads_from": number(sweep.leads_from),
        "firm_from": number(sweep.firm_from),
        "even_at": number(sweep.even_at),
        "strong_at": number(sweep.strong_at),
    }


def _overturn(overturn: Overturn) -> Data:
    needed = signed(needed=overturn.needed)
    return {"rival": overturn.rival, **needed, "steps": list(overturn.steps)}


def _prospect(prospect: Prospect) -> Data:
    return {
        "clue": prospect.clue,
        "prior": prospect.prior,
        "found": number(prospect.found),
        "bits": number(prospect.bits),
        "bits_before": number(prospect.bits_before),
        "turns": number(prospect.turns),
        "expected": [
            {
                "if_true": each.if_true,
                "against": each.against,
                **signed(weight=each.decibels),
            }
            for each in prospect.expected
        ],
    }


def _divergence(divergence: Divergence) -> Data:
    return {
        "clue": divergence.clue,
        "first": divergence.first,
        "second": divergence.second,
        "weights": [
            {"coder": coder, "weight": decibels(weight)} for coder, weight in divergence.weights
        ],
    }
