"""The two roads to an index: the extension in this process, and the program beside it.

Both take the words of a call as one would type them and give the same bytes back: they run the same code.
"""

import itertools
import json
import sqlite3
import subprocess
import tempfile
import threading
import warnings
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol
from urllib.parse import quote

from travaux.errors import IncompleteWarning, IndexUnavailable, TravauxError, UsageError

#: Of sysexits.h: the call is wrong.
USAGE = 64
#: Bytes read at a time of a long answer.
_PIECE = 1 << 20


@dataclass(frozen=True)
class Reply:
    """What a call gave.

    ``status`` is 0 found, 1 nothing found, 2 something failed, 64 wrong call. ``results`` are UTF-8 bytes as
    the program prints them; ``remarks`` its words for people, without the line break at the end.
    """

    status: int
    results: bytes
    remarks: str


class Road(Protocol):
    """A way to ask."""

    #: ``"process"`` for the extension, ``"program"`` for the program.
    name: str

    def ask(self, words: list[str], stdin: bytes = b"") -> Reply:
        """Runs one call, such as ``["search", "--limit", "3", "harbour"]``, on the index of this road."""
        ...

    def stream(self, words: list[str]) -> Iterator[bytes]:
        """The results of one call as they come, in pieces of any length; raises :class:`TravauxError` at the
        end of one that failed."""
        ...

    def close(self) -> None:
        """Gives up what is open."""
        ...


class ProgramRoad:
    """Starts the program for each call."""

    name = "program"
    #: Commands that look into no index.
    _free = frozenset({"parse", "refs", "man", "completions", "help", "fetch"})

    def __init__(self, program: Path, index: Path | None) -> None:
        self.program = program
        self.index = index

    def ask(self, words: list[str], stdin: bytes = b"") -> Reply:
        # Files, not pipes: the program never waits for us.
        with tempfile.TemporaryFile() as results, tempfile.TemporaryFile() as remarks:
            try:
                done = subprocess.run(
                    self._call(words), input=stdin, stdout=results, stderr=remarks, check=False
                )
            except OSError as error:
                raise TravauxError(f"the program cannot be started: {error}") from error
            results.seek(0)
            remarks.seek(0)
            return Reply(done.returncode, results.read(), _said(remarks.read()))

    def _call(self, words: list[str]) -> list[str]:
        place = [] if self.index is None or words[0] in self._free else ["--index", str(self.index)]
        return [str(self.program), words[0], *place, *words[1:]]

    def stream(self, words: list[str]) -> Iterator[bytes]:
        with tempfile.TemporaryFile() as remarks:
            try:
                running = subprocess.Popen(
                    self._call(words), stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=remarks
                )
            except OSError as error:
                raise TravauxError(f"the program cannot be started: {error}") from error
            with running:
                assert running.stdout is not None
                while piece := running.stdout.read(_PIECE):
                    yield piece
            remarks.seek(0)
            checked(Reply(running.returncode, b"", _said(remarks.read())))

    def close(self) -> None:
        pass


class ProcessRoad:
    """Asks the extension on a connection of this process; what it cannot do goes to the program."""

    name = "process"

    def __init__(self, extension: Path, index: Path, program: ProgramRoad | None) -> None:
        self.connection = connect(index, extension)
        self.program = program
        # One connection, one call at a time; notebooks and servers ask from several threads.
        self._lock = threading.Lock()
        (known,) = self.connection.execute("SELECT travaux_commands()").fetchone()
        self.commands: frozenset[str] = frozenset(json.loads(known))

    def ask(self, words: list[str], stdin: bytes = b"") -> Reply:
        if words[0] not in self.commands or stdin or _names_a_file(words):
            if self.program is None:
                raise TravauxError(f"{words[0]} needs the program travaux, which was not found")
            return self.program.ask(words, stdin)
        try:
            with self._lock:
                # As bytes: nobody needs it as a text of Python's.
                (answer,) = self.connection.execute(
                    "SELECT CAST(travaux_run(?) AS BLOB)", [json.dumps(words)]
                ).fetchone()
        except sqlite3.Error as error:
            raise IndexUnavailable(str(error)) from error
        head, _, results = answer.partition(b"\n")
        told = json.loads(head)
        return Reply(told["status"], results, told["remarks"])

    def stream(self, words: list[str]) -> Iterator[bytes]:
        if self.program is not None:
            # An answer of SQLite is one text in memory; a whole table may be longer.
            yield from self.program.stream(words)
        else:
            yield checked(self.ask(words)).results

    def close(self) -> None:
        self.connection.close()


#: Options that name a file, which the extension touches none of but its index.
_FILE_OPTIONS = frozenset({"--save", "--saved", "--synonyms"})


def _names_a_file(words: list[str]) -> bool:
    options = itertools.takewhile(lambda word: word != "--", words)
    return any(word.partition("=")[0] in _FILE_OPTIONS for word in options)


def _said(remarks: bytes) -> str:
    return remarks.decode(errors="replace").rstrip("\n")


def plain(remarks: str) -> str:
    """The program's words without its name before them."""
    return "\n".join(line.removeprefix("travaux: ") for line in remarks.splitlines())


def checked(reply: Reply, *, partial: bool = False) -> Reply:
    """The reply, or what went wrong in the words of the program.

    Status 64 raises :class:`UsageError`. Status 2 is an :class:`IncompleteWarning` where there are results or
    the call is of those that may be done in part, else a :class:`TravauxError`.
    """
    if reply.status in (0, 1):
        return reply
    said = plain(reply.remarks)
    if reply.status == USAGE:
        raise UsageError(said)
    if reply.status == 2 and (partial or reply.results.strip()):
        warnings.warn(said, IncompleteWarning, stacklevel=3)
        return reply
    raise TravauxError(said or f"the program ended with status {reply.status}")


def can_load_extensions() -> bool:
    """Whether this Python's ``sqlite3`` was built to load extensions; many are not, Debian's is."""
    return hasattr(sqlite3.Connection, "enable_load_extension")


def connect(index: Path, extension: Path | None = None) -> sqlite3.Connection:
    """A connection to an index for reading only, with the extension loaded where it is given."""
    try:
        connection = sqlite3.connect(f"file:{quote(str(index))}?mode=ro", uri=True, check_same_thread=False)
        if extension is not None:
            connection.enable_load_extension(True)
            connection.load_extension(str(extension))
            connection.enable_load_extension(False)
    except sqlite3.Error as error:
        raise IndexUnavailable(f"{index}: {error}") from error
    return connection
