"""English titles and descriptions as bags of words."""

import re
from collections import Counter

WORD = re.compile(r"[^\W\d_][\w+#]*")
SHORTEST_STEM = 3
# A word's ending and what stands in its place, the first that fits.
ENDINGS = (("ies", "y"), ("sses", "ss"), ("ing", ""), ("ers", "er"), ("ors", "or"), ("ed", ""))
# Words that tell no career from another: grammar, and what descriptions of work always say.
COMMON = frozenset(
    WORD.findall(
        """
        a about all also an and any are as at be been being between both by can do does during
        each for from had has have he her his how if in include includes including into is it its
        like many may more most must no nor not of on one only or other others our own perform
        responsible same she should so some such than that the their them then there these they
        this those through to under up use used uses using very was well were what when where
        which while who whose will with within without work working works you your
        """
    )
)


def words(text: str) -> Counter[str]:
    """How often each stem stands in the text."""
    found = (word for word in WORD.findall(text.casefold()) if word not in COMMON)
    return Counter(map(stem, found))


def stem(word: str) -> str:
    """The word without a plural's or a verb's ending, roughly."""
    for ending, instead in ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= SHORTEST_STEM:
            return word.removesuffix(ending) + instead
    if word.endswith("s") and not word.endswith("ss") and len(word) > SHORTEST_STEM:
        return word[:-1]
    return word
