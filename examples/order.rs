//! A region's system read from its order: the tree of actors with their functions, the joint duties, the contradictions
//! of the text, and the network as an HTML page.
//!
//! ```text
//! cargo run --release --example order
//! cargo run --release --example order -- --english --all
//! ```

#![expect(clippy::print_stdout, reason = "an example shows its result on the terminal")]

use std::collections::BTreeMap;
use std::error::Error;
use std::path::PathBuf;

use nms_core::network::{HierarchyKind, Part, TreeNode};
use nms_core::norm::{Finding, lint};
use nms_core::{Language, Network, NormPack};

/// Columns of the terminal.
const WIDTH: usize = 100;
/// Functions shown under an actor, and findings shown of a rule.
const FEW: usize = 2;

/// What is printed: the pack and its network in one language, in full or in part.
struct Tour {
    pack: NormPack,
    network: Network,
    language: Language,
    all: bool,
}

fn main() -> Result<(), Box<dyn Error>> {
    let asked = |flag: &str| std::env::args().any(|argument| argument == flag);
    let pack = NormPack::load("orenburg-2023")?;
    let network = Network::from_pack(&pack)?;
    let language = if asked("--english") { Language::English } else { Language::Russian };
    let tour = Tour { pack, network, language, all: asked("--all") };
    tour.heading();
    tour.tree()?;
    tour.joint_duties();
    tour.findings();
    tour.page()
}

impl Tour {
    fn say(&self, ru: &'static str, en: &'static str) -> &'static str {
        match self.language {
            Language::Russian => ru,
            Language::English => en,
        }
    }

    fn section(&self, ru: &'static str, en: &'static str) {
        let title = format!("── {} ", self.say(ru, en));
        println!("\n{title}{}\n", "─".repeat(WIDTH - title.chars().count()));
    }

    fn heading(&self) {
        let header = self.pack.header();
        println!("{}", header.label.get(self.language));
        println!(
            "{}: {} · {}: {} · {}: {}",
            self.say("субъектов", "actors"),
            self.network.node_count(),
            self.say("связей", "ties"),
            self.network.edge_count(),
            self.say("функций", "functions"),
            self.pack.functions().len(),
        );
    }

    /// The structure; those who are part of nothing and have nobody under them stand in a list of their own.
    fn tree(&self) -> Result<(), Box<dyn Error>> {
        self.section("Система", "The system");
        let tree = self.network.hierarchy(HierarchyKind::Structure, None)?.tree();
        for (at, node) in tree.iter().enumerate() {
            let (own, below) = branches(&tree, at);
            let functions = self.network.functions_of(&node.id, None)?;
            let own_functions: Vec<_> = functions.iter().filter(|held| held.via.is_empty()).collect();
            println!("{}", self.line(&own, &self.full_name(&node.id), own_functions.len()));
            let stem = format!("{below}{}", if node.descendants > 0 { "│  " } else { "   " });
            for held in own_functions.iter().take(FEW) {
                println!("{}", cut(&format!("{stem}· {}", held.label.get(self.language)), WIDTH));
            }
        }
        let inside = |id: &str| tree.iter().any(|node| node.id == id);
        let loose: Vec<_> =
            self.network.nodes().filter(|node| !inside(&node.id)).map(|node| self.name(&node.id)).collect();
        println!("\n{}:", self.say("Вне структуры", "Outside of the structure"));
        print!("{}", paragraph(&loose.join("; "), "   "));
        Ok(())
    }

    /// A name with the number of functions at the right edge.
    fn line(&self, stem: &str, name: &str, functions: usize) -> String {
        if functions == 0 {
            return cut(&format!("{stem}{name}"), WIDTH);
        }
        let count = format!(" {functions} {}", self.say("функц.", "funct."));
        let left = cut(&format!("{stem}{name} "), WIDTH - count.chars().count());
        let dots = WIDTH - left.chars().count() - count.chars().count();
        format!("{left}{}{count}", "·".repeat(dots))
    }

    fn joint_duties(&self) {
        self.section("Совместные обязанности", "Joint duties");
        println!(
            "{}\n",
            self.say(
                "(!) — партнёр назван, но сам этой обязанности не называет",
                "(!) — named, but does not name the duty itself"
            )
        );
        for row in self.network.responsibilities() {
            let partners = row.shares.iter().filter(|share| share.actor != row.holder && share.part != Part::Inferred);
            let partners: Vec<_> = partners
                .map(|share| {
                    let mark = if share.part == Part::OneSided { " (!)" } else { "" };
                    format!("{}{mark}", self.name(share.actor.as_str()))
                })
                .collect();
            if partners.is_empty() {
                continue;
            }
            let pair = format!("{} + {}", self.name(row.holder.as_str()), partners.join(", "));
            print!("{}", paragraph(&pair, ""));
            print!("{}", paragraph(&format!("{} [{}]", row.label.get(self.language), row.clause), "   "));
        }
    }

    /// Findings by rule, in the order of the rules.
    fn findings(&self) {
        self.section("Что не сходится в тексте", "What does not fit in the text");
        let findings = self.pack.lint();
        let mut by_code: BTreeMap<&str, Vec<&Finding>> = BTreeMap::new();
        for finding in &findings {
            by_code.entry(&finding.code).or_default().push(finding);
        }
        for rule in lint::rules() {
            let Some(found) = by_code.get(rule.code) else { continue };
            let severity = rule.severity.label();
            println!(
                "{}: {} — {} ({})",
                rule.code,
                self.say(rule.ru, rule.en),
                found.len(),
                severity.get(self.language)
            );
            let shown = if self.all { found.len() } else { FEW };
            for finding in found.iter().take(shown) {
                let text = format!("[{}] {}", finding.clause, finding.message.get(self.language));
                print!("{}", paragraph(&text, "   "));
            }
            if let Some(rest) = found.len().checked_sub(shown).filter(|rest| *rest > 0) {
                println!("   … {} {rest} (--all)", self.say("ещё", "more:"));
            }
        }
        println!("\n{}: {}", self.say("Всего находок", "Findings in all"), findings.len());
    }

    fn page(&self) -> Result<(), Box<dyn Error>> {
        let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../target/region");
        std::fs::create_dir_all(&folder)?;
        let file = folder.canonicalize()?.join("network.html");
        let page = self.network.to_html(self.language);
        std::fs::write(&file, &page)?;
        self.section("Результат", "The result");
        println!(
            "{}: {} ({} {})",
            self.say("Схема сети", "The network"),
            file.display(),
            page.len().div_ceil(1024),
            self.say("КБ", "KB")
        );
        let later = self.say(
            "Здесь первые два этапа: нормы и сеть. Весь путь до маршрутов и показателей: cargo run --release --example region.",
            "These are the first two stages: norms and network. The whole way to routes and indicators: cargo run --release --example region.",
        );
        print!("{}", paragraph(later, ""));
        Ok(())
    }

    /// The abbreviation of an actor, or its name.
    fn name(&self, id: &str) -> String {
        let node = self.network.node(id);
        let short = node.and_then(|node| node.abbreviation.clone());
        short.or(node.map(|node| node.label.get(self.language).to_owned())).unwrap_or_else(|| id.to_owned())
    }

    /// The abbreviation and the name.
    fn full_name(&self, id: &str) -> String {
        let long = self.network.node(id).map_or(id, |node| node.label.get(self.language));
        let short = self.name(id);
        if short == long { short } else { format!("{short} — {long}") }
    }
}

