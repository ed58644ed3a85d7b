"""News that other apps may listen to."""

from django.dispatch import Signal

# Sent with `user` and `certification` when a person records a certification.
certification_added = Signal()

# Sent with `user`, after the commit, when what is stored of the person's skills has changed.
levels_changed = Signal()

# Sent with `kept` and `gone` before staff make two skills one; who has rows about `gone` answers
# with a `skills.services.merging.Impact`.
merge_previewed = Signal()

# Sent with `kept` and `gone`, in the transaction that makes them one: receivers make their rows
# about `gone` be about `kept`. What they do to rows that refer to a skill is recorded and undone
# without them.
skills_merging = Signal()

# Sent with `skill_ids`, in the transaction, when two skills are one or two again: what is derived
# from rows about them is out of date.
skills_moved = Signal()

# Sent, in the transaction, when staff decided on words that the catalogue does not know.
words_decided = Signal()

# Sent with `word` and `skill`, in the transaction, when staff take back what a word means.
word_reopened = Signal()
