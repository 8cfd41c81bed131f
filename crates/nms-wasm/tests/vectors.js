// Runs one case of tests/vectors: plain JavaScript, because a browser runs it as it stands.

/** The error of a call as the core writes it. */
export function written({ code, message, help, path, related }) {
    return { code, message, help, path, ...(related.length > 0 && { related: related.map(written) }) };
}

function refused(call) {
    try {
        call();
    } catch (error) {
        return written(error);
    }
    throw new Error("nothing was refused");
}

/** The answer of a call, or the error it is refused with. */
function either(call) {
    try {
        return call();
    } catch (error) {
        return written(error);
    }
}

/** JSON text that the build wrote: it is compared as it stands, not read and printed anew. */
class Text {
    constructor(json) {
        this.json = json;
    }
}

/** The JSON text of a call, or the error it is refused with. */
const text = (call) => either(() => new Text(call()));

/** The findings of a region, accepted or refused. */
function findings(region) {
    try {
        return region().findings;
    } catch (error) {
        if (error.findings === undefined) throw error;
        return error.findings;
    }
}

/** Rounds of a kernel, each in two slices: the prices after each, then what all choose at the last. */
function rounds(kernel, many) {
    const search = kernel.search();
    const prices = [];
    for (let round = 0; round < many; round++) {
        const half = Math.floor(kernel.persons / 2);
        search.learn([[0, half], [half, kernel.persons]].flatMap(([first, last]) => kernel.respond(search.prices(), first, last).demand));
        prices.push(search.prices());
    }
    return { prices, answer: kernel.respond(search.prices(), 0, kernel.persons) };
}

