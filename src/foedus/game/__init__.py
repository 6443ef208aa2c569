"""The patron–client game: what the article leaves open, how the final design comes out.

A dynamic discrete game with private shocks. The state is power consolidation κ, political
compatibility γ, external threat θ and the standing design; a year is an offer, a choice of design,
meddling, and nature. The room knows neither casebook nor theory: Figure 1 must come out of it, and
what it expects of a case leaves as a prediction like any theory's.

`parameters` holds what the game is given, `checks` what is wrong with it, `laws` and `payoffs` the
equations, `choice` the logit, `year` one year backwards, `solve` the equilibrium. They are written
in plain NumPy to be read beside the mathematics. `quick` is the same year as matrix products,
`iterate` the ways to an equilibrium, `starts` where they begin; `batched` solves many games at
once, with JAX in `compiled`, and must give the same numbers. `extensive_form` writes a year out as
a tree.
"""
