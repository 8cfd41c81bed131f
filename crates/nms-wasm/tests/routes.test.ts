// Plans of routes: progress with value and bound, an early end, what is refused, the life of a route.

import { expect, expectTypeOf, test } from "vitest";
import { refusal, routes } from "./engine.js";
import { shipped, tablesOf } from "./files.js";

const { NormPack, Region } = routes;
const DAY = "2024-12-01";
const pack = NormPack.fromJson(shipped("orenburg-2023"));
const region = Region.fromJson(tablesOf("routes"), pack);
const diagnosis = region.diagnose(pack, { as_of: DAY });
const wrong = (value: unknown) => value as never;

test("every round is told with the value and the bound, and an early end gives the best plan so far", () => {
    const steps: routes.Progress[] = [];
    const plan = region.planRoutes(pack, diagnosis, { as_of: DAY, doubtful: true }, (step) => void steps.push(step));
    expect(steps.length).toBeGreaterThan(1);
    expect(new Set(steps.map(({ stage }) => stage))).toEqual(new Set(["plan"]));
    const last = steps.at(-1)!;
    expect([last.value, last.bound]).toEqual([plan.summary().value, plan.summary().bound]);
    const early = region.planRoutes(pack, diagnosis, { as_of: DAY, doubtful: true }, ({ step }) => step < 3);
    expect(early.check()).toEqual([]);
    expect(early.summary().bound).toBeGreaterThanOrEqual(early.summary().value);
    expectTypeOf(plan.items()).toEqualTypeOf<routes.RouteItem[]>();
});

test("what the function throws ends the call and is thrown from it", () => {
    const stop = () => {
        throw new Error("no more");
    };
    expect(() => region.planRoutes(pack, diagnosis, { as_of: DAY }, stop)).toThrow("no more");
    const short = region.planRoutes(pack, diagnosis, { as_of: DAY, rules: { with_route: { least: 100 } } });
    expect(refusal(() => short.relaxations(() => false)).code).toBe("call.stopped");
});

test("a route is agreed to by both, and its items are looked after", () => {
    const plan = region.planRoutes(pack, diagnosis, { as_of: DAY, persons: ["p32"], doubtful: true });
    let now = region.apply(plan.drafts());
    const id = `p32/${DAY}`;
    for (const by of ["person", "methodist"] as const) now = now.apply([now.agreeToRoute(id, by, "2024-12-05")]);
    expect(refusal(() => now.agreeToRoute(id, "person", "2024-12-06")).code).toBe("route.stage");
    now = now.apply([now.advanceRoute(id, "active", "2024-12-10")]);
    const [item] = plan.items();
    expect(now.routeRisks("2024-12-12", 400).map(({ session, kind }) => [session, kind])).toContainEqual([item!.session, "enrol"]);
    now = now.apply(now.advanceRouteItem(id, item!.session, "enrolled", "2024-12-12"));
    expect(refusal(() => now.advanceRoute(id, "completed", "2025-12-01")).code).toBe("route.open_items");
});

test("what is no argument is said", () => {
    expect(refusal(() => region.planRoutes(pack, diagnosis, wrong(7))).code).toMatch(/^input\./);
    expect(refusal(() => region.planRoutes(pack, diagnosis, { as_of: DAY, rules: { hour: {} } })).help).toContain("hours");
    const kernel = region.routeKernel(pack, diagnosis, { as_of: DAY });
    expect(refusal(() => kernel.respond(wrong("dear"), 0, 9)).code).toBe("route.demand");
    expect(refusal(() => kernel.search().learn([{ resource: 999, used: 1 }])).code).toBe("route.demand");
    expect(kernel.search().bound).toBeUndefined();
});
