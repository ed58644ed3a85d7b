"""News that other apps may listen to."""

from django.dispatch import Signal

# Sent with `task`, in the transaction, when a person wrote down what they keep about it: its hours
# or its proof may be others since. The person and all their roadmaps are held.
work_noted = Signal()
