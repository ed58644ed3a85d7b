"""Why a file cannot be read, in words for the person who uploaded it."""

from enum import StrEnum


class Reason(StrEnum):
    WRONG_TYPE = "wrong_type"
    TOO_BIG = "too_big"
    TOO_LONG = "too_long"
    ENCRYPTED = "encrypted"
    NO_TEXT = "no_text"
    UNREADABLE_FONTS = "unreadable_fonts"
    NOT_A_CV = "not_a_cv"
    DAMAGED = "damaged"
    TIMEOUT = "timeout"
    TOO_HEAVY = "too_heavy"

    @property
    def message(self) -> str:
        """What is wrong with the file, as one sentence."""
        return _WORDS[self][0]

    @property
    def remedy(self) -> str:
        """What its owner can do about it, as one sentence."""
        return _WORDS[self][1]


_WORDS: dict[Reason, tuple[str, str]] = {
    Reason.WRONG_TYPE: (
        "This file is neither a PDF nor a Word document.",
        "Save your CV as PDF or DOCX and upload that file.",
    ),
    Reason.TOO_BIG: (
        "This file is too big.",
        "Leave out large pictures, or save it again at a smaller size.",
    ),
    Reason.TOO_LONG: (
        "This document is too long for a CV.",
        "Upload the CV alone, without certificates or work samples.",
    ),
    Reason.ENCRYPTED: (
        "This file is protected by a password.",
        "Save a copy without the password and upload that copy.",
    ),
    Reason.NO_TEXT: (
        "This file holds no text that can be read: it is empty or a scanned picture.",
        "Export your CV from the program it was written in instead of scanning it.",
    ),
    Reason.UNREADABLE_FONTS: (
        "The fonts of this file do not tell which letters they draw.",
        "Export your CV again with standard fonts, or save it as DOCX and upload that file.",
    ),
    Reason.NOT_A_CV: (
        "This file does not look like a CV: it has none of a CV's headings and no dated jobs.",
        "Upload your CV. If this is one, add headings such as Experience and Education.",
    ),
    Reason.DAMAGED: (
        "This file is damaged and cannot be opened.",
        "Open it in your word processor, save it again as PDF, and upload the new file.",
    ),
    Reason.TIMEOUT: (
        "Reading this file takes too long.",
        "Save it again as a plain PDF, without drawings or embedded files.",
    ),
    Reason.TOO_HEAVY: (
        "This file needs more memory than a CV may take.",
        "Save it again as a plain PDF, without drawings or embedded files.",
    ),
}


class UnreadableError(Exception):
    """The file gives no reading; `reason` says why."""

    def __init__(self, reason: Reason) -> None:
        super().__init__(reason.message)
        self.reason = reason
