"""Worlds of teachers and sessions, drawn with a seed: as tables, as an instance of the solver, and for HiGHS.

Teachers of ten subjects in five territories, 120 sessions of some 85 activities over half a year, twelve competences, 72 hours
and four items at most, prerequisites, dates, what was done before, seats for 60 % of what all would take: some twenty sessions
are open to each.
"""

from __future__ import annotations

import random
import time
from typing import Any

import highspy

SESSIONS, COMPETENCES, SUBJECTS, HOURS, ITEMS = 120, 12, 10, 72, 4
ZONES = ["north", "south", "west", "east", "centre"]
LENGTHS = {"programme": [16, 18, 24, 36, 48, 72], "internship": [12, 18, 24, 36], "mentoring": [8, 12, 18, 24], "webinar": [2, 4, 6, 8]}
HORIZON = 180
DAY_OF_PLANNING, FIRST = "2024-12-31", 20_089  # 2025-01-01 in days since 1970
Row = dict[str, Any]


def iso(day: int) -> str:
    return time.strftime("%Y-%m-%d", time.gmtime((FIRST + day) * 86_400))


class World:
    """What there is to learn, who lacks what, and the same as tables."""

    def __init__(self, teachers: int, seed: int) -> None:
        chance = random.Random(seed)
        self.activities: list[Row] = []
        self.sessions: list[Row] = []
        while len(self.sessions) < SESSIONS:
            kind = chance.choices(list(LENGTHS), [40, 15, 15, 30])[0]
            hours = chance.choice(LENGTHS[kind])
            gains = {c: max(1, round(hours**0.5 * chance.uniform(0.3, 0.9))) for c in chance.sample(range(COMPETENCES), chance.choice([1, 2, 2, 3]))}
            subjects = [] if chance.random() < 0.5 else chance.sample(range(SUBJECTS), chance.randint(1, 3))
            zones = [] if chance.random() < (0.5 if kind in ("programme", "webinar") else 0.15) else chance.sample(range(len(ZONES)), chance.randint(2, 3))
            at = len(self.activities)
            self.activities.append({"kind": kind, "hours": hours, "gains": gains, "subjects": subjects, "zones": zones, "before": None})
            for _ in range(1 + (chance.random() < 0.3) + (chance.random() < 0.1)):
                if len(self.sessions) < SESSIONS:
                    length = 1 if kind == "webinar" else max(1, hours // (6 if zones else 3))
                    start = chance.randrange(HORIZON - length)
                    self.sessions.append({"activity": at, "start": start, "end": start + length - 1, "seats": 0})
        ends = [min(s["end"] for s in self.sessions if s["activity"] == a) for a in range(len(self.activities))]
        starts = [max(s["start"] for s in self.sessions if s["activity"] == a) for a in range(len(self.activities))]
        for at, activity in enumerate(self.activities):
            others = [b for b, one in enumerate(self.activities) if b != at and one["before"] is None and ends[b] < starts[at]]
            if others and chance.random() < 0.12:
                activity["before"] = chance.choice(others)
        self.teachers: list[Row] = []
        for _ in range(teachers):
            lacks = {c: (chance.randint(1, 8), chance.randint(1, 5)) for c in chance.sample(range(COMPETENCES), chance.randint(3, 6))}
            needed = {activity["before"] for activity in self.activities}
            done = {at for at in range(len(self.activities)) if chance.random() < (0.33 if at in needed else 0.05)}
            zone = chance.choices(range(5), [40, 20, 15, 15, 10])[0]
            self.teachers.append({"subject": chance.randrange(SUBJECTS), "zone": zone, "lacks": lacks, "done": done})
        for teacher in self.teachers:
            for at in sorted(self.open_to(teacher), key=lambda at: -self.closes(teacher, at))[:ITEMS]:
                self.sessions[at]["seats"] += 0.6
        for session in self.sessions:
            session["seats"] = max(1, int(session["seats"]))

    def open_to(self, teacher: Row) -> list[int]:
        def admits(activity: Row) -> bool:
            return (not activity["subjects"] or teacher["subject"] in activity["subjects"]) and (not activity["zones"] or teacher["zone"] in activity["zones"])

        return [at for at, one in enumerate(self.sessions) if one["activity"] not in teacher["done"] and admits(self.activities[one["activity"]])]

    def closes(self, teacher: Row, at: int) -> float:
        gains = self.activities[self.sessions[at]["activity"]]["gains"]
        return sum(weight * min(gains.get(c, 0), lack) for c, (lack, weight) in teacher["lacks"].items())

    def tables(self) -> dict[str, Any]:
        people = [f"t{n}" for n in range(len(self.teachers))]
        return {
            "organisations": [{"id": zone, "kind": "school", "level": "institutional", "territory": zone} for zone in ZONES],
            "persons": {"id": people},
            "positions": {
                "person": people,
                "organisation": [ZONES[one["zone"]] for one in self.teachers],
                # A post of one's own, as here everybody has weights of his or her own.
                "post": people,
                "staff_category": ["pedagogical"] * len(people),
                "subject": [f"s{one['subject']}" for one in self.teachers],
            },
            "competences": [{"id": f"c{c}", "area": "subject"} for c in range(COMPETENCES)],
            "requirements": [{"post": p, "competence": f"c{c}", "level": 0, "weight": w} for p, one in zip(people, self.teachers, strict=True) for c, (_, w) in one["lacks"].items()],
            "assessments": [
                {"person": p, "competence": f"c{c}", "kind": "test", "date": DAY_OF_PLANNING, "level": -lack, "standard_error": 1e-6}
                for p, one in zip(people, self.teachers, strict=True)
                for c, (lack, _) in one["lacks"].items()
            ],
            "activities": [{"id": f"a{at:03}", "kind": one["kind"], "hours": one["hours"]} for at, one in enumerate(self.activities)],
            "develops": [{"activity": f"a{at:03}", "competence": f"c{c}", "gain": gain} for at, one in enumerate(self.activities) for c, gain in one["gains"].items()],
            "audiences": [
                {"activity": f"a{at:03}", "subject": None if s is None else f"s{s}", "territory": None if z is None else ZONES[z]}
                for at, one in enumerate(self.activities)
                if one["subjects"] or one["zones"]
                for s in one["subjects"] or [None]
                for z in one["zones"] or [None]
            ],
            "activity_requires": [{"activity": f"a{at:03}", "requires": f"a{one['before']:03}"} for at, one in enumerate(self.activities) if one["before"] is not None],
            "sessions": [
                {"id": f"s{at:03}", "activity": f"a{one['activity']:03}", "start": iso(one["start"]), "end": iso(one["end"]), "seats": one["seats"]}
                for at, one in enumerate(self.sessions)
            ]
            + [{"id": f"past{at:03}", "activity": f"a{at:03}", "start": "2024-02-01", "end": "2024-02-28"} for at in range(len(self.activities))],
            "participations": {
                "person": [p for p, one in zip(people, self.teachers, strict=True) for _ in one["done"]],
                "session": [f"past{at:03}" for one in self.teachers for at in sorted(one["done"])],
                "status": ["completed" for one in self.teachers for _ in one["done"]],
                "to": ["2024-02-28" for one in self.teachers for _ in one["done"]],
            },
        }  # fmt: skip

    def before(self, at: int) -> int | None:
        """Give the activity that must come before a session."""
        before: int | None = self.activities[self.sessions[at]["activity"]]["before"]
        return before

    def earlier(self, at: int) -> list[int]:
        """Give the sessions that end before one begins, of the activity that must come before it."""
        return [b for b, one in enumerate(self.sessions) if one["activity"] == self.before(at) and one["end"] < self.sessions[at]["start"]]

    def dump(self) -> dict[str, Any]:
        """Give the world as the example `allocation` of the solver reads it, without tables and rules."""

        def session(one: Row) -> Row:
            activity = self.activities[one["activity"]]
            gain = [activity["gains"].get(c, 0) for c in range(COMPETENCES)]
            blocking = activity["kind"] != "mentoring"
            return {"act": one["activity"], "hours": activity["hours"], "start": one["start"], "end": one["end"], "blocking": blocking, "gain": gain}

        def teacher(one: Row) -> Row:
            mine = self.open_to(one)
            waiting = [at for at in mine if self.before(at) is not None and self.before(at) not in one["done"]]
            return {
                "need": {c: lack for c, (lack, _) in one["lacks"].items()},
                "w": {c: weight for c, (_, weight) in one["lacks"].items()},
                "elig": mine,
                "pre": {at: [b for b in self.earlier(at) if b in mine] for at in waiting},
            }

        seats = [one["seats"] for one in self.sessions]
        return {"hours": HOURS, "max_act": ITEMS, "cap": seats, "offers": [session(one) for one in self.sessions], "teachers": [teacher(one) for one in self.teachers]}

    def highs(self, patience: float, hour: float) -> tuple[float, float]:
        """Give the value HiGHS finds in so many seconds and its bound, where an hour costs so much."""
        model = highspy.Highs()
        model.setOptionValue("output_flag", False)
        model.setOptionValue("time_limit", patience)
        model.setOptionValue("mip_rel_gap", 1e-9)
        seats: list[list[Any]] = [[] for _ in self.sessions]
        worth = []
        for teacher in self.teachers:
            mine = {at: model.addBinary() for at in self.open_to(teacher)}
            for at, taken in mine.items():
                seats[at].append(taken)
                activity = self.activities[self.sessions[at]["activity"]]
                worth.append(-hour * activity["hours"] * taken)
                if self.before(at) is not None and self.before(at) not in teacher["done"]:
                    earlier = [mine[b] for b in self.earlier(at) if b in mine]
                    model.addConstr(model.qsum(earlier) >= taken if earlier else taken <= 0)
            for c, (lack, weight) in teacher["lacks"].items():
                gains = [self.activities[self.sessions[at]["activity"]]["gains"].get(c, 0) * taken for at, taken in mine.items()]
                closed = model.addVariable(0, lack)
                model.addConstr(closed <= model.qsum(gains))
                worth.append(weight * closed)
            model.addConstr(model.qsum(self.activities[self.sessions[at]["activity"]]["hours"] * taken for at, taken in mine.items()) <= HOURS)
            model.addConstr(model.qsum(mine.values()) <= ITEMS)
            by_activity: dict[int, list[Any]] = {}
            for at, taken in mine.items():
                by_activity.setdefault(self.sessions[at]["activity"], []).append(taken)
            for same in by_activity.values():
                if len(same) > 1:
                    model.addConstr(model.qsum(same) <= 1)
            blocking = [at for at in mine if self.activities[self.sessions[at]["activity"]]["kind"] != "mentoring"]
            # Whoever is under way on the first day of one session: at most one of them.
            for at in blocking:
                day = self.sessions[at]["start"]
                together = [mine[b] for b in blocking if self.sessions[b]["start"] <= day <= self.sessions[b]["end"]]
                if len(together) > 1:
                    model.addConstr(model.qsum(together) <= 1)
        for at, taken_by in enumerate(seats):
            model.addConstr(model.qsum(taken_by) <= self.sessions[at]["seats"])
        model.maximize(model.qsum(worth))
        info = model.getInfo()
        return info.objective_function_value, info.mip_dual_bound
