"""What can go wrong, in the words of the program."""


class TravauxError(Exception):
    """The program could not do what was asked."""


class UsageError(TravauxError, ValueError):
    """The call is wrong: an option that is unknown, a value out of its range. Status 64 of the program."""


class IndexUnavailable(TravauxError, OSError):
    """There is no index there, or none that this program reads."""


class IncompleteWarning(UserWarning):
    """Something was left out or failed; the rest is there. Status 2 of the program."""
