//! The vectors that every surface runs; see `tests/vectors/README.md`.

use nms_core::boundary::{date, json, word};
use nms_core::diagnosis::framework::case::{self, CaseOptions};
use nms_core::diagnosis::{
    Calibration, CalibrationOptions, ClassOptions, ClassicalOptions, GainOptions, QMatrix, Scores, SkillClasses,
    TypicalBy, WaveGains,
};
use nms_core::kpi::{Combination, KpiOptions, KpiReport, LiveReport};
use nms_core::network::{ExportFormat, HierarchyKind, RegionRows};
use nms_core::norm::{diff, lint_together};
use nms_core::region::{Event, Journal, Region, RegionError, Schema, Tables};
use nms_core::route::kernel::RouteKernel;
use nms_core::{Error, Language, Limits, Network, NormPack};
use serde_json::Value;

struct Args<'a>(&'a Value);

impl Args<'_> {
    fn text(&self, key: &str) -> &str {
        self.0[key].as_str().unwrap_or_else(|| panic!("the case has no `{key}`"))
    }

    fn as_of(&self) -> Option<chrono::NaiveDate> {
        self.0.get("as_of").map(|day| date(day.as_str().unwrap()).unwrap())
    }

    /// The pack that an argument names, or gives as JSON or as files.
    fn pack_in(&self, key: &str) -> Result<NormPack, Error> {
        match self.0[key].as_object() {
            Some(written) if written.contains_key("pack") => {
                NormPack::from_json(&self.0[key].to_string(), &Limits::default())
            }
            Some(files) => {
                let files = files.iter().map(|(name, text)| (name.as_str(), text.as_str().unwrap()));
                Ok(NormPack::from_files(files)?)
            }
            None => Ok(NormPack::load(self.text(key))?),
        }
    }

    fn pack(&self) -> Result<NormPack, Error> {
        self.pack_in("pack")
    }

    fn network(&self) -> Result<Network, Error> {
        let pack = self.0.get("pack").map(|_| self.pack()).transpose()?;
        let rows = match self.0.get("rows") {
            Some(rows) => RegionRows::from_json(&rows.to_string(), &Limits::default())?,
            None => RegionRows::default(),
        };
        Ok(Network::build(pack.as_ref(), &rows, &Limits::default())?)
    }

    fn kind(&self) -> HierarchyKind {
        word(self.text("kind"), HierarchyKind::ALL).unwrap()
    }
}

fn answer(op: &str, args: &Args<'_>) -> Result<String, Error> {
    Ok(match op {
        "pack.json" => json(&args.pack()?),
        "pack.error" => json(&args.pack().unwrap_err()),
        "pack.lint" => json(&args.pack()?.lint()),
        "pack.lint_together" => {
            let ids = args.0["packs"].as_array().unwrap().iter().map(|id| id.as_str().unwrap());
            let packs: Vec<_> = ids.map(|id| NormPack::load(id).unwrap()).collect();
            json(&lint_together(&packs.iter().collect::<Vec<_>>()))
        }
        "pack.diff" => json(&args.pack_in("before")?.diff(&args.pack_in("after")?)),
        "pack.diff_text" => {
            let language: Language = serde_json::from_value(args.0["language"].clone()).unwrap();
            json(&diff::print(&args.pack_in("before")?.diff(&args.pack_in("after")?), language))
        }
        "network.error" => json(&args.network().unwrap_err()),
        "network.nodes" => json(&args.network()?.nodes().collect::<Vec<_>>()),
        "network.edges" => json(&args.network()?.edges().collect::<Vec<_>>()),
        "network.responsible" => json(&args.network()?.responsible(args.text("function"))?),
        "network.functions_of" => json(&args.network()?.functions_of(args.text("id"), args.as_of())?),
        "network.acting_as" => json(&args.network()?.acting_as(args.text("actor"), args.as_of())?),
        "network.hierarchy" => json(&args.network()?.hierarchy(args.kind(), args.as_of())?.tree()),
        "network.spans" => json(&args.network()?.hierarchy(args.kind(), args.as_of())?.spans()),
        "network.descendants" => {
            json(&args.network()?.hierarchy(args.kind(), args.as_of())?.descendants(args.text("id")))
        }
        "network.ancestors" => json(&args.network()?.hierarchy(args.kind(), args.as_of())?.ancestors(args.text("id"))),
        "network.escalation" => json(&args.network()?.escalation(args.text("from"), args.text("to"), args.as_of())?),
        "network.fragility" => json(&args.network()?.fragility(args.as_of())),
        "network.cut_off_by" => json(&args.network()?.cut_off_by(args.text("id"), args.as_of())?),
        "network.unreached" => json(&args.network()?.unreached(args.text("kind"), args.as_of())?),
        "network.changes" => json(&args.network()?.changes(date(args.text("from"))?, date(args.text("to"))?)),
        "network.export" => json(&args.network()?.export(word(args.text("format"), ExportFormat::ALL)?)),
        other => facts(other, args).unwrap_or_else(|error| json(&error)),
    })
}

