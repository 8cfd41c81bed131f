//! Options from their JSON text, and from what a pack says under the parameter `route` of its rules.

use std::sync::Arc;

use super::options::{
    Budget, Load, MOST_HOURS, MOST_MONEY, RouteOptions, SupportRole, Target, TargetEach, TargetOf, percent,
};
use super::rule::{KNOWN, Standing};
use crate::boundary::{Error, Limits};
use crate::diagnosis::fields::Fields;
use crate::norm::NormPack;
use crate::region::Region;

/// The rules that hold without being asked for.
pub(super) fn defaults() -> Vec<Standing> {
    let held = KNOWN.iter().filter(|(_, held, _)| *held);
    held.filter_map(|(_, _, read)| {
        let rule = Fields::read("{}", &Limits::default(), read).ok()?;
        Some(Standing { rule, clause: None })
    })
    .collect()
}

impl RouteOptions {
    /// Reads them from their JSON text; all but the day may be left out, and is then as `pack` says, or as it is by default.
    ///
    /// Rules, targets, budgets and loads stand by their names under `rules`, and so do `layers`: `{"hours": {"most": 72},
    /// "overlap": false, "layers": true,
    /// "budgets": {"ipk": 500000}, "loads": {"tutor": {"most": 120, "kinds": ["mentoring"]}}}`.
    ///
    /// # Errors
    /// `input.json`, and at once `input.options` and `input.word` of each field; `route.norm` of the pack.
    ///
    /// ```
    /// use nms_core::{Limits, route::RouteOptions};
    /// let text = r#"{"as_of": "2024-04-01", "rules": {"hours": {"most": 72}, "level": false, "with_route": {"least": 35}}}"#;
    /// let options = RouteOptions::from_json(text, None, &Limits::default())?;
    /// assert!(options.rules().any(|name| name == "hours") && !options.rules().any(|name| name == "level"));
    /// let text = r#"{"as_of": "2024-04-01", "rules": {"hour": {}}}"#;
    /// assert_eq!(RouteOptions::from_json(text, None, &Limits::default()).unwrap_err().code, "input.options");
    /// # Ok::<(), nms_core::Error>(())
    /// ```
    pub fn from_json(text: &str, pack: Option<&NormPack>, limits: &Limits) -> Result<Self, Error> {
        Fields::read(text, limits, |fields| {
            let mut options = Self::on(fields.needed_day("as_of").unwrap_or_default());
            let norms = pack.map(|pack| options.clone().with_norms(pack)).transpose();
            let failed = norms.as_ref().err().cloned();
            options = norms.ok().flatten().unwrap_or(options);
            options.known = fields.day("known");
            options.from = fields.day("from").unwrap_or(options.from);
            options.to = fields.day("to").unwrap_or(options.to);
            let owned = |texts: Vec<&str>| texts.into_iter().map(str::to_owned).collect::<Vec<_>>();
            options.persons = fields.texts("persons").map(owned);
            options.node = fields.text("node").map(str::to_owned);
            fields.number("gap", 0.0, 1.0, &mut options.gap);
            fields.whole("rounds", 0..=1_000_000, &mut options.rounds);
            fields.flag("exact", &mut options.exact);
            fields.flag("doubtful", &mut options.doubtful);
            options.flagged = fields.texts("flagged").map(owned).unwrap_or_default();
            fields.table("worths", |fields| {
                fields.number("hour", 0.0, 1e4, &mut options.worths.hour);
                fields.number("travel", 0.0, 1e4, &mut options.worths.travel);
                fields.number("change", 0.0, 1e4, &mut options.worths.change);
                fields.number("mandatory", 0.0, 1e4, &mut options.worths.mandatory);
                fields.number("target", 0.0, 1e4, &mut options.worths.target);
            });
            fields.table("rules", |fields| options.with(fields, None));
            failed.map_or(Ok(options), Err)
        })?
    }

    /// The same options with what the rules of a pack say, under the parameter `route`: rules and targets by their names.
    ///
    /// # Errors
    /// `route.norm` with the rule, and what is wrong in it.
    pub fn with_norms(self, pack: &NormPack) -> Result<Self, Error> {
        let mut said = pack.rules().iter().filter_map(|rule| Some((rule, rule.parameters.get("route")?)));
        said.try_fold(self, |mut options, (rule, said)| {
            let read = |fields: &mut Fields<'_>| options.with(fields, Some(&rule.clause));
            Fields::read(&said.to_string(), &Limits::default(), read).map_err(|error| {
                let message =
                    format!("the parameter `route` of the rule `{}` cannot be read: {}", rule.id, error.message);
                Error { related: error.related, ..Error::new("route.norm", message, error.help) }
                    .at(rule.clause.clone())
            })?;
            Ok(options)
        })
    }

    /// Takes rules and targets by their names; `false` takes a rule away.
    fn with(&mut self, fields: &mut Fields<'_>, clause: Option<&String>) {
        for (name, _, read) in KNOWN {
            if fields.off(name) {
                self.rules.retain(|standing| standing.rule.name() != *name);
                continue;
            }
            let mut rule = None;
            fields.table(name, |fields| rule = Some(read(fields)));
            if let Some(rule) = rule {
                self.set(Standing { rule: Arc::clone(&rule), clause: clause.cloned() });
            }
        }
        fields.flag("layers", &mut self.layers);
        for of in TargetOf::ALL {
            if fields.off(of.as_str()) {
                self.targets.retain(|target| target.of != *of);
                continue;
            }
            let mut targets = Vec::new();
            fields.tables(of.as_str(), |fields| {
                let (mut least, mut each) = (0.0, TargetEach::All);
                fields.needs("least", "a number of percent");
                fields.number("least", 0.0, 100.0, &mut least);
                fields.word("each", TargetEach::ALL, &mut each);
                targets.push(Target { of: *of, each, least: percent(least), clause: clause.cloned() });
            });
            targets.into_iter().for_each(|target| self.aim(target));
        }
        #[expect(clippy::cast_possible_truncation, clippy::cast_precision_loss, reason = "bounded by the reader")]
        for (provider, most) in fields.numbers("budgets", 0.0, MOST_MONEY as f64) {
            self.grant(Budget { provider: provider.to_owned(), most: most.floor() as i64, clause: clause.cloned() });
        }
        fields.table("loads", |fields| {
            for role in SupportRole::ALL {
                let mut load = None;
                fields.table(role.as_str(), |fields| {
                    let mut hours = 0.0;
                    fields.needs("most", "a number of hours");
                    fields.number("most", 0.0, 1e6, &mut hours);
                    let kinds = fields.texts("kinds").unwrap_or_else(|| vec!["mentoring"]);
                    let kinds = kinds.into_iter().map(str::to_owned).collect();
                    load = Some(Load {
                        role: *role,
                        kinds,
                        most: percent(hours).min(MOST_HOURS),
                        clause: clause.cloned(),
                    });
                });
                load.into_iter().for_each(|load| self.burden(load));
            }
        });
    }
}

impl Region {
    /// Options of a plan for this region from their JSON text, under `pack`, or else the pack it was checked with.
    ///
    /// # Errors
    /// As [`RouteOptions::from_json`].
    pub fn route_options(&self, text: &str, pack: Option<&NormPack>, limits: &Limits) -> Result<RouteOptions, Error> {
        RouteOptions::from_json(text, pack.or(self.pack().as_deref()), limits)
    }
}
