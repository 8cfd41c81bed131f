"""Small random regions, the same for the same seed: everything that makes indicators hard, in a dozen people."""

from __future__ import annotations

import datetime
import random
from collections.abc import Iterable, Sequence
from typing import Any

Row = dict[str, Any]
Tables = dict[str, list[Row]]

BEGIN, END = datetime.date(2021, 9, 1), datetime.date(2025, 3, 1)
# Days that rules turn on: ends of years, a leap day, days of birth and of reports.
TURNS = [
    datetime.date.fromisoformat(day)
    for day in ["2022-12-31", "2023-01-01", "2023-09-01", "2023-12-31", "2024-01-01", "2024-02-29", "2024-03-01",
                "2024-06-01", "2024-08-31", "2024-09-01", "2024-12-31"]
]  # fmt: skip


def tables(seed: int, indicators: Sequence[str], actors: Sequence[str] = ()) -> Tables:
    """A region; `indicators` are the ids that its milestones and its figures may have, of which the first two always do.

    `actors` are those of its pack; in some regions organisations stand under them.
    """
    return Maker(random.Random(seed), indicators, actors).make()


def questions(seed: int, count: int) -> list[tuple[str, str, str]]:
    """Hierarchies, days and the days whose knowledge is used; half of them earlier than the day that is asked about."""
    rng = random.Random(f"questions of {seed}")
    found = []
    for _ in range(count):
        as_of = a_day(rng)
        known = as_of if rng.random() < 0.5 else as_of + datetime.timedelta(days=rng.randint(-500, 120))
        hierarchy = rng.choice(["administration", "administration", "structure", "zones", "coordination"])
        found.append((hierarchy, as_of.isoformat(), known.isoformat()))
    return found


def a_day(rng: random.Random) -> datetime.date:
    """A day of some three years, often one of those that rules turn on."""
    if rng.random() < 0.4:
        return rng.choice(TURNS)
    return BEGIN + datetime.timedelta(days=rng.randrange((END - BEGIN).days))


