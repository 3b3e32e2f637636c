"""Answers to the questions that follow a result: why, why not the other one, and what would have turned it.

    why            one project, from its marks to its money, out of the derivations that the tally holds
    parting        two projects, and the step at which they part
    flips          the smallest change of one mark that would turn two of them, or lift one over a gate or the line
    leaving_out    in how many tallies without one evaluator a project stays selected
    methods        mean, trimmed mean and median side by side
    recusals       what it did that somebody did not score a project
    otherwise      who would be selected under another cut-off
    weights        nominal against effective weight of each criterion

Nothing official imports this package, and what it computes beyond the tally is an `Advisory`, which nothing official
takes.
"""
