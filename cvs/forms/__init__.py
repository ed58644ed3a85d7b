"""What people type about their CVs, as clean values."""

from cvs.forms.certainty import certainty_of
from cvs.forms.differences import DifferencesForm
from cvs.forms.findings import BatchForm, FindingForm, form_for
from cvs.forms.mentions import MentionRow, ReviewForm
from cvs.forms.rows import FindingRow
from cvs.forms.upload import UploadForm, clean_name, detect_type

__all__ = [
    "BatchForm",
    "DifferencesForm",
    "FindingForm",
    "FindingRow",
    "MentionRow",
    "ReviewForm",
    "UploadForm",
    "certainty_of",
    "clean_name",
    "detect_type",
    "form_for",
]
