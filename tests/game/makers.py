"""Makers of random games, shared by property tests."""

from hypothesis import strategies as st

from foedus.game.parameters import Parameters

shares = st.floats(0, 1)
worths = st.floats(0, 10)


def triples(of: st.SearchStrategy[float]) -> st.SearchStrategy[tuple[float, float, float]]:
    """Numbers by design: none for none, and none lower than the one before."""
    return st.tuples(of, of).map(lambda two: (0.0, min(two), max(two)))


levels = st.lists(shares, min_size=1, max_size=3, unique=True).map(
    lambda found: tuple(sorted(found))
)


@st.composite
def games(draw: st.DrawFn) -> Parameters:
    """Any parameters without faults, on small grids."""
    n_gamma = draw(st.integers(2, 5))
    return Parameters(
        beta=draw(st.floats(0, 0.98)),
        thetas=draw(levels),
        theta_stay=draw(shares),
        security=draw(triples(shares)),
        protection=draw(shares),
        military=draw(triples(shares)),
        resources=draw(triples(shares)),
        legitimacy=draw(triples(shares)),
        coup=draw(shares),
        rho_military=draw(st.floats(0, 100)),
        rho_legitimacy=draw(st.floats(0, 100)),
        mu=draw(shares),
        lam=draw(shares),
        rent=draw(worths),
        autonomy=draw(worths),
        switch=draw(worths),
        v=draw(st.floats(-10, 10)),
        loss=draw(worths),
        control=draw(worths),
        commit=draw(triples(worths)),
        meddle=draw(worths),
        persist=draw(shares),
        sd_gamma=draw(st.floats(1 / (n_gamma - 1) / 37, 5)),
        kappa_entry=draw(shares),
        gamma_entry=draw(st.floats(-1, 1)),
        gamma_client=draw(st.floats(-1, 1)),
        tau_client=draw(st.floats(1e-9, 10)),
        tau_patron=draw(st.floats(1e-9, 10)),
        n_kappa=draw(st.integers(2, 5)),
        n_gamma=n_gamma,
        proposer=draw(st.sampled_from(["patron", "client"])),
        meddling=draw(st.booleans()),
        horizon=draw(st.none() | st.integers(1, 4)),
    )