/** The operations: `[kind, call]`, where the kind says what is built before the call. */
const OPERATIONS = {
    "pack.json": ({ pack }) => text(() => pack().toJson()),
    "pack.error": ({ pack }) => refused(pack),
    "pack.lint": ({ pack }) => pack().lint(),
    "pack.lint_together": ({ nms, packs }) => nms.lintTogether(packs()),
    "pack.diff": ({ pair }) => ((before, after) => before.diff(after))(...pair()),
    "pack.diff_text": ({ pair, args }) => ((before, after) => before.diffText(after, args.language))(...pair()),
    "network.error": ({ network }) => refused(network),
    "network.nodes": ({ network }) => network().nodes(),
    "network.edges": ({ network }) => network().edges(),
    "network.responsible": ({ network, args }) => network().responsible(args.function),
    "network.functions_of": ({ network, args }) => network().functionsOf(args.id, args.as_of),
    "network.acting_as": ({ network, args }) => network().actingAs(args.actor, args.as_of),
    "network.hierarchy": ({ tree }) => tree().tree(),
    "network.spans": ({ tree }) => tree().spans(),
    "network.descendants": ({ tree, args }) => tree().descendants(args.id),
    "network.ancestors": ({ tree, args }) => tree().ancestors(args.id),
    "network.escalation": ({ network, args }) => network().escalation(args.from, args.to, args.as_of),
    "network.fragility": ({ network, args }) => network().fragility(args.as_of),
    "network.cut_off_by": ({ network, args }) => network().cutOffBy(args.id, args.as_of),
    "network.unreached": ({ network, args }) => network().unreached(args.kind, args.as_of),
    "network.changes": ({ network, args }) => network().changes(args.from, args.to),
    "network.export": ({ network, args }) => network().export(args.format),
    "region.findings": ({ region }) => either(() => findings(region)),
    "region.csv_findings": ({ nms, args }) => either(() => findings(() => nms.Region.fromCsv(inOrder(args.files)))),
    "region.apply": ({ region, args }) => text(() => region().apply(args.events).toJson()),
    "region.as_of": ({ region, args }) => either(() => region().asOf(args.valid, args.known).table(args.table)),
    "journal.read": ({ nms, args }) => either(() => {
        const journal = nms.Journal.read(args.text);
        return { events: journal.events(), text: journal.text, fault: journal.fault ? written(journal.fault) : null };
    }),
    "case.read": ({ nms, args: { text, areas, default_area } }) => either(() => nms.competencesFromCase(text, { areas, default_area })),
    "scores.json": ({ scores }) => text(() => scores().toJson()),
    "scores.design": ({ scores }) => either(() => scores().design()),
    "scores.classical": ({ scores, args }) => either(() => scores().classical(args.options)),
    "scores.percent": ({ scores }) => either(() => scores().percent()),
    "calibration.fit": ({ calibration }) => text(() => calibration().toJson()),
    "calibration.read": ({ nms, args }) => text(() => nms.Calibration.fromJson(args.calibration).toJson()),
    "calibration.score": ({ calibration, scores }) => either(() => calibration().score(scores("new"))),
    "calibration.residuals": ({ calibration, scores }) => either(() => calibration().residuals(scores("new"))),
    "calibration.curve": ({ calibration, args }) => either(() => calibration().curve(args.item)),
    "calibration.information": ({ calibration }) => either(() => calibration().information()),
    "calibration.curve_chart": ({ calibration, args }) => either(() => calibration().curveChart(args.item, args.language)),
    "calibration.information_chart": ({ calibration, args }) => either(() => calibration().informationChart(args.language)),
    "calibration.person_item_map": ({ calibration, scores, args }) => either(() => calibration().personItemMap(scores("new"), args.language)),
    "diagnosis.whole": ({ diagnosis }) => text(() => diagnosis().toJson()),
    "diagnosis.person": ({ diagnosis, args }) => either(() => diagnosis().person(args.id)),
    "diagnosis.team": ({ diagnosis, args }) => either(() => diagnosis().team(args.persons)),
    "diagnosis.group": ({ diagnosis, args }) => either(() => diagnosis().group(args.node)),
    "diagnosis.groups_below": ({ diagnosis, args }) => either(() => diagnosis().groupsBelow(args.node)),
    "diagnosis.group_gains": ({ diagnosis, args }) => either(() => diagnosis().groupGains(args.node)),
    "diagnosis.chosen_gains": ({ diagnosis, args }) => either(() => diagnosis().chosenGains(args.persons)),
    "diagnosis.calibration": ({ diagnosis, args }) => text(() => diagnosis().calibration(args.scale, args.wave)),
    "diagnosis.person_item_map": ({ diagnosis, args }) => either(() => diagnosis().personItemMap(args.scale, args.wave, args.language)),
    "diagnosis.scores": ({ diagnosis, args }) => text(() => diagnosis().scores(args.wave)),
    "diagnosis.q_matrix": ({ diagnosis, args }) => text(() => diagnosis().qMatrix(args.wave)),
    "diagnosis.typical": ({ diagnosis, args }) => either(() => diagnosis().typical(args.by)),
    "diagnosis.profile_chart": ({ diagnosis, args }) => either(() => diagnosis().profileChart(args.id, args.language)),
    "diagnosis.heat_map": ({ diagnosis, args }) => either(() => diagnosis().heatMap(args.node, args.language)),
    "routes.whole": ({ plan }) => text(() => plan().toJson()),
    "routes.saved": ({ plan }) => text(() => plan().save()),
    "routes.opened": ({ plan, region, pack, args, diagnosis }) => text(() => {
        const found = diagnosis();
        return region().openPlan(args.pack ? pack() : null, found, args.routes, args.text ?? plan().save()).toJson();
    }),
    "routes.prices": ({ plan }) => either(() => plan().prices()),
    "routes.unmet": ({ plan }) => either(() => plan().unmet()),
    "routes.history": ({ plan }) => either(() => plan().history()),
    "routes.territories": ({ plan }) => either(() => plan().territories()),
    "routes.route": ({ plan, args }) => either(() => plan().route(args.person)),
    "routes.explain": ({ plan, args }) => either(() => plan().explain(args.person, args.session)),
    "routes.check": ({ plan }) => either(() => plan().check()),
    "routes.compare": ({ plan, args }) => either(() => plan().compare(plan(args.other))),
    "routes.relaxations": ({ plan }) => either(() => plan().relaxations()),
    "routes.replan": ({ plan, region, args, diagnosis }) => text(() => plan().replan(region(), diagnosis(), args.persons).toJson()),
    "routes.kernel": ({ kernel, args }) => either(() => rounds(kernel(), args.rounds)),
    "routes.drafts": ({ plan }) => either(() => plan().drafts()),
    "routes.outcome": ({ plan }) => either(() => plan().outcome()),
    "routes.document": ({ plan, args }) => either(() => plan().document(args.person, args.language)),
    "routes.calendar": ({ plan, args }) => either(() => plan().calendar(args.person, args.language)),
    "routes.convergence_chart": ({ plan, args }) => either(() => plan().convergenceChart(args.language)),
    "routes.seats_chart": ({ plan, args }) => either(() => plan().seatsChart(args.language)),
    "routes.territories_chart": ({ plan, args }) => either(() => plan().territoriesChart(args.language)),
    "calibration.link": ({ nms, calibration, scores, args }) => either(() => {
        const other = nms.Calibration.fit(scores("other"), args.options);
        return calibration().link(other, args.anchors);
    }),
    "gains.value": ({ gains }) => text(() => gains().toJson()),
    "gains.of_group": ({ gains, args }) => either(() => gains().ofGroup(args.persons)),
    "gains.of_chosen": ({ gains, args }) => either(() => gains().ofChosen(args.persons)),
    "classes.fit": ({ classes }) => text(() => classes().toJson()),
    "classes.score": ({ classes, scores }) => either(() => classes().score(scores("new"))),
    "kpi.check": ({ pack }) => pack().checkDefinitions().map(written),
    "kpi.figures": ({ report }) => either(() => report().figures()),
    "kpi.whole": ({ report }) => text(() => report().toJson()),
    "kpi.explain": ({ report, args }) => either(() => report().explain(args.indicator, args.node)),
    "kpi.explain_text": ({ report, args }) => either(() => report().explainText(args.indicator, args.node, args.language)),
    "kpi.explain_html": ({ report, args }) => either(() => report().explainHtml(args.indicator, args.node, args.language)),
    "kpi.why": ({ report, args }) => either(() => report().why(args.indicator, args.id)),
    "kpi.compare": ({ report, args }) => either(() => report(args.before).compare(report(args.after), args.node)),
    "kpi.combine": ({ report, args }) => either(() => report().combine(args.indicator, args.nodes, args.how)),
    "kpi.spread": ({ report, args }) => either(() => report().spread(args.indicator, args.node, args.kind)),
    "kpi.bullet_chart": ({ report, args }) => either(() => report().bulletChart(args.node, args.language)),
    "kpi.map_chart": ({ report, args }) => either(() => report().mapChart(args.indicator, args.language)),
    "kpi.live": ({ report, args }) => either(() => {
        const live = report().live();
        live.apply(args.events);
        return live.report().figures();
    }),
};

