//! The stages as they run: what is under way, how long each took, and how much memory was in use at most.

use std::time::{Duration, Instant};

use nms_core::Language;
use nms_core::boundary::Progress;

/// Stages that ran, in their order.
pub(crate) struct Stages {
    language: Language,
    begun: Instant,
    done: Vec<(&'static str, Duration, Option<u64>)>,
}

/// Names of the stages in Russian.
const NAMES: &[(&str, &str)] = &[
    ("tables", "таблицы"),
    ("diagnosis", "диагностика"),
    ("routes", "маршруты"),
    ("check", "проверка плана"),
    ("indicators", "показатели"),
    ("outcome", "план исполнен"),
    ("indicators after", "показатели после"),
    ("files", "файлы"),
];

impl Stages {
    pub(crate) fn begin(language: Language) -> Self {
        Self { language, begun: Instant::now(), done: Vec::new() }
    }

    /// Runs a stage, and keeps how long it took.
    pub(crate) fn run<T>(&mut self, name: &'static str, work: impl FnOnce() -> T) -> T {
        eprint!("\r\x1b[K{} …", self.name(name));
        let begun = Instant::now();
        let done = work();
        self.done.push((name, begun.elapsed(), peak()));
        eprint!("\r\x1b[K");
        done
    }

    /// Shows how far planning is.
    pub(crate) fn watch(&self) -> impl FnMut(Option<Progress>) -> bool + use<> {
        let name = self.name("routes").to_owned();
        move |progress| {
            if let Some((progress, bound)) = progress.and_then(|one| Some((one, one.bound?))) {
                let value = progress.value.map_or_else(|| "…".to_owned(), |value| format!("{value:.0}"));
                eprint!("\r\x1b[K{name}: {value} ≤ {bound:.0}");
            }
            true
        }
    }

    /// The table of stages.
    pub(crate) fn print(&self) {
        println!();
        for (name, took, peak) in &self.done {
            let peak = peak.map_or_else(String::new, |kilobytes| format!("{:>8} MB", kilobytes / 1024));
            println!("{:<18}{:>9.2} s{peak}", self.name(name), took.as_secs_f64());
        }
        let whole = if self.language == Language::Russian { "всего" } else { "in all" };
        println!("{whole:<18}{:>9.2} s", self.begun.elapsed().as_secs_f64());
    }

    fn name(&self, name: &'static str) -> &'static str {
        let russian = NAMES.iter().find(|(known, _)| *known == name).map(|(_, russian)| *russian);
        russian.filter(|_| self.language == Language::Russian).unwrap_or(name)
    }
}

/// The most memory in use so far in kilobytes, where the system tells.
fn peak() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    line.split_whitespace().next()?.parse().ok()
}
