//! The result on the terminal.

use std::error::Error;

use nms_core::Language;
use nms_core::kpi::Status;
use nms_core::region::{Findings, Severity};
use nms_core::report::{Lack, RegionReport};
use nms_core::route::SharedKind;

/// Dear seats shown.
const SEATS: usize = 5;

/// What is wrong in the tables, by code.
pub(crate) fn findings(findings: &Findings, language: Language) {
    let ru = language == Language::Russian;
    let (errors, warnings) = (findings.errors, findings.warnings);
    if ru {
        println!("находки: ошибок {errors}, предупреждений {warnings}");
    } else {
        println!("findings: {errors} errors, {warnings} warnings");
    }
    for (code, count) in &findings.counts {
        let Some(first) = findings.list.iter().find(|finding| finding.code == *code) else { continue };
        let mark = if first.severity == Severity::Error { "!" } else { "·" };
        let row = first.key.as_deref().map_or_else(String::new, |key| format!(" {key}"));
        println!("  {mark} {code:<26}{count:>7}  {}{row}: {}", first.table, first.message);
    }
}

/// The plan with its proof, the dearest seats, the indicators.
pub(crate) fn print(report: &RegionReport<'_>, language: Language) -> Result<(), Box<dyn Error>> {
    let ru = language == Language::Russian;
    let say = |russian: &'static str, english: &'static str| if ru { russian } else { english };
    let summary = report.plan.summary();
    println!(
        "\n{}: {} {}, {} {}, {} {}; {}",
        say("план", "plan"),
        summary.persons,
        say("человек", "people"),
        summary.with_route,
        say("с маршрутом", "with a route"),
        summary.items,
        say("пунктов", "items"),
        summary.status.label().get(language),
    );
    let gap = summary.gap.map_or_else(|| "–".to_owned(), |gap| format!("{:.3} %", 100.0 * gap));
    println!(
        "{} {:.1} {} {:.1} ({} {gap})",
        say("ценность", "value"),
        summary.value,
        say("при границе", "under a bound of"),
        summary.bound,
        say("зазор не больше", "so a gap of at most"),
    );
    println!("\n{}", say("самые дорогие места", "the dearest seats"));
    let dear = report.plan.prices().into_iter().filter(|row| row.kind == SharedKind::Seats && row.price > 0.0);
    for row in dear.take(SEATS) {
        let session = row.session.unwrap_or_default();
        let adds = say("ещё одно добавит до", "one more adds up to");
        println!("  {session:<14}{:>5} / {:<5} {adds} {:.3}", row.used, row.wanted, row.price);
    }
    println!("\n{}", say("показатели: цель, до, после", "indicators: target, before, after"));
    for row in report.outlook()? {
        let mark = |status: Status| match status {
            Status::Reached => "+",
            Status::Short => "–",
            Status::Undefined | Status::NoTarget => "·",
        };
        let target = row.indicator.target.as_ref().and_then(|target| target.value).map(|value| value.to_string());
        println!(
            "{} {:>7} {:>8} {:>8}  {}",
            mark(row.after.as_ref().unwrap_or(&row.before).status),
            target.unwrap_or_default(),
            row.shown(&row.before, language),
            row.after.as_ref().map_or_else(|| "—".to_owned(), |figure| row.shown(figure, language)),
            row.indicator.label.get(language),
        );
        let Some(lack) = row.lacks else { continue };
        let missing = row.missing().filter(|_| lack == Lack::More).map(|missing| format!(" {missing}"));
        let seats: Vec<String> =
            row.seats.iter().map(|seat| format!("{} (+{:.2})", seat.session, seat.price)).collect();
        let named = match seats.as_slice() {
            [] => String::new(),
            seats => format!("; {} {}", say("в счёт идут места", "these seats count:"), seats.join(", ")),
        };
        println!("{:>29}  {}{}{named}", "", lack.label().get(language), missing.unwrap_or_default());
    }
    Ok(())
}
