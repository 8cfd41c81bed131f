"""The tables that the oracle knows, copied by hand from the documentation of the region's tables."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Table:
    """A table: its key, how its rows stand in time, and what its columns hold."""

    key: tuple[str, ...]
    time: str
    """`timeless`, `state`, or the columns of the day of an event, separated by spaces."""
    columns: dict[str, str]
    """By name: `text`, `day`, `number`, `flag`, or `@table` for a reference."""

    def references(self) -> dict[str, str]:
        """The columns that lead to rows of other tables, in order."""
        return {name: kind[1:] for name, kind in self.columns.items() if kind.startswith("@")}


def table(key: str, time: str, columns: str) -> Table:
    """Columns are written `name` for a text and `name:kind` for the others."""
    pairs = (column.partition(":") for column in columns.split())
    return Table(tuple(key.split()), time, {name: kind or "text" for name, _, kind in pairs})


STATE = "valid_from:day valid_to:day"
TWO_CLOCKS = "recorded:day withdrawn:day"

TABLES = {
    "organisations": table(
        "id",
        "timeless",
        "id kind title level territory rural:flag lat:number lon:number partner:flag opened:day closed:day",
    ),
    "relations": table("from to kind", "state", f"from to kind {STATE}"),
    "persons": table("id", "timeless", "id birth_date:day career_start:day category"),
    "positions": table(
        "person organisation post",
        "state",
        "person:@persons organisation:@organisations post staff_category subject rate:number employment "
        f"{STATE} {TWO_CLOCKS}",
    ),
    "supports": table(
        "person supporter role", "state", f"person:@persons supporter:@persons role {STATE} {TWO_CLOCKS}"
    ),
    "competences": table("id", "timeless", "id area subject parent:@competences title"),
    "items": table(
        "instrument item",
        "timeless",
        "instrument item competence:@competences max_score:number anchor:flag",
    ),
    "item_competences": table(
        "instrument item competence", "timeless", "instrument item competence:@competences"
    ),
    "responses": table(
        "person instrument item wave",
        "date",
        f"person:@persons instrument item wave score:number date:day {TWO_CLOCKS}",
    ),
    "assessments": table(
        "person competence kind date",
        "date",
        f"person:@persons competence:@competences kind date:day level:number standard_error:number {TWO_CLOCKS}",
    ),
    "activities": table(
        "id", "timeless", "id kind formal:flag register form mode provider hours:number title"
    ),
    "sessions": table(
        "id",
        "timeless",
        "id activity:@activities start:day end:day seats:number territory cost:number weekly_hours:number",
    ),
    "participations": table(
        "person session",
        "to from",
        f"person:@persons session:@sessions status basis from:day to:day {TWO_CLOCKS}",
    ),
    "routes": table(
        "id",
        "completed created",
        "id person:@persons status basis methodist:@persons created:day agreed_by_person:day "
        f"agreed_by_methodist:day completed:day {TWO_CLOCKS}",
    ),
    "route_items": table(
        "route session", "timeless", "route:@routes session:@sessions status pinned:flag"
    ),
    "surveys": table(
        "person survey question",
        "date",
        f"person:@persons survey question score:number satisfied:flag date:day {TWO_CLOCKS}",
    ),
    "projects": table("id", "state", f"id kind organisation:@organisations title {STATE}"),
    "project_members": table(
        "project person", "timeless", "project:@projects person:@persons role"
    ),
    "milestones": table(
        "indicator organisation done_on",
        "done_on",
        f"indicator organisation:@organisations done_on:day evidence {TWO_CLOCKS}",
    ),
    "school_indicators": table(
        "organisation indicator period",
        "date",
        "organisation:@organisations indicator period numerator:number denominator:number value:number date:day "
        f"{TWO_CLOCKS}",
    ),
}
