//! One JSON Schema of everything that crosses a border, from which the types of other languages are generated.

use schemars::generate::SchemaSettings;
use serde_json::{Map, Value, json};

use super::{Error, Limits, Progress};
use crate::diagnosis::framework::case::{CaseImport, CaseOptions};
use crate::diagnosis::{
    Calibration, CalibrationOptions, ClassOptions, Classical, ClassicalOptions, CurvePoint, DeficitRow, Design,
    DiagnosisOptions, FitFigure, Gain, GainOptions, GainRow, GroupGain, GroupGainRow, GroupRow, InformationPoint,
    ItemFit, ItemRow, Level, LevelRow, Link, PercentScore, PersonFitRow, PersonProfile, PersonSkills, ProgrammeRequest,
    ScaleRow, ScoredItem, SkillClasses, TypicalBy, TypicalRow, WholeDiagnosis, WholeGains,
};
use crate::kpi::{Combination, Combined, Derivation, KpiChange, KpiOptions, Spread, WholeReport, Why};
use crate::network::{
    Edge, Escalation, Fragility, HeldFunction, HierarchyKind, NetworkChange, Node, RegionRows, Responsibility, Span,
    TreeNode,
};
use crate::norm::entry::Header;
use crate::norm::{Entries, Finding};
use crate::region::{Event, Findings, PackageFile};
use crate::route::life::{Approver, ItemStage, RiskRow, RouteStage};
use crate::route::{
    Breach, Explanation, PlanChange, PlanStep, PlanSummary, PriceRow, Relaxation, RouteItem, TerritoryRow, UnmetRow,
    WholePlan,
};
use crate::text::Language;

/// The JSON Schema of all answers and arguments, each under its name in `$defs`.
///
/// It is generated into `schemas/answers.schema.json`.
pub fn answers_schema() -> Value {
    let mut generator = SchemaSettings::draft2020_12().for_serialize().into_generator();
    generator.subschema_for::<Header>();
    generator.subschema_for::<Entries>();
    generator.subschema_for::<Finding>();
    #[cfg(feature = "diff")]
    generator.subschema_for::<crate::norm::Change>();
    generator.subschema_for::<Node>();
    generator.subschema_for::<Edge>();
    generator.subschema_for::<HeldFunction>();
    generator.subschema_for::<Responsibility>();
    generator.subschema_for::<HierarchyKind>();
    generator.subschema_for::<TreeNode>();
    generator.subschema_for::<Span>();
    generator.subschema_for::<Escalation>();
    generator.subschema_for::<Fragility>();
    generator.subschema_for::<NetworkChange>();
    generator.subschema_for::<RegionRows>();
    #[cfg(feature = "export")]
    generator.subschema_for::<crate::network::ExportFormat>();
    generator.subschema_for::<Findings>();
    generator.subschema_for::<PackageFile>();
    generator.subschema_for::<Event>();
    generator.subschema_for::<KpiOptions>();
    generator.subschema_for::<WholeReport>();
    generator.subschema_for::<Derivation>();
    generator.subschema_for::<Why>();
    generator.subschema_for::<KpiChange>();
    generator.subschema_for::<Combination>();
    generator.subschema_for::<Combined>();
    generator.subschema_for::<Spread>();
    generator.subschema_for::<Design>();
    generator.subschema_for::<ClassicalOptions>();
    generator.subschema_for::<Classical>();
    generator.subschema_for::<ScoredItem>();
    generator.subschema_for::<PercentScore>();
    generator.subschema_for::<TypicalBy>();
    generator.subschema_for::<CaseOptions>();
    generator.subschema_for::<CaseImport>();
    generator.subschema_for::<crate::diagnosis::calendar::CalendarCheck>();
    generator.subschema_for::<Link>();
    generator.subschema_for::<Gain<'static>>();
    generator.subschema_for::<GroupGain>();
    generator.subschema_for::<GainOptions>();
    generator.subschema_for::<WholeGains<'static>>();
    generator.subschema_for::<ClassOptions>();
    generator.subschema_for::<SkillClasses>();
    generator.subschema_for::<PersonSkills<'static>>();
    generator.subschema_for::<CalibrationOptions>();
    generator.subschema_for::<Calibration>();
    generator.subschema_for::<Level<'_>>();
    generator.subschema_for::<FitFigure<'_>>();
    generator.subschema_for::<ItemFit<'_>>();
    generator.subschema_for::<CurvePoint>();
    generator.subschema_for::<InformationPoint>();
    generator.subschema_for::<Language>();
    generator.subschema_for::<Limits>();
    generator.subschema_for::<DiagnosisOptions>();
    generator.subschema_for::<ScaleRow<'_>>();
    generator.subschema_for::<ItemRow<'_>>();
    generator.subschema_for::<LevelRow<'_>>();
    generator.subschema_for::<PersonFitRow<'_>>();
    generator.subschema_for::<DeficitRow<'_>>();
    generator.subschema_for::<GainRow<'_>>();
    generator.subschema_for::<GroupGainRow<'_>>();
    generator.subschema_for::<GroupRow<'_>>();
    generator.subschema_for::<TypicalRow<'_>>();
    generator.subschema_for::<WholeDiagnosis<'_>>();
    generator.subschema_for::<PersonProfile<'_>>();
    generator.subschema_for::<ProgrammeRequest<'_>>();
    generator.subschema_for::<PlanSummary>();
    generator.subschema_for::<RouteItem<'_>>();
    generator.subschema_for::<PriceRow<'_>>();
    generator.subschema_for::<UnmetRow<'_>>();
    generator.subschema_for::<crate::route::TargetEach>();
    generator.subschema_for::<crate::route::SupportRole>();
    generator.subschema_for::<crate::route::kernel::KernelAnswer<'_>>();
    generator.subschema_for::<PlanStep>();
    generator.subschema_for::<TerritoryRow>();
    generator.subschema_for::<PlanChange>();
    generator.subschema_for::<Relaxation>();
    generator.subschema_for::<WholePlan<'_>>();
    generator.subschema_for::<Explanation<'_>>();
    generator.subschema_for::<Breach>();
    generator.subschema_for::<RouteStage>();
    generator.subschema_for::<Approver>();
    generator.subschema_for::<ItemStage>();
    generator.subschema_for::<RiskRow<'_>>();
    generator.subschema_for::<Progress>();
    generator.subschema_for::<Error>();
    let definitions: Map<String, Value> = generator.take_definitions(true).into_iter().collect();
    json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Answers of nms",
        "$defs": definitions,
    })
}
