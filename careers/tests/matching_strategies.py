"""People, careers and catalogues for the engine's properties."""

from hypothesis import strategies as st

from careers.matching import IMPORTANCE_WEIGHT, Career, Requirement

SKILLS = [f"skill-{number}" for number in range(8)]
WEIGHTS = list(IMPORTANCE_WEIGHT.values())
LEVELS = st.dictionaries(st.sampled_from(SKILLS), st.integers(0, 4))
SKILLED = LEVELS.filter(lambda levels: any(levels.values()))


@st.composite
def requirements(draw, min_size=0):
    skill_ids = draw(st.lists(st.sampled_from(SKILLS), unique=True, min_size=min_size))
    return tuple(
        Requirement(
            skill_id,
            f"Name of {skill_id}",
            draw(st.sampled_from(WEIGHTS)),
            draw(st.integers(1, 3)),
        )
        for skill_id in skill_ids
    )


@st.composite
def catalogues(draw, min_needs=0):
    """Careers with few titles among them, so that ties by title happen."""
    asked = draw(st.lists(requirements(min_needs), min_size=1, max_size=6))
    titles = st.sampled_from(["Analyst", "Builder", "Carer"])
    return [Career(f"career-{n}", draw(titles), needs) for n, needs in enumerate(asked)]


def shuffled(careers, random):
    """The same catalogue in another order, of careers and of their requirements."""
    return [
        Career(c.id, c.title, tuple(random.sample(c.requirements, len(c.requirements))))
        for c in random.sample(careers, len(careers))
    ]
