"""Which statements a database was asked, and which of them read a whole table."""

import json
from collections.abc import Iterator
from typing import Any

from sqlalchemy import Connection, event, text
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.store.store import Store

_ASKING = ("SELECT", "INSERT", "UPDATE", "DELETE", "WITH")
_READS = ("Index Scan", "Index Only Scan", "Bitmap Index Scan")


class Statements:
    """Every distinct statement of an engine, with the first values that were given to it."""

    def __init__(self, engine: AsyncEngine) -> None:
        self.asked: dict[str, Any] = {}
        event.listen(engine.sync_engine, "before_cursor_execute", self._note)

    def _note(self, _: Connection, __: Any, statement: str, given: Any, *___: Any) -> None:
        if statement.lstrip().upper().startswith(_ASKING):
            one = given[0] if isinstance(given, list) else given
            self.asked.setdefault(statement, one if isinstance(one, dict) else tuple(one or ()))

    def take(self) -> dict[str, Any]:
        """What was asked since the last time."""
        asked, self.asked = self.asked, {}
        return asked


async def scans(store: Store, asked: dict[str, Any], *, forced: bool = False) -> dict[str, str]:
    """Those of these statements that read a whole table, each with the step that does; `forced`: where an index would do, take it."""
    explain = _postgres if store.is_shared else _sqlite
    found = {}
    async with store.engine.connect() as connection:
        if store.is_shared and forced:
            await connection.execute(text("SET enable_seqscan = off"))
        for statement, given in asked.items():
            if steps := await connection.run_sync(explain, statement, given):
                found[" ".join(statement.split())] = "; ".join(steps)
        await connection.rollback()
    return found


def _sqlite(connection: Connection, statement: str, given: Any) -> list[str]:
    plan = connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", given).all()
    steps = [str(row[3]) for row in plan]
    return [step for step in steps if (step.startswith("SCAN") and "CONSTANT" not in step) or "AUTOMATIC" in step]


def _postgres(connection: Connection, statement: str, given: Any) -> list[str]:
    plan = connection.exec_driver_sql(f"EXPLAIN (FORMAT JSON) {statement}", given).scalar_one()
    whole = plan if isinstance(plan, list) else json.loads(plan)
    return [f"{node['Node Type']} on {node.get('Relation Name', '')}" for node in _nodes(whole[0]["Plan"]) if _reads_all(node)]


def _reads_all(node: dict[str, Any]) -> bool:
    kind = node["Node Type"]
    return kind == "Seq Scan" or (kind in _READS and "Index Cond" not in node)


def _nodes(node: dict[str, Any]) -> Iterator[dict[str, Any]]:
    yield node
    for below in node.get("Plans", ()):
        yield from _nodes(below)
