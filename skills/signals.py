"""News that other apps may listen to."""

from django.dispatch import Signal

# Sent with `user` and `certification` when a person records a certification.
certification_added = Signal()
