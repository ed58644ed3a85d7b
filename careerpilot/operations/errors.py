"""What stops an operator's command."""


class OperationError(Exception):
    """The command cannot go on; the text tells the operator why and what to do."""