/// What stands before a node of the tree, and before what is said under it.
fn branches(tree: &[TreeNode], at: usize) -> (String, String) {
    let depth = |at: usize| tree.get(at).map_or(0, |node| node.depth);
    // A level goes on below if, before the tree turns back above it, another node of that level follows.
    let goes_on = |level: u32| {
        let mut rest = (at + 1..tree.len()).map(depth).skip_while(|below| *below > level);
        rest.next() == Some(level)
    };
    let bars: String = (1..depth(at)).map(|level| if goes_on(level) { "│  " } else { "   " }).collect();
    match depth(at) {
        0 => (String::new(), String::new()),
        level if goes_on(level) => (format!("{bars}├─ "), format!("{bars}│  ")),
        _ => (format!("{bars}└─ "), format!("{bars}   ")),
    }
}

/// A text in lines that begin with `stem`.
fn paragraph(text: &str, stem: &str) -> String {
    let mut lines = String::new();
    let mut line = stem.to_owned();
    for word in text.split_whitespace() {
        if line.len() > stem.len() && line.chars().count() + 1 + word.chars().count() > WIDTH {
            lines.push_str(&std::mem::replace(&mut line, stem.to_owned()));
            lines.push('\n');
        }
        if line.len() > stem.len() {
            line.push(' ');
        }
        line.push_str(word);
    }
    lines + &line + "\n"
}

/// A text that ends in an ellipsis where it would be too long.
fn cut(text: &str, width: usize) -> String {
    if text.chars().count() <= width {
        return text.to_owned();
    }
    text.chars().take(width - 1).chain(['…']).collect()
}