/** Files in the order of their names in bytes. */
export const inOrder = (files) => Object.fromEntries(Object.entries(files).sort(([a], [b]) => (a < b ? -1 : 1)));

/** What a report is asked for: of what a case says only that. */
const asked = ({ as_of, known, hierarchy, only }) => ({ as_of, known, hierarchy, only });

/** Operations that only the full build has. */
const FULL_ONLY = ["pack.diff", "pack.diff_text", "network.export"];
/** Operations that only the build for indicators has. */
const INDICATORS_ONLY = ["kpi.whole", "kpi.spread", "kpi.bullet_chart", "kpi.map_chart"];
/** Whether the build for indicators can answer a case. */
export const isIndicators = ({ op }) => isFacts(op);
/** Whether only the build for an instrument can answer a case. */
export const isInstrument = ({ op }) => /^(scores|calibration|gains|classes)\./.test(op);
/** Whether only the build for diagnosis can answer a case. */
export const isDiagnosis = ({ op }) => /^(case|diagnosis)\./.test(op);
/** Whether only the build for routes can answer a case. */
export const isRoutes = ({ op }) => op.startsWith("routes.");
const isLevels = (one) => isInstrument(one) || isDiagnosis(one) || isRoutes(one);
const isFacts = (op) => /^(region|journal|kpi)\./.test(op);

/** Whether the full build can answer a case. */
export const isFull = (one) => !isLevels(one) && !INDICATORS_ONLY.includes(one.op);

/** Whether the lean build can answer a case; what is wrong with a TOML text only the full one tells. */
export const isLean = ({ op, args }) => !FULL_ONLY.includes(op) && !isFacts(op) && !isLevels({ op }) && (op !== "pack.error" || "pack" in args.pack);

/** How the lean build gets a pack: as JSON, which the full build makes where a case gives TOML. */
export const asJson = (full, shipped) => (pack) =>
    typeof pack === "string" ? shipped(pack) : "pack" in pack ? pack : full.NormPack.fromFiles(pack).toJson();

/**
 * The JSON text of the answer of a case.
 *
 * `sourceOf` gives what a pack is read from, JSON or files, by what the case says of it; `tablesOf` the tables of a name.
 */
export function answer(nms, { op, args }, sourceOf, tablesOf) {
    const run = OPERATIONS[op];
    if (run === undefined) throw new Error(`no operation ${op}: write it in tests/vectors.js`);
    const { NormPack } = nms;
    const from = (source) => (typeof source === "string" || "pack" in source ? NormPack.fromJson(source) : NormPack.fromFiles(source));
    const read = (pack) => from(sourceOf(pack));
    const network = () => nms.Network.build(args.pack && read(args.pack), args.rows ?? {});
    const tables = () => (typeof args.tables === "string" ? tablesOf(args.tables) : args.tables);
    const scores = (which = "scores") => nms.Scores.fromJson(args[which]);
    const region = () => nms.Region.fromJson(tables(), args.pack && read(args.pack));
    const found =
        run({
            nms,
            args,
            network,
            region,
            scores,
            diagnosis: () => region().diagnose(args.pack ? read(args.pack) : null, args.options),
            plan: (options = args.routes) => {
                const pack = args.pack ? read(args.pack) : null;
                const facts = region();
                return facts.planRoutes(pack, facts.diagnose(pack, args.options), options);
            },
            kernel: () => {
                const pack = read(args.pack);
                const facts = region();
                return facts.routeKernel(pack, facts.diagnose(pack, args.options), args.routes);
            },
            calibration: () => nms.Calibration.fit(scores(), args.options),
            gains: () => nms.Gains.between(scores("before"), scores("after"), args.options),
            classes: () => nms.SkillClasses.fit(scores(), args.q, args.options),
            report: (options = args) => region().kpis(read(args.pack), asked(options)),
            pack: () => read(args.pack),
            packs: () => args.packs.map(read),
            pair: () => [read(args.before), read(args.after)],
            tree: () => network().hierarchy(args.kind, args.as_of),
        });
    return found instanceof Text ? found.json : JSON.stringify(found);
}