class Maker:
    """Makes the tables of one region, those first that others refer to."""

    def __init__(self, rng: random.Random, indicators: Sequence[str], actors: Sequence[str]) -> None:
        self.rng = rng
        self.actors = rng.sample(list(actors), min(3, len(actors))) if self.chance(0.3) else []
        self.indicators = [*indicators[:2], *rng.sample(list(indicators[2:]), 3)]
        self.tables: Tables = {}

    def make(self) -> Tables:
        for name in ["organisations", "relations", "persons", "positions", "supports", "competences", "testing",
                     "activities", "sessions", "participations", "routes", "route_items", "surveys", "projects",
                     "project_members", "milestones", "school_indicators"]:  # fmt: skip
            getattr(self, name)()
        self.lives()
        # Some tables are empty, some were never given.
        for name in list(self.tables):
            if not self.tables[name] and self.chance(0.5):
                del self.tables[name]
        return self.tables

    # Small draws.

    def chance(self, share: float) -> bool:
        return self.rng.random() < share

    def some(self, most: int) -> int:
        """How many rows: sometimes none, sometimes one, else many of those that there may be."""
        return self.rng.choice([0, 1]) if self.chance(0.15) else self.rng.randint((most + 1) // 2, most)

    def maybe(self, value: Any, share: float = 0.75) -> Any:
        return value if self.chance(share) else None

    def word(self, *words: str) -> str:
        return self.rng.choice(words)

    def day(self) -> str:
        return a_day(self.rng).isoformat()

    def days(self, count: int) -> list[str]:
        """Different days, in order."""
        found: set[str] = set()
        while len(found) < count:
            found.add(self.day())
        return sorted(found)

    def ids(self, table: str) -> list[str]:
        return list(dict.fromkeys(row["id"] for row in self.tables.get(table, [])))

    def one(self, table: str) -> str:
        return self.rng.choice(self.ids(table))

    def put(self, table: str, rows: Iterable[Row]) -> None:
        """Rows without their empty cells, in no order."""
        found = [{name: cell for name, cell in row.items() if cell is not None} for row in rows]
        self.rng.shuffle(found)
        self.tables[table] = found

    def keyed(self, rows: Iterable[Row], *key: str) -> list[Row]:
        """The first row of each key."""
        found: dict[tuple[Any, ...], Row] = {}
        for row in rows:
            found.setdefault(tuple(row.get(name) for name in key), row)
        return list(found.values())

    # Two clocks.

    def clocked(self, row: Row, own: Sequence[str], **changes: Any) -> list[Row]:
        """A fact as it became known: at once or later, corrected, withdrawn."""
        start = next((row[name] for name in own if row.get(name)), BEGIN.isoformat())

        def later(than: str) -> str:
            return (datetime.date.fromisoformat(than) + datetime.timedelta(days=self.rng.randint(1, 300))).isoformat()

        found = [row | {"recorded": self.maybe(later(start), 0.3)}]
        while changes and self.chance(0.2):
            last = found[-1].get("recorded") or start
            change = {name: draw() for name, draw in changes.items() if self.chance(0.7)}
            found.append(row | change | {"recorded": later(last)})
        if self.chance(0.15):
            latest = found[-1]
            days = [latest[name] for name in ["recorded", *own] if latest.get(name)]
            latest["withdrawn"] = later(max(days, default=start))
        return found

    def intervals(self, most: int = 2) -> list[tuple[str | None, str | None]]:
        """Intervals that do not meet, the first perhaps without a beginning, the last perhaps without an end."""
        count = self.rng.randint(1, most)
        cuts: list[str | None] = list(self.days(2 * count))
        if self.chance(0.5):
            cuts[0] = self.maybe(BEGIN.isoformat())
        if self.chance(0.6):
            cuts[-1] = None
        return list(zip(cuts[::2], cuts[1::2], strict=True))

    # The tables.

    def organisations(self) -> None:
        rows: list[Row] = []
        if self.chance(0.9):
            rows.append({"id": "r", "kind": "region", "level": "regional"})
        if self.chance(0.7):
            rows.append({"id": "c", "kind": "centre", "level": "regional", "territory": "t0"})
        for at in range(self.rng.randint(0 if self.chance(0.1) else 1, 4)):
            rows.append({"id": f"m{at}", "kind": "municipality", "level": "municipal", "territory": f"t{at}",
                         "partner": self.maybe(True, 0.25)})  # fmt: skip
        for at in range(self.some(6)):
            rows.append({"id": f"s{at}", "kind": self.word("school", "school", "school", "kindergarten"),
                         "level": "institutional", "rural": self.maybe(self.chance(0.5)),
                         "territory": self.maybe("t1", 0.3),
                         "partner": self.maybe(self.chance(0.5), 0.1)})  # fmt: skip
        self.put("organisations", rows)

    def relations(self) -> None:
        """Ties from higher to lower nodes only, so that no tree runs in a circle."""
        ids = self.ids("organisations")
        order = sorted(ids, key=lambda id: ("rcms".index(id[0]), id))
        rows: list[Row] = []
        for at, id in enumerate(order):
            above = [other for other in order[:at] if "rcms".index(other[0]) < "rcms".index(id[0])]
            if not above:
                continue
            if self.chance(0.9):
                # One parent at a time, another one later.
                for start, end in self.intervals(2) if self.chance(0.5) else [(None, None)]:
                    near = [other for other in above if other[0] == "m"] if id[0] == "s" else self.actors
                    parent = self.rng.choice(near or above)
                    rows.append({"from": id, "to": parent, "kind": "part_of", "valid_from": start, "valid_to": end})
            for kind in ["administers", "serves", "coordinates"]:
                for _ in range(self.rng.choice([0, 0, 0, 1, 1, 2])):
                    start, end = self.intervals(1)[0] if self.chance(0.5) else (None, None)
                    rows.append({"from": self.rng.choice(above), "to": id, "kind": kind,
                                 "valid_from": start, "valid_to": end})  # fmt: skip
        for actor in self.actors if ids else []:
            rows.append({"from": self.rng.choice(ids), "to": actor, "kind": "acts_as"})
            kind = self.word("administers", "serves", "coordinates")
            rows.append({"from": actor, "to": self.rng.choice(ids), "kind": kind})
        self.put("relations", self.keyed(rows, "from", "to", "kind"))

    def persons(self) -> None:
        self.put("persons", [
            {"id": f"p{at}", "category": self.maybe(self.word("first", "highest"), 0.5),
             "birth_date": self.maybe(f"{self.rng.randint(1984, 1994)}-{self.word('02-28', '03-01', '06-01', '09-01')}"
                                      if self.chance(0.9) else "1988-02-29"),
             "career_start": self.maybe(self.day())}
            for at in range(self.some(12))
        ])  # fmt: skip

    def positions(self) -> None:
        rows: list[Row] = []
        taken = set()
        for person in self.ids("persons"):
            for _ in range(self.rng.choice([0, 1, 1, 2, 3])):
                if not self.ids("organisations"):
                    break
                post = self.word("teacher", "teacher", "head", "psychologist", "upbringing_adviser", "methodist")
                organisation = self.one("organisations")
                if (person, organisation, post) in taken:
                    continue
                taken.add((person, organisation, post))
                for start, end in self.intervals():
                    row = {"person": person, "organisation": organisation, "post": post,
                           "staff_category": "managerial" if post == "head" else "pedagogical",
                           "subject": self.maybe(self.word("mathematics", "physics"), 0.6),
                           "rate": self.maybe(self.rng.choice([0.25, 0.5, 1, 1.125]), 0.7),
                           "valid_from": start, "valid_to": end}  # fmt: skip
                    rows += self.clocked(row, ["valid_from"], rate=lambda: 0.75,
                                         staff_category=lambda: self.word("pedagogical", "managerial"),
                                         subject=lambda: None)  # fmt: skip
        self.put("positions", rows)

    def supports(self) -> None:
        rows: list[Row] = []
        people = self.ids("persons")
        supporters = people[:3]
        pairs = [(person, other) for person in people for other in supporters if person != other]
        for person, supporter in self.rng.sample(pairs, min(len(pairs), self.some(12))):
            for role in sorted({self.word("methodist", "methodist", "mentor", "tutor", "curator") for _ in range(2)}):
                start, end = self.intervals(1)[0]
                row = {"person": person, "supporter": supporter, "role": role, "valid_from": start, "valid_to": end}
                rows += self.clocked(row, ["valid_from"], valid_to=lambda: None)
        self.put("supports", rows)

    def competences(self) -> None:
        areas = ["subject", "methodical", "digital"]
        self.put("competences", [
            {"id": f"k{at}", "area": areas[at], "parent": "k0" if at and self.chance(0.5) else None} for at in range(3)
        ])  # fmt: skip

    def testing(self) -> None:
        self.put("items", [{"instrument": "i", "item": str(at), "max_score": 3} for at in range(2)])
        rows: list[Row] = []
        levels: list[Row] = []
        for person in self.ids("persons"):
            for item in ["0", "1"]:
                if self.chance(0.3):
                    row = {"person": person, "instrument": "i", "item": item, "wave": "start",
                           "score": self.rng.randint(0, 3), "date": self.maybe(self.day(), 0.9)}  # fmt: skip
                    rows += self.clocked(row, ["date"], score=lambda: self.rng.randint(0, 3), date=self.day)
            for _ in range(self.rng.choice([0, 0, 1, 2])):
                level = {"person": person, "competence": self.one("competences"), "kind": self.word("test", "self"),
                         "level": self.rng.choice([0.5, 1, 1.75, 2]), "date": self.day(),
                         "standard_error": self.maybe(self.rng.choice([0.25, 0.75]), 0.8)}  # fmt: skip
                levels.append(level)
        self.put("responses", rows)
        known = [self.clocked(row, ["date"], level=lambda: 1.5)
                 for row in self.keyed(levels, "person", "competence", "kind", "date")]  # fmt: skip
        self.put("assessments", [row for versions in known for row in versions])

    def activities(self) -> None:
        self.put("activities", [
            {"id": f"a{at}", "register": self.maybe(self.word("federal", "federal", "regional", "none"), 0.8),
             "kind": self.word("programme", "programme", "programme", "mentoring", "webinar"),
             "formal": self.maybe(self.chance(0.7)), "hours": self.maybe(self.rng.choice([16, 18, 18.5, 72]), 0.8)}
            for at in range(self.some(4))
        ])  # fmt: skip

    def sessions(self) -> None:
        count = self.some(5) if self.ids("activities") else 0
        self.put("sessions", [
            {"id": f"x{at}", "activity": self.one("activities"), "seats": self.maybe(self.rng.choice([5, 25])),
             "start": self.maybe(self.day(), 0.5)}
            for at in range(count)
        ])  # fmt: skip

    def participations(self) -> None:
        rows: list[Row] = []
        for person in self.ids("persons"):
            for session in self.ids("sessions"):
                if not self.chance(0.5):
                    continue
                start, end = self.days(2)
                status = self.word("planned", "enrolled", "completed", "completed", "completed", "dropped")
                row = {"person": person, "session": session, "status": status,
                       "basis": self.maybe(self.word("diagnosis", "diagnosis", "own_choice", "order")),
                       "from": self.maybe(start), "to": self.maybe(end, 0.8)}  # fmt: skip
                rows += self.clocked(row, ["to", "from"], basis=lambda: self.word("diagnosis", "order"),
                                     status=lambda: self.word("completed", "dropped"), to=lambda: None)  # fmt: skip
        self.put("participations", rows)

    def routes(self) -> None:
        rows: list[Row] = []
        for at in range(self.some(6) if self.ids("persons") else 0):
            created, completed = self.days(2)
            status = self.word("draft", "agreed", "active", "active", "completed", "archived")
            row = {"id": f"w{at}", "person": self.one("persons"), "status": status,
                   "basis": self.maybe(self.word("diagnosis", "diagnosis", "own_choice")),
                   "methodist": self.maybe(self.one("persons"), 0.5), "created": self.maybe(created, 0.9),
                   "completed": completed if status == "completed" or self.chance(0.1) else None}  # fmt: skip
            rows += self.clocked(row, ["completed", "created"], status=lambda: self.word("active", "archived"),
                                 basis=lambda: "diagnosis")  # fmt: skip
        self.put("routes", rows)

    def route_items(self) -> None:
        pairs = [(route, session) for route in self.ids("routes") for session in self.ids("sessions")]
        self.put("route_items", [
            {"route": route, "session": session, "pinned": self.maybe(self.chance(0.5), 0.5),
             "status": self.maybe(self.word("planned", "completed"))}
            for route, session in self.rng.sample(pairs, min(len(pairs), self.some(8)))
        ])  # fmt: skip

    def surveys(self) -> None:
        rows: list[Row] = []
        for person in self.ids("persons"):
            for question in ["methodical_provision", "readiness_for_innovations"]:
                if self.chance(0.4):
                    row = {"person": person, "survey": "v", "question": question, "date": self.day(),
                           "satisfied": self.maybe(self.chance(0.6)),
                           "score": self.maybe(self.rng.randint(1, 5), 0.5)}  # fmt: skip
                    rows += self.clocked(row, ["date"], satisfied=lambda: True, date=self.day)
        self.put("surveys", rows)

    def projects(self) -> None:
        rows: list[Row] = []
        for at in range(self.some(4)):
            organisations = self.ids("organisations")
            for start, end in self.intervals():
                rows.append({"id": f"j{at}", "kind": self.word("innovation", "growth_point", "profile_classes"),
                             "organisation": self.maybe(self.rng.choice(organisations), 0.8) if organisations else None,
                             "valid_from": start, "valid_to": end})  # fmt: skip
        self.put("projects", rows)

    def project_members(self) -> None:
        pairs = [(project, person) for project in self.ids("projects") for person in self.ids("persons")]
        chosen = self.rng.sample(pairs, min(len(pairs), self.some(6)))
        self.put("project_members", [{"project": project, "person": person} for project, person in chosen])

    def milestones(self) -> None:
        rows: list[Row] = []
        for organisation in self.ids("organisations"):
            for indicator in self.indicators:
                if self.chance(0.4):
                    row = {"indicator": indicator, "organisation": organisation, "done_on": self.day()}
                    rows += self.clocked(row, ["done_on"], evidence=lambda: "letter")
        self.put("milestones", rows)

    def school_indicators(self) -> None:
        rows: list[Row] = []
        for organisation in self.ids("organisations"):
            for indicator in [*self.indicators, "low_results", "adverse_conditions"]:
                for year in self.rng.sample(["2022", "2023", "2024"], self.rng.choice([0, 0, 1, 2])):
                    rows += self.clocked(self.figure(organisation, indicator, year), ["date"],
                                         value=lambda: self.rng.choice([0, 1, None]), numerator=lambda: 0)  # fmt: skip
        self.put("school_indicators", rows)

    def figure(self, organisation: str, indicator: str, year: str) -> Row:
        below = self.rng.choice([None, 0, 1, 7, 12.5, 489])
        above = None if below is None else self.rng.choice([None, 0, below, round(below / 3, 2)])
        value = self.maybe(self.rng.choice([0, 1, 1, 0.25, 0.333333]), 0.8)
        date = self.maybe(f"{year}-12-31", 0.6) or f"{year}-06-01"
        return {"organisation": organisation, "indicator": indicator, "period": year, "numerator": above,
                "denominator": below, "value": value, "date": date}  # fmt: skip

    def lives(self) -> None:
        """Some organisations open or close, never while somebody holds a position there."""
        for row in self.tables["organisations"]:
            held = [position for position in self.tables["positions"] if position["organisation"] == row["id"]]
            if self.chance(0.15) and all("valid_to" in position for position in held):
                row["closed"] = max([position["valid_to"] for position in held], default=self.day())
            elif self.chance(0.15) and all("valid_from" in position for position in held):
                row["opened"] = min([position["valid_from"] for position in held], default=self.day())