/// The answers about regions and indicators; what is refused answers with its error.
fn facts(op: &str, args: &Args<'_>) -> Result<String, Error> {
    Ok(match op {
        "region.findings" => args.region().findings()?,
        "region.csv_findings" => {
            let mut tables = Tables::default();
            for (table, text) in args.0["files"].as_object().unwrap() {
                tables.csv(table, text.as_str().unwrap().as_bytes());
            }
            found(tables.check(None))
        }
        "region.apply" => args.region().read()?.apply(&args.events()?)?.to_json(),
        "region.as_of" => {
            let (valid, known) = (date(args.text("valid"))?, date(args.text("known"))?);
            args.region().read()?.as_of(valid, known).table_json(args.text("table"))?
        }
        "journal.read" => {
            let (journal, fault) = Journal::read(args.text("text"), &Limits::default())?;
            let (events, text, fault) = (json(journal.events()), json(journal.text()), json(&fault));
            format!(r#"{{"events":{events},"text":{text},"fault":{fault}}}"#)
        }
        "case.read" => json(&case::read(args.text("text"), &args.case_options()?, &Limits::default())?),
        "kpi.check" => json(&nms_core::kpi::check(&args.pack()?, &Schema::standard(), &Limits::default())),
        "kpi.figures" => json(&args.report()?.figures().collect::<Vec<_>>()),
        "kpi.whole" => args.report()?.to_json(),
        "kpi.explain" => json(&args.report()?.explain(args.text("indicator"), args.text("node"))?),
        "kpi.explain_text" => {
            json(&args.report()?.explain(args.text("indicator"), args.text("node"))?.to_text(args.language()))
        }
        "kpi.explain_html" => {
            json(&args.report()?.explain(args.text("indicator"), args.text("node"))?.to_html(args.language()))
        }
        "kpi.why" => json(&args.report()?.why(args.text("indicator"), args.text("id"))?),
        "kpi.compare" => {
            let (pack, region) = (args.pack()?, args.region().read()?);
            let report = |which: &str| region.kpis(&pack, &Args(&args.0[which]).options()?);
            json(&report("before")?.compare(&report("after")?, args.text("node"))?)
        }
        "kpi.combine" => {
            let nodes: Vec<&str> =
                args.0["nodes"].as_array().unwrap().iter().map(|node| node.as_str().unwrap()).collect();
            let how = word(args.text("how"), Combination::ALL)?;
            json(&args.report()?.combine(args.text("indicator"), &nodes, how)?)
        }
        "kpi.spread" => json(&args.report()?.spread(args.text("indicator"), args.text("node"), args.text("kind"))?),
        "kpi.bullet_chart" => args.report()?.bullet_chart(args.0["node"].as_str(), args.language())?,
        "kpi.map_chart" => args.report()?.map_chart(args.0["indicator"].as_str(), args.language())?,
        "kpi.live" => {
            let mut live = LiveReport::new(args.report()?);
            live.apply(&args.events()?)?;
            json(&live.report().figures().collect::<Vec<_>>())
        }
        other if other.starts_with("diagnosis.") => of_region(other, args)?,
        other if other.starts_with("routes.") => of_plan(other, args)?,
        other => matrix(other, args)?,
    })
}

/// The answers about a diagnosis of a region; what is refused answers with its error.
fn of_region(op: &str, args: &Args<'_>) -> Result<String, Error> {
    let pack = args.0.get("pack").map(|_| args.pack()).transpose()?;
    let region = args.region().read()?;
    let options = region.diagnosis_options(&args.0["options"].to_string(), pack.as_ref(), &Limits::default())?;
    let found = region.diagnose(pack.as_ref(), &options, &mut |_| true)?;
    Ok(match op {
        "diagnosis.whole" => found.to_json()?,
        "diagnosis.person" => json(&found.person(args.text("id"))?),
        "diagnosis.team" => {
            let persons: Vec<String> = serde_json::from_value(args.0["persons"].clone()).unwrap();
            json(&found.team(&persons.iter().map(String::as_str).collect::<Vec<_>>())?)
        }
        "diagnosis.group" => json(&found.group(args.text("node"))?),
        "diagnosis.groups_below" => json(&found.groups_below(args.text("node"))?),
        "diagnosis.group_gains" => json(&found.group_gains(args.text("node"))?),
        "diagnosis.chosen_gains" => {
            let persons: Vec<String> = serde_json::from_value(args.0["persons"].clone()).unwrap();
            json(&found.chosen_gains(&persons.iter().map(String::as_str).collect::<Vec<_>>())?)
        }
        "diagnosis.calibration" => found.calibration(args.text("scale"), args.text("wave"))?.to_json(),
        "diagnosis.person_item_map" => found.person_item_map(args.text("scale"), args.text("wave"), args.language())?,
        "diagnosis.scores" => found.scores(args.text("wave"))?.to_json(),
        "diagnosis.q_matrix" => found.q_matrix(args.text("wave"))?.to_json(),
        "diagnosis.typical" => json(&found.typical(word(args.text("by"), TypicalBy::ALL)?)),
        "diagnosis.profile_chart" => found.profile_chart(args.text("id"), args.language())?,
        "diagnosis.heat_map" => found.heat_map(args.text("node"), args.language())?,
        other => panic!("unknown op `{other}`"),
    })
}

/// The answers about a plan of routes; what is refused answers with its error.
fn of_plan(op: &str, args: &Args<'_>) -> Result<String, Error> {
    let pack = args.0.get("pack").map(|_| args.pack()).transpose()?;
    let region = args.region().read()?;
    let asked = region.diagnosis_options(&args.0["options"].to_string(), pack.as_ref(), &Limits::default())?;
    let diagnosis = region.diagnose(pack.as_ref(), &asked, &mut |_| true)?;
    let planned = |which: &str| {
        let options = region.route_options(&args.0[which].to_string(), pack.as_ref(), &Limits::default())?;
        region.plan_routes(&diagnosis, &options, &mut |_| true)
    };
    if op == "routes.kernel" {
        let options = region.route_options(&args.0["routes"].to_string(), pack.as_ref(), &Limits::default())?;
        return rounds(&region.route_kernel(&diagnosis, &options)?, args.0["rounds"].as_u64().unwrap());
    }
    let plan = planned("routes")?;
    let persons = || serde_json::from_value::<Vec<String>>(args.0["persons"].clone()).unwrap();
    Ok(match op {
        "routes.whole" => plan.to_json(),
        "routes.saved" => plan.save(),
        "routes.opened" => {
            let options = region.route_options(&args.0["routes"].to_string(), pack.as_ref(), &Limits::default())?;
            let text = args.0["text"].as_str().map_or_else(|| plan.save(), str::to_owned);
            region.open_plan(&diagnosis, &options, &text, &Limits::default())?.to_json()
        }
        "routes.prices" => json(&plan.prices()),
        "routes.unmet" => json(&plan.unmet()?),
        "routes.history" => json(&plan.history()),
        "routes.territories" => json(&plan.territories()),
        "routes.route" => json(&plan.route(args.text("person"))?),
        "routes.explain" => json(&plan.explain(args.text("person"), args.text("session"))?),
        "routes.check" => json(&plan.check()),
        "routes.compare" => json(&plan.compare(&planned("other")?)),
        "routes.relaxations" => json(&plan.relaxations(&mut |_| true)?),
        "routes.replan" => {
            let persons = persons();
            let persons: Vec<&str> = persons.iter().map(String::as_str).collect();
            plan.replan(&region, &diagnosis, &persons)?.to_json()
        }
        "routes.drafts" => json(&plan.drafts()),
        "routes.outcome" => json(&plan.outcome()),
        "routes.document" => json(&plan.document(args.text("person"), args.language())?),
        "routes.calendar" => json(&plan.calendar(args.text("person"), args.language())?),
        "routes.convergence_chart" => plan.convergence_chart(args.language()),
        "routes.seats_chart" => plan.seats_chart(args.language()),
        "routes.territories_chart" => plan.territories_chart(args.language()),
        other => panic!("unknown op `{other}`"),
    })
}

/// Rounds of a kernel, each in two slices: the prices after each, then what all choose at the last.
fn rounds(kernel: &RouteKernel, many: u64) -> Result<String, Error> {
    let mut search = kernel.search();
    let mut prices = Vec::new();
    for _ in 0..many {
        let (at, half) = (search.prices(), kernel.persons() / 2);
        let mut demand = kernel.respond(&at, 0..half).demand;
        demand.extend(kernel.respond(&at, half..kernel.persons()).demand);
        search.learn(&demand)?;
        prices.push(search.prices());
    }
    let answer = kernel.respond(&search.prices(), 0..kernel.persons());
    Ok(format!(r#"{{"prices":{},"answer":{}}}"#, json(&prices), json(&answer)))
}

/// The answers about a matrix of scores; what is refused answers with its error.
fn matrix(op: &str, args: &Args<'_>) -> Result<String, Error> {
    let levels = || args.calibration()?.score(&args.scores("new")?, &mut |_| true);
    Ok(match op {
        "scores.json" => args.scores("scores")?.to_json(),
        "scores.design" => json(&args.scores("scores")?.design()),
        "scores.classical" => {
            let options = ClassicalOptions::from_json(&args.0["options"].to_string(), &Limits::default())?;
            json(&args.scores("scores")?.classical(&options))
        }
        "scores.percent" => json(&args.scores("scores")?.percent()),
        "calibration.fit" => args.calibration()?.to_json(),
        "calibration.read" => Calibration::from_json(&args.0["calibration"].to_string(), &Limits::default())?.to_json(),
        "calibration.score" => levels()?.to_json(),
        "calibration.residuals" => {
            args.calibration()?.residuals(&args.scores("new")?, &levels()?, &mut |_| true)?.to_json()
        }
        "calibration.curve" => json(&args.calibration()?.curve(args.text("item"))?),
        "calibration.information" => json(&args.calibration()?.information()),
        "calibration.curve_chart" => args.calibration()?.curve_chart(args.text("item"), args.language())?,
        "calibration.information_chart" => args.calibration()?.information_chart(args.language()),
        "calibration.person_item_map" => args.calibration()?.person_item_map(&levels()?, args.language()),
        other => waves_and_classes(other, args)?,
    })
}

/// The answers about two waves and about skills; what is refused answers with its error.
fn waves_and_classes(op: &str, args: &Args<'_>) -> Result<String, Error> {
    Ok(match op {
        "calibration.link" => {
            let other = Calibration::fit(&args.scores("other")?, &args.calibration_options()?, &mut |_| true)?;
            json(&args.calibration()?.link(&other, args.texts("anchors").as_deref())?)
        }
        "gains.value" => args.gains()?.to_json(),
        "gains.of_group" => {
            let WaveGains { gains, .. } = args.gains()?;
            json(&gains.of_group(&gains.places(&args.texts("persons").unwrap())))
        }
        "gains.of_chosen" => {
            let WaveGains { gains, .. } = args.gains()?;
            json(&gains.of_chosen(&gains.places(&args.texts("persons").unwrap())))
        }
        "classes.fit" => args.classes()?.to_json(),
        "classes.score" => args.classes()?.score(&args.scores("new")?, &mut |_| true)?.to_json(),
        other => panic!("unknown op `{other}`"),
    })
}

/// Tables that a case gives, or names, with the pack they are checked with.
struct Given {
    text: String,
    pack: Option<NormPack>,
}

impl Given {
    fn tables(&self) -> Result<Tables, Error> {
        let mut tables = Tables::default();
        tables.json(&self.text)?;
        Ok(tables)
    }

    fn read(&self) -> Result<Region, Error> {
        Ok(self.tables()?.check(self.pack.as_ref())?)
    }

    fn findings(&self) -> Result<String, Error> {
        Ok(found(self.tables()?.check(self.pack.as_ref())))
    }
}

/// What is found, whether it makes a region or not.
fn found(checked: Result<Region, RegionError>) -> String {
    checked.map_or_else(|error| json(error.findings()), |region| json(region.findings()))
}

impl Args<'_> {
    fn region(&self) -> Given {
        let pack = self.0.get("pack").map(|_| self.pack().unwrap());
        let text = match &self.0["tables"] {
            Value::String(name) => {
                let path = format!("{}/../../tests/vectors/tables/{name}.json", env!("CARGO_MANIFEST_DIR"));
                std::fs::read_to_string(path).unwrap()
            }
            tables => tables.to_string(),
        };
        Given { text, pack }
    }

    fn scores(&self, key: &str) -> Result<Scores, Error> {
        Scores::from_json(&self.0[key].to_string(), &Limits::default())
    }

    fn calibration_options(&self) -> Result<CalibrationOptions, Error> {
        CalibrationOptions::from_json(&self.0["options"].to_string(), &Limits::default())
    }

    fn calibration(&self) -> Result<Calibration, Error> {
        let scores = self.scores("scores")?;
        Calibration::fit(&scores, &self.calibration_options()?, &mut |_| true)
    }

    fn gains(&self) -> Result<WaveGains, Error> {
        let (before, after) = (self.scores("before")?, self.scores("after")?);
        let options = GainOptions::from_json(&self.0["options"].to_string(), &Limits::default())?;
        WaveGains::of(&before, &after, &options, &mut |_| true)
    }

    fn classes(&self) -> Result<SkillClasses, Error> {
        let scores = self.scores("scores")?;
        let options = ClassOptions::from_json(&self.0["options"].to_string(), &Limits::default())?;
        let q = QMatrix::from_json(&self.0["q"].to_string(), &Limits::default())?;
        SkillClasses::fit(&scores, &q, &options, &mut |_| true)
    }

    /// A list of texts, or nothing.
    fn texts(&self, key: &str) -> Option<Vec<&str>> {
        self.0[key].as_array().map(|list| list.iter().map(|text| text.as_str().unwrap()).collect())
    }

    fn events(&self) -> Result<Vec<Event>, Error> {
        Event::from_json(&self.0["events"].to_string(), &Limits::default())
    }

    fn language(&self) -> Language {
        serde_json::from_value(self.0["language"].clone()).unwrap()
    }

    fn case_options(&self) -> Result<CaseOptions, Error> {
        let named = |key: &str| self.0.get(key).map(|value| (key.to_owned(), value.clone()));
        let options: serde_json::Map<_, _> = ["areas", "default_area"].into_iter().filter_map(named).collect();
        CaseOptions::from_json(&Value::Object(options).to_string(), &Limits::default())
    }

    fn options(&self) -> Result<KpiOptions, Error> {
        let known = self.0.get("known").map(|day| date(day.as_str().unwrap())).transpose()?;
        let mut options = KpiOptions { known, ..KpiOptions::on(date(self.text("as_of"))?) };
        if self.0.get("hierarchy").is_some() {
            options.hierarchy = word(self.text("hierarchy"), HierarchyKind::ALL)?;
        }
        options.only = self.0.get("only").map(|only| serde_json::from_value(only.clone()).unwrap());
        Ok(options)
    }

    fn report(&self) -> Result<KpiReport, Error> {
        self.region().read()?.kpis(&self.pack()?, &self.options()?)
    }
}

fn run(path: &str) {
    let path = format!("{}/../../tests/vectors/{path}", env!("CARGO_MANIFEST_DIR"));
    let mut cases: Value = serde_json::from_str(&std::fs::read_to_string(&path).unwrap()).unwrap();
    let bless = std::env::var_os("NMS_BLESS").is_some();
    for case in cases.as_array_mut().unwrap() {
        let found = answer(case["op"].as_str().unwrap(), &Args(&case["args"])).unwrap();
        if bless {
            case["expected"] = found.into();
        } else {
            assert_eq!(found, case["expected"].as_str().unwrap(), "{}", case["name"]);
        }
    }
    if bless {
        std::fs::write(&path, serde_json::to_string_pretty(&cases).unwrap() + "\n").unwrap();
    }
}

#[test]
fn vectors_of_packs() {
    run("packs.json");
}

#[test]
fn vectors_of_the_network() {
    run("network.json");
}

#[test]
fn vectors_of_regions() {
    run("region.json");
}

#[test]
fn vectors_of_diagnosis() {
    run("diagnosis.json");
}

#[test]
fn vectors_of_routes() {
    run("routes.json");
}

#[test]
fn vectors_of_calibration() {
    run("calibration.json");
}

#[test]
fn vectors_of_waves() {
    run("waves.json");
}

#[test]
fn vectors_of_classes() {
    run("classes.json");
}

#[test]
fn vectors_of_indicators() {
    run("kpi.json");
}
