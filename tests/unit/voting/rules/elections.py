"""Small invented elections, with as many ties as possible, for property tests."""

from fractions import Fraction

from hypothesis import strategies as st

from toolkit.voting.rules.election import Ballot, Election, Limit, Project

# Few different costs make ties; sevenths of the money make shares that floats cannot hold.
COSTS = st.one_of(st.sampled_from([10, 20, 30]), st.integers(1, 60), st.fractions(1, 60, max_denominator=12))


@st.composite
def elections(draw: st.DrawFn, staff: bool = True, most_ballots: int = 8, dots: bool = False) -> Election:
    """One to six projects, one ballot or more (some of them empty), money, and now and then staff time as well."""
    count, limits = draw(st.integers(1, 6)), 1 + (staff and draw(st.booleans()))
    projects = tuple(Project(f"p{at}", (draw(COSTS), *(draw(st.integers(0, 4)) for _ in range(limits - 1)))) for at in range(count))
    ids = st.sampled_from([project.id for project in projects])
    points = st.dictionaries(ids, st.integers(1, 3) if dots else st.just(1), max_size=count)
    ballots = tuple(map(Ballot, draw(st.lists(points, min_size=1, max_size=most_ballots))))
    money = draw(st.integers(0, int(sum((project.costs[0] for project in projects), Fraction(0)))))
    return Election(projects, ballots, (Limit(money), Limit(draw(st.integers(0, 8)), "staff time", "days"))[:limits])
