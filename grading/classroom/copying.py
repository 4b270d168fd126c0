"""A gradebook copied into a file: SQLite's own copy where it is one, else row by row, from and to any server."""

import contextlib
import sqlite3
from collections.abc import Iterator
from pathlib import Path

from nbgrader.api import Base
from sqlalchemy import Connection, Engine, MetaData, create_engine, insert, inspect, select

from .ledger import COURSES, GRADED
from .redefining import RETIRED


def copied_into(engine: Engine, target: Path) -> None:
    """Write all rows of the gradebook into the new SQLite file `target`, whoever reads or writes them meanwhile."""
    source = file_of(engine)
    if source:
        _copy(source, target)
        return
    with _writable(target) as file, engine.connect() as server:
        _tables().create_all(file)
        with file.begin() as rows:
            _transfer(server.execution_options(isolation_level="REPEATABLE READ"), rows)


def brought_back(engine: Engine, source: Path) -> None:
    """Make the gradebook what the SQLite file `source` holds: wholly or, when something fails, not at all."""
    target = file_of(engine)
    if target:
        engine.dispose()
        _copy(source, target)
        return
    with _writable(source) as file, file.connect() as rows, engine.begin() as server:
        there = set(inspect(server).get_table_names())
        for table in reversed(_tables().sorted_tables):
            if table.name in there:
                server.execute(table.delete())
        _tables().create_all(server)
        _transfer(rows, server)


@contextlib.contextmanager
def readable(file: Path) -> Iterator[sqlite3.Connection]:
    """A SQLite file, open."""
    with contextlib.closing(sqlite3.connect(file, timeout=30)) as connection:
        yield connection


def file_of(engine: Engine) -> Path | None:
    """The file of the gradebook; None if it is on a server."""
    url = engine.url
    return Path(url.database) if url.get_backend_name() == "sqlite" and url.database else None


@contextlib.contextmanager
def _writable(file: Path) -> Iterator[Engine]:
    engine = create_engine(f"sqlite:///{file}")
    try:
        yield engine
    finally:
        engine.dispose()


def _tables() -> MetaData:
    """Nbgrader's tables and those beside them."""
    found = MetaData()
    for table in [*Base.metadata.sorted_tables, GRADED, COURSES, RETIRED]:
        table.to_metadata(found)
    return found


def _transfer(source: Connection, target: Connection) -> None:
    there = set(inspect(source).get_table_names())
    for table in _tables().sorted_tables:
        rows = [dict(row) for row in source.execute(select(table)).mappings()] if table.name in there else []
        if rows:
            target.execute(insert(table), rows)


def _copy(source: Path, target: Path) -> None:
    with readable(source) as old, readable(target) as new:
        old.backup(new)
