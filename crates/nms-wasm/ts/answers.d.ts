// Generated from crates/nms-core/schemas/answers.schema.json by `npm run types`: do not edit.

/** What an act is to a pack. */
export type ActRole = "own" | "basis" | "amended" | "repealed" | "cited";
/** Identifier of an actor: `orb-cnppm`. */
export type ActorId = string;
/** What kind of actor it is. */
export type ActorKind =
    | "system"
    | "authority"
    | "official"
    | "unit"
    | "council"
    | "commission"
    | "working_group"
    | "operator"
    | "institution"
    | "institution_group"
    | "university"
    | "centre"
    | "service"
    | "network"
    | "association"
    | "community"
    | "pool"
    | "coordinator_group"
    | "role"
    | "target_group"
    | "school_group"
    | "participant_set"
    | "partner"
    | "programme_body"
    | "information_resource"
    | "assessment_provider";
/** How values over schools are put together. */
export type Aggregation = "mean" | "max" | "min";
/** What a printed name is to the actor's own. */
export type AliasUse = "name" | "misprint";
/** Whether an anchor is used. */
export type AnchorStanding = "used" | "drifted" | "not_comparable";
/** Who agrees to a route: both together. */
export type Approver = "person" | "methodist";
/** Which way an indicator gets better. */
export type Better = "higher" | "lower";
/** What a rule of the calendar is about. */
export type CalendarKind = "wave" | "bank";
/** How the probability of points depends on the level. */
export type CalibrationModel = "rasch" | "2pl" | "graded";
/** What is believed of items before their answers are seen. */
export type CalibrationPrior = "weak" | "none";
/** What a change comes from, in the order in which the parts are told apart. */
export type ChangeCause = "definition" | "late_data" | "reorganisation" | "population" | "rate";
/** What sort of change it is. */
export type ChangeKind = "added" | "removed" | "relabelled" | "target" | "term" | "responsibility" | "changed";
/** What is to be known of an item before skills are read from it. */
export type ClassFlag = "unanswered" | "weak" | "reversed" | "unsure";
/** A way to put figures of several nodes together. */
export type Combination = "total" | "sum" | "mean" | "maximum" | "minimum";
/** How a value is compared with a bound. */
export type Comparator = "=" | ">=" | "<=" | ">" | "increase";
/** The area of a competence (область компетенций). */
export type CompetenceArea = "subject" | "methodical" | "psychological_pedagogical" | "digital" | "managerial";
/** How sure a reading is. */
export type Confidence = "high" | "medium" | "low";
/** What is to be known of an item before it is used. */
export type CurveFlag =
    "unanswered" | "constant" | "negative_discrimination" | "low_discrimination" | "scores_merged" | "unsure";
/** An exact decimal number of at most 15 digits. */
export type Decimal = number;
/** What is known of a required competence of a person. */
export type DeficitStatus = "deficit" | "no_deficit" | "not_enough_evidence";
/** How the rows of a population become a figure; it decides how figures may be put together over a tree. */
export type DefinitionKind =
    "share" | "count" | "distinct" | "sum" | "mean" | "ratio" | "maximum" | "minimum" | "load" | "milestone" | "survey";
/** Why there is not enough evidence. */
export type DoubtReason = "no_evidence" | "expired" | "no_reliability" | "unsure";
/** Identifier of any entry of a pack. */
export type EntryId = string;
/** What an event does. */
export type EventKind = "put" | "end" | "withdraw";
/** What a level is known from. */
export type EvidenceKind = "test" | "self" | "observation" | "pupil_results";
/** A format that other tools read. */
export type ExportFormat = "dot" | "mermaid" | "graphml" | "cytoscape" | "networkx" | "rustworkx";
/** How a file holds a table. */
export type FileFormat = "csv" | "parquet";
/** How a calculation in steps ended. */
export type FitStatus = "converged" | "budget_ended";
/** What is wrong with an item. */
export type FlagKind =
    | "unanswered"
    | "constant"
    | "too_easy"
    | "too_hard"
    | "negative_discrimination"
    | "low_discrimination"
    | "few_persons";
/** Whether the rows of a section are given. */
export type FormSectionKind = "matrix" | "free_rows";
/** Identifier of a function: `fn-001-3-3-2-1`. */
export type FunctionId = string;
/** A way to see the network as a tree. */
export type HierarchyKind = "structure" | "administration" | "coordination" | "zones";
/** Identifier of an indicator: `kpi-001-d2-route-share`. */
export type IndicatorId = string;
/** How an indicator is measured; the kind decides how it may be put together over a tree. */
export type IndicatorKind = "share" | "count" | "amount" | "mean" | "ratio_max" | "milestone" | "boolean";
/** What an indicator serves for beside reporting. */
export type IndicatorUse = "school_identification";
/** Where an item of a route stands. */
export type ItemStage = "planned" | "enrolled" | "completed" | "dropped";
/** How an item stands in a route. */
export type ItemStanding = "begun" | "promised" | "new";
/** On what ground a duty counts as joint. */
export type JointBasis = "jointly" | "co-listed" | "same-cell" | "with-involvement" | "reciprocal";
/** The language of labels, findings and reports; Russian unless asked otherwise. */
export type Language = "ru" | "en";
/** Why a piece of evidence has no weight. */
export type LeftOut2 = "expired" | "no_reliability";
/** Why something of a package is named apart from the rows. */
export type LeftOutReason =
    | "no_place"
    | "second_parent"
    | "circle"
    | "outside"
    | "no_item"
    | "repeated"
    | "code_repeated"
    | "code_unfit"
    | "default_area"
    | "unused_area";
/** The level of a system at which an actor works. */
export type Level = "federal" | "regional" | "inter-municipal" | "municipal" | "institutional" | "external";
/** What is to be known of a link before it is used. */
export type LinkFlag = "few_anchors" | "one_anchor" | "no_item_errors";
/** The sort of a measure. */
export type MeasureKind =
    | "document"
    | "contract"
    | "plan"
    | "report"
    | "system"
    | "selection"
    | "diagnostics"
    | "training"
    | "internship"
    | "support"
    | "burnout_prevention"
    | "monitoring"
    | "competition"
    | "championship"
    | "conference"
    | "workshop"
    | "presentation"
    | "materials"
    | "information"
    | "bank"
    | "digital";
/** What happened to a tie. */
export type NetworkChangeKind = "added" | "removed" | "moved";
/** The sort of a doubtful place. */
export type NoteKind = "contradiction" | "damage" | "missing" | "unexpanded";
/** Where a node comes from. */
export type Origin = "pack" | "region";
/** How an actor has part in a function. */
export type Part = "alone" | "jointly" | "one_sided" | "inferred";
/** How planning ended. */
export type PlanStatus = "proved" | "budget_ended" | "infeasible";
/** Why there is no figure. */
export type Reason = "no_population" | "no_data" | "too_large";
/** Whether a region can be used with it. */
export type RegionSeverity = "error" | "warning";
/** The kinds of ties: all that the orders use, and those by which a region's tree is built. */
export type RelationKind =
    | "part_of"
    | "administers"
    | "acts_as"
    | "serves"
    | "coordinates"
    | "joint"
    | "supports"
    | "accompanies"
    | "mentors"
    | "trains"
    | "advises"
    | "diagnoses"
    | "monitors"
    | "controls"
    | "leads"
    | "approves"
    | "establishes"
    | "forms"
    | "takes_part_in_forming"
    | "takes_part_in"
    | "involves"
    | "interacts_with"
    | "contracts_with"
    | "employs_or_contracts"
    | "assigns_tasks_to"
    | "vests_with_powers"
    | "sets_rules_for"
    | "fixes_indicators_for"
    | "develops_indicators_for"
    | "regulates"
    | "designates"
    | "selects"
    | "identifies"
    | "clusters"
    | "hosts"
    | "runs"
    | "keeps_register_of"
    | "provides_resources_to"
    | "provides_information_to"
    | "reports_to"
    | "submits_request_to"
    | "submits_proposals_to"
    | "forwards_to"
    | "recommends_to"
    | "includes_segment";
/** What is relaxed. */
export type RelaxationKind = "target" | "seats" | "move";
/** What endangers an item of a route. */
export type RiskKind = "enrol" | "missed" | "finish" | "overdue";
/** Where a route stands (жизненный цикл ИОМ). */
export type RouteStage = "draft" | "agreed" | "active" | "completed" | "archived";
/** How firmly the source says a rule. */
export type RuleStrength = "stated" | "implied" | "partial";
/** A stage or task that reads a rule. */
export type RuleUse =
    | "route_generator"
    | "assignment"
    | "planner"
    | "kpi"
    | "governance"
    | "diagnostics"
    | "monitor"
    | "training"
    | "identification"
    | "mentoring"
    | "forms";
/** Which items make one scale. */
export type ScaleBy = "competence" | "area" | "instrument";
/** Whose territories are counted. */
export type Scope = "own" | "partners" | "all";
/** How levels come from answers. */
export type Scoring = "calibrated" | "percent";
/** A section of a pack. */
export type Section =
    | "acts"
    | "numberings"
    | "abbreviations"
    | "actors"
    | "functions"
    | "relations"
    | "competences"
    | "rules"
    | "kpis"
    | "roadmap"
    | "glossary"
    | "statements"
    | "forms"
    | "notes";
/** How grave a finding is. */
export type Severity = "error" | "warning" | "note";
/** What many share. */
export type SharedKind = "seats" | "budget" | "load" | "with_route" | "federal";
/** Whether the source says a thing in words. */
export type Stated = "explicit" | "implied";
/** The kind of a statement. */
export type StatementKind =
    | "goal"
    | "task"
    | "principle"
    | "problem"
    | "direction_activity"
    | "mechanism"
    | "system_measure"
    | "legal_basis"
    | "revoked_act"
    | "webinar"
    | "pd_programme"
    | "publication"
    | "result"
    | "tool"
    | "resource";
/** How a figure stands against its target. */
export type Status = "reached" | "short" | "undefined" | "no_target";
/** As what somebody supports (роль сопровождающего). */
export type SupportRole = "methodist" | "mentor" | "tutor" | "curator";
/** Of whom the share is taken. */
export type TargetEach = "all" | "territory";
/** What a term names. */
export type TermClass = "term" | "information_system" | "project";
/** The form of a term. */
export type TermKind =
    | "month"
    | "months"
    | "range"
    | "months_each_year"
    | "range_each_year"
    | "annual"
    | "biannual"
    | "continuous"
    | "within_year"
    | "whole_period"
    | "schedule_based"
    | "staged";
/** The part of a definition that is tested. */
export type TestedPart = "seen" | "placed" | "population" | "exclusion" | "numbers" | "numerator";
/** By what typical deficits are told apart. */
export type TypicalBy = "subject" | "territory" | "subject_and_territory";
/** Why a session is not in a route. */
export type WhyNot = "chosen" | "days" | "rule" | "no_deficit" | "no_room" | "price" | "other";
/** Why a statistic of an instrument or an item has no value. */
export type WhyUndefined =
    | "no_responses"
    | "no_complete_persons"
    | "one_person"
    | "one_item"
    | "constant_item"
    | "constant_rest"
    | "constant_total"
    | "no_curve"
    | "several_points"
    | "few_groups"
    | "out_of_range";

export interface AnswersOfNms {
    [k: string]: unknown;
}
/** What an abbreviation means in this pack; the same letters may mean something else in another one. */
export interface Abbreviation {
    /** Where it stands. */
    clause: string;
    /** Identifier. */
    id: EntryId;
    /** What it stands for in words; nothing where the source never says. */
    meaning?: Label | null;
    /** A doubtful place. */
    note?: Label | null;
    /** The entry it stands for, where it stands for one. */
    of?: EntryId | null;
    /** The letters. */
    text: string;
}
/** An act the pack stands on, with each number and date under which the source cites it. */
export interface Act {
    /** Every way in which the source cites it; more than one number or date is a contradiction. */
    cited: ActCitation[];
    /** Where it stands. */
    clause: string;
    /** The date that the pack takes. */
    date?: string | null;
    /** Identifier. */
    id: EntryId;
    /** Name in our own short words. */
    label: Label;
    /** A doubtful place. */
    note?: Label | null;
    /** What the act is to the pack. */
    role: ActRole;
}
/** One citation of an act. */
export interface ActCitation {
    /** Where it is cited so. */
    clause: string;
    /** The date. */
    date?: string | null;
    /** The number. */
    number?: string | null;
}
/** Who acts in a region's system (субъект РС НМС): a body, a role, or a group of people. */
export interface Actor {
    /** The abbreviation the source uses. */
    abbreviation?: string | null;
    /** Where the source names it. */
    clause: string;
    /** A name for the same role in other regions, by which two packs are compared. */
    concept?: string | null;
    /** How many such bodies there are, where the source says so. */
    count?: number | null;
    /** Identifier, the same in every pack that names this body. */
    id: ActorId;
    /** What kind of actor it is. */
    kind: ActorKind;
    /** Name in our own short words. */
    label: Label;
    /** The level it works at. */
    level: Level;
    /** The level under whose heading the source lists it, where that is another one. */
    listed_under?: Level | null;
    /** How many people are in it, where the source says so. */
    members?: Quantity | null;
    /** A doubtful place. */
    note?: Label | null;
    /** Names under which the source prints the same actor. */
    printed?: PrintedName[];
    /**
     * The kind of organisation each of which has such a body of its own (`municipality`, `school`).
     *
     * A region's organisation of that kind then acts as this actor, with its functions.
     */
    template_of?: string | null;
}
/** How evidence loses its worth. */
export interface Ageing {
    /** After how many years a piece counts no longer; 3 unless said otherwise. */
    expires: number;
    /** By how much a level may have moved in a year, as a share of the spread between people; 0.2 unless said otherwise. */
    per_year: number;
}
/** An item (якорное задание) that both waves have. */
export interface Anchor {
    /** Its id. */
    item: string;
    /** How much harder it is in the reference than the link says, in deviations of the reference. */
    residual: number | null;
    /** Whether it is used. */
    standing: AnchorStanding;
}
/** What is wrong with a plan. */
export interface Breach {
    /** Whose route it is; of a load whose hours they are. */
    person: string | null;
    /** The rule that is not kept; or `seats`, `budget`, `load`, `value`, `bound`, `days`, `pinned`, `person`. */
    rule: string;
    /** The session. */
    session: string | null;
}
/** What a pack says about the months of diagnosis, and where the answers depart from it. */
export interface CalendarCheck {
    /** What was found: first of the pack, then by instrument and wave, then of the banks of items. */
    findings: CalendarFinding[];
    /** The rules, in the order of the pack; where there are none, there is nothing to say. */
    rules: CalendarRule[];
}
/** A departure from the calendar of diagnosis. */
export interface CalendarFinding {
    /** Their clauses. */
    clause: string;
    /** Stable code for programs: `calendar.outside_window`; all stand in `docs/framework.md`. */
    code: string;
    /** The first of their days, or the day on which the bank was done. */
    first: string | null;
    /** The instrument; nothing where it is about a rule or a bank of items. */
    instrument: string | null;
    /** The last of their days, or the day on which the bank was done. */
    last: string | null;
    /** What was found. */
    message: Label;
    /** How many answers it is about. */
    responses: number;
    /** The rules of the pack that it departs from. */
    rules: string[];
    /** How grave it is. */
    severity: Severity;
    /** The wave. */
    wave: string | null;
}
/** A rule of the calendar (срок диагностики). */
export interface CalendarRule {
    /** Where it stands. */
    clause: string;
    /** What it is about. */
    kind: CalendarKind;
    /** Of a bank of items, the row of the roadmap that makes it. */
    measure?: string | null;
    /** The months, from 1 to 12. */
    months: number[];
    /** The rule of the pack. */
    rule: string;
    /** The waves it is about; every wave where there are none. */
    waves: string[];
    /** The years; every year where there are none. */
    years: number[];
}
/** An item (задание) on the scale of its calibration. */
export interface CalibratedItem {
    /** Persons who answered it. */
    answered: number;
    /** The level at which each category, or a higher one, is reached with probability one half: `−d / a`. */
    difficulties: number[];
    /** Their mean. */
    difficulty: number | null;
    /** Its standard error. */
    difficulty_se: number | null;
    /** How well it tells levels apart, `a` in the formula of the calibration. */
    discrimination: number | null;
    /** Its standard error. */
    discrimination_se: number | null;
    /** What is to be known before it is used. */
    flags: CurveFlag[];
    /** Its id. */
    id: string;
    /** The standard error of each. */
    intercept_se: number[];
    /** `d` of each category but the lowest, falling. */
    intercepts: number[];
    /** The most points it gives. */
    maximum: number;
    /** The scores at which its categories begin; one score more than it has difficulties. */
    scores: number[];
}
/**
 * Items on one scale.
 *
 * A person's level (уровень) is a number on a line; the persons the items were calibrated with have mean 0 and deviation 1.
 * An item's probability of `k` points or more is `1 / (1 + exp(−(a·level + d_k)))` (Samejima 1969; with one point that is
 * Birnbaum's two-parameter model, with one `a` for all items Rasch's), fitted by marginal maximum likelihood (Bock and
 * Aitkin 1981).
 *
 * ```
 * use nms_core::diagnosis::{Calibration, CalibrationOptions, Scores};
 * # let answers = |item: u64| (0..400_u64).map(move |person| u64::from((person * 7919 + item * 104_729) % 401 < 60 * item + person / 3));
 * # let columns: Vec<String> = (1..=4).map(|item| format!("\"i{item}\": {:?}", answers(item).collect::<Vec<_>>())).collect();
 * # let text = format!("{{\"columns\": {{{}}}}}", columns.join(","));
 * let scores = Scores::from_json(&text, &Default::default())?; // 400 persons, 4 items
 * let calibration = Calibration::fit(&scores, &CalibrationOptions::default(), &mut |_| true)?;
 * let levels = calibration.score(&scores, &mut |_| true)?;
 * assert_eq!(levels.len(), 400);
 * // Whoever answers more is never placed lower.
 * assert!(levels.get(399).unwrap().level > levels.get(0).unwrap().level);
 * # Ok::<(), nms_core::Error>(())
 * ```
 */
export interface Calibration {
    /** The items, in the order of the scores. */
    items: CalibratedItem[];
    /** Steps made. */
    iterations: number;
    /** The largest change of a number in the last step. */
    last_change: number | null;
    /** Logarithm of the probability of all of them. */
    log_likelihood: number | null;
    /** The model. */
    model: CalibrationModel;
    /** Persons it was fitted to. */
    persons: number;
    /** Their responses. */
    responses: number;
    /** How it ended. */
    status: FitStatus;
}
/** How items are calibrated. */
export interface CalibrationOptions {
    /** Whether standard errors of items are wanted, as they are unless said otherwise; they take as long as the rest. */
    errors: boolean;
    /** The most steps, from 1 to 10 000; 500 unless said otherwise. */
    iterations: number;
    /** The model; `graded` unless said otherwise. */
    model: CalibrationModel;
    /** Points of the grid of levels between −6 and 6, from 15 to 201; 49 unless said otherwise. */
    points: number;
    /** What is believed before; `weak` unless said otherwise. */
    prior: CalibrationPrior;
    /** It has converged when no number changes by more in a step, from 1e-6 to 0.1; 1e-4 unless said otherwise. */
    tolerance: number;
}
/** Somebody who carries a load. */
export interface Carrier {
    /** Who. */
    id: string;
    /** How many different people. */
    load: number;
}
/** A row of `competences` from a `CFItem`. */
export interface CaseCompetence {
    /** Area, from the [`CaseOptions`]. */
    area: CompetenceArea;
    /** The code that people use, where the package has it only once and it is fit to be an id; else the `identifier`. */
    id: string;
    /** The item it is a child of. */
    parent?: string | null;
    /** The subject of the document, where it has only one and the area is `subject`. */
    subject?: string | null;
    /** Its full statement. */
    title: string;
}
/** What a CASE package becomes. */
export interface CaseImport {
    /** Of each competence whose id is the code that people use (`humanCodingScheme`), its `identifier` in the package. */
    identifiers: {
        [k: string]: string;
    };
    /** What has no place in the tables, and what had to be decided. */
    left_out: LeftOut;
    /** The rows. */
    tables: CaseTables;
}
/** Which area the items of a package belong to. */
export interface CaseOptions {
    /**
     * Areas by the code, the `identifier` or the `CFItemType` of an item, with all that stands below it; or by a
     * subject or the `identifier` of the document. The nearest wins: the item itself before what it is a child of,
     * that before the document; of one item the code before the `identifier` before the type.
     */
    areas: {
        [k: string]: CompetenceArea;
    };
    /**
     * The area of items of which nothing is said; `subject` unless it is given. They are named in
     * [`super::CaseImport::left_out`].
     */
    default_area: CompetenceArea;
}
/** A row of `prerequisites` from an association `precedes`. */
export interface CasePrerequisite {
    /** The item that is preceded. */
    competence: string;
    /** Always `precedes`. */
    kind: string;
    /** The item that precedes it. */
    requires: string;
}
/** The rows of a CASE package, as tables of a region. */
export interface CaseTables {
    /** Rows of `competences`, in the order of the package. */
    competences: CaseCompetence[];
    /** Rows of `prerequisites`, in the order of the package. */
    prerequisites: CasePrerequisite[];
}
/** One change between two packs. */
export interface Change {
    /** The entry of the second pack; another id where the two were matched by their concept. */
    after: string | null;
    /** The entry of the first pack. */
    before: string | null;
    /** The clauses, of the first pack and of the second. */
    clauses: string[];
    /** The field that changed. */
    field: string | null;
    /** What sort of change it is. */
    kind: ChangeKind;
    /** The change in words: `250 → 200`. */
    message: Label;
    /** The section. */
    section: Section;
}
/** A part of a change. */
export interface ChangePart {
    /** What it comes from. */
    cause: ChangeCause;
    /** Causes that come before it and cannot be told from it: between them the indicator has no value. */
    together_with?: ChangeCause[];
    /** How much it is, in the unit of the indicator. */
    value: Decimal;
}
/** A session somebody chooses at prices; it may be more than there are seats for. */
export interface ChoiceRow {
    /** The person. */
    person: string;
    /** The session. */
    session: string;
}
/** An item (задание) that needs skills. */
export interface ClassItem {
    /** Persons who answered it. */
    answered: number;
    /** What is to be known before skills are read from it. */
    flags: ClassFlag[];
    /** The probability (угадывание) of a right answer without all these skills, from 0 to 1. */
    guess: number | null;
    /** Its standard error, from the cross-products of gradients. */
    guess_se: number | null;
    /** Its id. */
    id: string;
    /** The skills it needs, in the order of the Q-matrix. */
    skills: string[];
    /** The probability (ошибка по невнимательности) of a wrong answer in spite of them, from 0 to 1. */
    slip: number | null;
    /** Its standard error. */
    slip_se: number | null;
}
/** How classes of skills are fitted. */
export interface ClassOptions {
    /** Whether standard errors of items are wanted, as they are unless said otherwise. */
    errors: boolean;
    /** The most steps, from 1 to 100 000; 5 000 unless said otherwise. */
    iterations: number;
    /**
     * It has converged when no probability changes by more in a step, from 1e-9 to 0.1; 1e-6 unless said
     * otherwise: steps become small long before the end is near.
     */
    tolerance: number;
}
/**
 * Classical statistics (классическая теория тестов) of one instrument in one wave.
 *
 * Where answers are missing, two bases are used and both are counted: an item's own figures come from everybody who
 * answered it; mean, deviation and reliability from those who answered every item that anybody answered (`complete`).
 * A number that is not there is not nought: `undefined` says why.
 */
export interface Classical {
    /**
     * Cronbach's alpha (Cronbach 1951): the share of the variance of the points that would come again.
     *
     * Items on which all complete persons have the same score are left out of it.
     */
    alpha: Decimal | null;
    /** Persons who answered every item that anybody answered. */
    complete: number;
    /** The items, in their order. */
    items: ItemStatistics[];
    /** The most points that those items give together. */
    maximum: number;
    /** Mean of the complete persons' points. */
    mean: Decimal | null;
    /** Persons with at least one response. */
    persons: number;
    /** Standard deviation of their points, with one less than their number below the line. */
    standard_deviation: Decimal | null;
    /** Standard error of measurement, in points: the deviation times the root of what alpha leaves of one. */
    standard_error: Decimal | null;
    /** Why there is no alpha. */
    undefined: WhyUndefined | null;
}
/** The bounds beyond which an item is flagged; a bound out of reach switches its flag off. */
export interface ClassicalOptions {
    /** Figures of an item that fewer persons answered are marked as resting on few: 30. */
    few_persons: number;
    /** An item whose item-rest correlation is below this hardly tells persons apart: 0.2 (Ebel 1965). */
    low_discrimination: Decimal;
    /**
     * An item of which more than this share of the points is got is too easy: 0.95.
     *
     * Beyond 0.95, as below 0.05, an item of one point has less than a fifth of the variance it has at one half.
     */
    too_easy: Decimal;
    /** An item of which less than this share of the points is got is too hard: 0.05. */
    too_hard: Decimal;
}
/** A figure over several nodes. */
export interface Combined {
    /** Out of what. */
    denominator: Decimal | null;
    /** What counts at the nodes together. */
    numerator: Decimal | null;
    /** The value in the unit of the indicator. */
    value: Decimal | null;
}
/** A competence or an area of competences that the order wants diagnosed. */
export interface Competence {
    /** The area it belongs to. */
    area: CompetenceArea;
    /** Where it stands. */
    clause: string;
    /** Identifier. */
    id: EntryId;
    /** Name in our own short words. */
    label: Label;
    /** A doubtful place. */
    note?: Label | null;
    /** The competence it is a part of. */
    parent?: EntryId | null;
}
/** What a node contributes to the one above. */
export interface Contribution {
    /** Its denominator. */
    denominator: Decimal | null;
    /** The node; the asked one for what stands at it and not below. */
    node: string;
    /** Its numerator. */
    numerator: Decimal | null;
    /** Its value, in the unit of the indicator. */
    value: Decimal | null;
}
/** A point of the curves of an item. */
export interface CurvePoint {
    /** How much an answer tells of the level (Fisher's information). */
    information: number;
    /** The level. */
    level: number;
    /** The probability of each category, from the lowest on. */
    probabilities: number[];
}
/** A node whose loss cuts others off. */
export interface CutPoint {
    /** How many nodes lose the largest part that remains. */
    cut_off: number;
    /** The node. */
    id: string;
}
/** From which probability on a thing is said. */
export interface Cuts {
    /** A deficit; 0.8 unless said otherwise. */
    deficit: number;
    /** No deficit, below this probability of one; 0.2 unless said otherwise. */
    no_deficit: number;
}
/** What is known of a competence that a person's positions require. */
export interface DeficitRow {
    /** Days since the newest of them. */
    age: number | null;
    /** The competence. */
    competence: string;
    /** Pieces of evidence that count. */
    evidence: number;
    /** The upper end. */
    high: number | null;
    /** The level, from all evidence. */
    level: number | null;
    /** The lower end of the interval of 95 %. */
    low: number | null;
    /** Which deficit of the person comes first, foundations before what stands on them; from 1. */
    order: number | null;
    /** The person. */
    person: string;
    /** How probable it is that the level is below the required one. */
    probability: number | null;
    /** Why nothing can be said. */
    reason: DoubtReason | null;
    /** The level required. */
    required: number;
    /** By how much it is then expected to be below. */
    severity: number | null;
    /** Its standard error. */
    standard_error: number | null;
    /** What can be said. */
    status: DeficitStatus;
    /** How much it matters. */
    weight: number;
}
/**
 * The anatomy of an indicator as a formal measure: who is counted, who is left out, what makes one count.
 *
 * Conditions and values are formulas over the rows of the counted table (see `docs/formulas.md`).
 */
export interface Definition {
    /** The table whose rows are counted: `persons`, `organisations`, `school_indicators` and others. */
    counts: string;
    /** Who is left out of it, and why. */
    exclusions?: Exclusion[];
    /** How the rows become a figure. */
    kind: DefinitionKind;
    /** What makes a row of the population count (kinds `share`, `milestone`, `survey`). */
    numerator?: string | null;
    /** The reference column whose different rows are counted (kind `distinct`), or who carries the load (kind `load`). */
    of?: string | null;
    /** The number whose sum stands under the line of a `ratio`, or by which a `mean` is weighted. */
    over?: string | null;
    /** The period whose facts count: `all`, `year`, `school_year`, `latest`, `3 years`, `since 2023-01-01`. */
    period?: string | null;
    /** Who belongs to the population; all rows where it is left out. */
    population?: string | null;
    /** Through which positions a person is placed in the tree: a condition on rows of `positions`. */
    positions?: string | null;
    /** How the text of the order was read, where it can be read otherwise. */
    reading?: Label | null;
    /** Whether the region's own territories are meant, or those of its partners. */
    scope?: Scope;
    /** The number that is added up or compared (kinds `sum`, `mean`, `ratio`, `maximum`, `minimum`). */
    value?: string | null;
}
/** How much of a resource is wanted; of answers for different persons the sums by resource are taken. */
export interface DemandRow {
    /** The resource, from 0 on; [`BOUND`] and [`IMPOSSIBLE`] stand for what else is summed. */
    resource: number;
    /** How much. */
    used: number;
}
/** The derivation of a figure (вывод показателя): everything needed to work it out again by hand. */
export interface Derivation {
    /** The day it is asked about. */
    as_of: string;
    /** The clause it stands on. */
    clause: string;
    /** What the nodes right below contribute, and what stands at the node itself. */
    contributions: Contribution[];
    /** The rows that count. */
    counted: RowList;
    /** How it is computed. */
    definition: Definition;
    /** Who was left out, by reason. */
    exclusions: ExcludedRows[];
    /** The figure. */
    figure: KpiFigure;
    /** The first day whose events count; from the beginning where there is none. */
    from: string | null;
    /** The day whose knowledge is used. */
    known: string;
    /** The name of the indicator. */
    label: Label;
    /** The rows of the population that do not count. */
    not_counted: RowList;
    /** Of a load, who carries more than the norm, the heaviest first. */
    overloaded?: Carrier[];
    /** What is counted at several of them, and at this node once. */
    repeated: Repeated | null;
    /** Whether the region is made and nobody in it is real. */
    synthetic?: boolean;
}
/** Who answered what, and what in it stands in the way of one scale. */
export interface Design {
    /** Persons who have every point there was for them: their level is above what the items can tell. */
    all_points: number;
    /** The parts into which the design falls; one where everything is connected. */
    components: DesignPart[];
    /** What stands in the way: `design.disconnected`, `item.unanswered`, `item.constant`. */
    findings: Error[];
    /** Items with at least one response. */
    items: number;
    /** Persons who have no point at all: their level is below what the items can tell. */
    no_points: number;
    /** Persons with at least one response. */
    persons: number;
    /** Responses. */
    responses: number;
    /** Persons without any response. */
    without_responses: number;
}
/** Items that are tied to each other by persons who answered several of them. */
export interface DesignPart {
    /** The items, in their order. */
    items: string[];
    /** How many persons answered any of them. */
    persons: number;
}
/** What a diagnosis is asked for. */
export interface DiagnosisOptions {
    /** How evidence loses its worth. */
    ageing: Ageing;
    /** The day that is asked about. */
    as_of: string;
    /** How items are calibrated. */
    calibration: CalibrationOptions;
    /** From which probability on a thing is said. */
    cuts: Cuts;
    /** The tree over which people are put together; the administrative one unless said otherwise. */
    hierarchy: HierarchyKind;
    /** The instrument; may be left out where the region has answers to one alone. */
    instrument: string | null;
    /** The day whose knowledge is used; the same day where it is left out. */
    known: string | null;
    /** Reliabilities of other evidence. */
    reliabilities: Reliabilities;
    /** From how many persons on a shared deficit that no activity covers is a request for a programme; 5 unless said otherwise. */
    request: number;
    /** Levels as people are used to see them. */
    scale: ScaleUnits;
    /** Which items make one scale; those of a competence unless said otherwise. */
    scale_by: ScaleBy;
    /** How levels come from answers; by calibrated items unless said otherwise. */
    scoring: Scoring;
    /** The most items named that would settle a doubtful case; 5 unless said otherwise. */
    settle: number;
}
/** A tie of the network, with the names of both ends. */
export interface Edge {
    /** The clause it stands on. */
    clause: string | null;
    /** The one it starts from. */
    from: string;
    /** The function that makes them joint. */
    function: FunctionId | null;
    /** What ties them. */
    kind: RelationKind;
    /** The relation of the pack it comes from. */
    relation: string | null;
    /** Whether the source says it. */
    stated: Stated;
    /** The one it leads to. */
    to: string;
    /** First day it holds. */
    valid_from: string | null;
    /** First day it no longer holds. */
    valid_to: string | null;
}
/** The entries of a pack, section by section, each in the order of its files. */
export interface Entries {
    /** What the abbreviations mean here. */
    abbreviations: Abbreviation[];
    /** Who acts. */
    actors: Actor[];
    /** Acts the document stands on. */
    acts: Act[];
    /** Competence areas. */
    competences: Competence[];
    /** Forms to fill in. */
    forms: Form[];
    /** Who does what. */
    functions: Function[];
    /** Terms. */
    glossary: GlossaryTerm[];
    /** Indicators with their targets. */
    kpis: Indicator[];
    /** Doubtful places. */
    notes: Note[];
    /** Numbered lists as printed. */
    numberings: Numbering[];
    /** Who is tied to whom. */
    relations: Relation[];
    /** Rows of the roadmap. */
    roadmap: Measure[];
    /** Rules for planners and checks. */
    rules: Rule[];
    /** Goals, tasks, mechanisms. */
    statements: Statement[];
}
/**
 * An error as every language sees it: what happened, what to do, where.
 *
 * In Python it is raised as a subclass of `nms.NmsError`, in JavaScript thrown as an `Error`; both carry these fields.
 * Texts name ids and places, never the content of a row.
 */
export interface Error {
    /** Stable code for programs: `pack.invalid`. The part before the first dot is the family. */
    code: string;
    /** What to do about it. */
    help: string;
    /** What happened, in lower case and without a full stop. */
    message: string;
    /** Where: a file with its line, an entry, a field. */
    path: string | null;
    /** The single problems behind it. */
    related?: Error[];
}
/** The way from one actor to another along the ties of guidance, and the levels it crosses. */
export interface Escalation {
    /** How many times the level changes. */
    levels_crossed: number;
    /** Whether there is a way at all. */
    reached: boolean;
    /** The steps in order. */
    steps: Step[];
}
/**
 * A change of a region (событие).
 *
 * - `put` adds a row. Where the table keeps `recorded`, a row with a known key is a new version of the fact; where rows
 *   hold always, it replaces the row.
 * - `end` ends the row of a key that still holds, on the day `on`, the first day it no longer holds.
 * - `withdraw` says that the row of a key is known, since the day `on`, to have been a mistake.
 *
 * ```
 * use nms_core::{Limits, region::Event};
 * let text = r#"[{"kind": "put", "table": "persons", "row": {"id": "p7"}}]"#;
 * let events = Event::from_json(text, &Limits::default())?;
 * assert_eq!(events[0].table, "persons");
 * # Ok::<(), nms_core::Error>(())
 * ```
 */
export interface Event {
    /** What it does. */
    kind: EventKind;
    /** The day of `end` and `withdraw`. */
    on?: string | null;
    /** The day on which an `end` became known. */
    recorded?: string | null;
    /** The cells of the row, by column; of `end` and `withdraw` those of its key. */
    row: {
        [k: string]: unknown;
    };
    /** The table. */
    table: string;
}
/** A piece as it counted. */
export interface Evidence {
    /** How old it is, in days. */
    age: number;
    /** What it is from. */
    kind: EvidenceKind;
    /** Why it has no weight. */
    left_out: LeftOut2 | null;
    /** The level it shows. */
    level: number;
    /** The standard error it has on the day asked about, age included. */
    standard_error: number | null;
    /** Its share in the level, from 0 to 1; what is left to one is what is known of everybody. */
    weight: number;
}
/** Rows left out for one reason. */
export interface ExcludedRows {
    /** Why. */
    reason: Label;
    /** The rows. */
    rows: RowList;
}
/** Who is left out of a population. */
export interface Exclusion {
    /** Why. */
    reason: Label;
    /** Those of the population who satisfy this condition. */
    when: string;
}
/** The answer to "why this session" or "why not" (почему включено или нет). */
export interface Explanation {
    /** Where that rule stands. */
    clause: string | null;
    /** What it closes by itself, in levels of a competence of weight one. */
    closes: number;
    /** The deficits it would close. */
    competences: string[];
    /** The best route with it. */
    instead: string[];
    /** By how much the best route with it is worth less, at these prices, than the best of all. */
    loss: number | null;
    /** The person. */
    person: string;
    /** What its seat is worth to others, with the money and the hours of the supporter that it takes. */
    price: number;
    /** The rule that keeps it from the person, or that makes it mandatory. */
    rule: string | null;
    /** The session. */
    session: string;
    /** Whether it is in the route, and why it is not. */
    why: WhyNot;
}
/** One finding of the linter. */
export interface Finding {
    /** The clause. */
    clause: string;
    /** The rule: `joint.one-sided`; `note` for a doubtful place that stands in the pack. */
    code: string;
    /** The entry it is about; nothing where it is about the document. */
    entry: string | null;
    /** What was found. */
    message: Label;
    /** How the pack reads the doubtful place, where it says so. */
    reading: Label | null;
    /** Other entries it concerns. */
    related: string[];
    /** How grave it is. */
    severity: Severity;
}
/** Everything found wrong with a region: a bounded list for each code, and exact counts. */
export interface Findings {
    /** How many there are of each code. */
    counts: {
        [k: string]: number;
    };
    /** How many errors there are. */
    errors: number;
    /** The first hundred of each code, in the order in which they were found. */
    list: RegionFinding[];
    /** How many warnings there are. */
    warnings: number;
}
/**
 * How well the answers of a person fit.
 *
 * Both numbers are about 1 where answers vary as the curves say; above 1.3 they vary more (guessing, a wrong key, somebody
 * distracted), below 0.7 less. Levels are taken as they are, without their errors.
 */
export interface FitFigure {
    /** Answers that count. */
    answers: number;
    /** The person. */
    id: string;
    /** Squares of residuals, weighed by how much they tell. */
    infit: number | null;
    /** Squares of standardised residuals, all alike: single surprises weigh more. */
    outfit: number | null;
}
/** A form (форма) with its sections, columns and rows. */
export interface Form {
    /** Where it stands. */
    clause: string;
    /** By which day. */
    due?: string | null;
    /** In what shape: `electronic`. */
    format?: string | null;
    /** Identifier. */
    id: EntryId;
    /** Name in our own short words. */
    label: Label;
    /** A doubtful place. */
    note?: Label | null;
    /** Its sections. */
    sections: FormSection[];
    /** Who hands it in. */
    submitted_by: ActorId;
    /** To whom. */
    submitted_to: ActorId;
}
/** A column of a form. */
export interface FormColumn {
    /** First year of experience counted here. */
    from_year?: number | null;
    /** Columns of one group split the same people. */
    group?: string | null;
    /** Identifier inside the section. */
    id: string;
    /** Heading. */
    label: Label;
    /** Largest value. */
    max?: number | null;
    /** Smallest value. */
    min?: number | null;
    /** A doubtful place. */
    note?: Label | null;
    /** Parts of a cell. */
    parts?: string[];
    /** Last year of experience counted here. */
    to_year?: number | null;
    /** Type of its cells: `integer`, `decimal`, `text`, `string`, `per-row`. */
    type: string;
    /** Unit of its cells. */
    unit?: string | null;
}
/** A row of a form. */
export interface FormRow {
    /** Identifier inside the section. */
    id: string;
    /** The indicator that the row yields. */
    indicator?: EntryId | null;
    /** Heading; empty where the source printed none. */
    label: Label;
    /** A doubtful place. */
    note?: Label | null;
    /** The number printed before it. */
    number?: string | null;
    /** The values to choose from. */
    options?: string[];
    /** What a percentage is of: `X` for none. */
    percent?: string | null;
    /** `total`, `part`, `including`. */
    role?: string | null;
    /** The filler names what is counted. */
    specify?: boolean;
    /** Type of the row's cells, where it depends on the row. */
    type?: string | null;
    /** Unit of the row's cells. */
    unit?: string | null;
}
/** A section of a form. */
export interface FormSection {
    /** Conditions between cells, in words. */
    checks?: Label[];
    /** Columns. */
    columns: FormColumn[];
    /** Identifier inside the form. */
    id: EntryId;
    /** Whether its rows are given. */
    kind: FormSectionKind;
    /** Name. */
    label: Label;
    /** A doubtful place. */
    note?: Label | null;
    /** Rows. */
    rows?: FormRow[];
}
/** Where the system hangs on one actor. */
export interface Fragility {
    /** Nodes whose loss cuts others off, the gravest first. */
    cut_points: CutPoint[];
    /** Actors with functions that nobody else holds, those with most first. */
    sole_holders: SoleHolder[];
}
/** A duty of an actor (функция). */
export interface Function {
    /** The actor on whom the source lays it. */
    actor: ActorId;
    /** Where it stands. */
    clause: string;
    /** The same duty of a partner, with which joint marks are compared. */
    counterparts?: FunctionId[];
    /** The source lists the duty without saying who has it. */
    holder_unstated?: boolean;
    /** Identifier. */
    id: FunctionId;
    /** Who probably has it, where the source does not say. */
    inferred?: Inference | null;
    /** On what ground it is joint. */
    joint_basis?: JointBasis | null;
    /** With whom it is done, exactly as printed: one side may name the other without being named back. */
    joint_with?: ActorId[];
    /** The duty in our own short words. */
    label: Label;
    /** A doubtful place. */
    note?: Label | null;
    /** Details: topics, projects, allowed forms. */
    parameters?: {
        [k: string]: unknown;
    };
    /** The function this one repeats. */
    repeats?: FunctionId | null;
}
/** How much a person changed, in deviations of the first wave. */
export interface Gain {
    /**
     * What those who started like this gain on average, whatever was done for this person: a gain is worth a remark where it
     * lies above this, not where it lies above nought.
     */
    expected: number;
    /** The difference. */
    gain: number;
    /** Upper end. */
    high: number;
    /** The level in the later wave, on the scale of the first, from the answers of both. */
    later: number;
    /** Lower end of the 95 % interval. */
    low: number;
    /** The part of it that is the person's own; that of the link all persons share. */
    own_error: number;
    /** The person. */
    person: string;
    /** Its standard error, with that of the link. */
    standard_error: number;
    /** The level in the first wave, from the answers of both. */
    start: number;
}
/** How two waves are compared. */
export interface GainOptions {
    /** The items by which the waves are linked; all that both have unless said otherwise. */
    anchors: string[] | null;
    /** Whether standard errors of items are wanted, as they are unless said otherwise; they take as long as the rest. */
    errors: boolean;
    /** The most steps, from 1 to 10 000; 500 unless said otherwise. */
    iterations: number;
    /** The model; `graded` unless said otherwise. */
    model: CalibrationModel;
    /** Points of the grid of levels between −6 and 6, from 15 to 201; 49 unless said otherwise. */
    points: number;
    /** What is believed before; `weak` unless said otherwise. */
    prior: CalibrationPrior;
    /** It has converged when no number changes by more in a step, from 1e-6 to 0.1; 1e-4 unless said otherwise. */
    tolerance: number;
}
/** The gain of a person on a scale. */
export interface GainRow {
    /**
     * What those who started like this gain on average, whatever was done for this person: a gain is worth a remark where it
     * lies above this, not where it lies above nought.
     */
    expected: number;
    /** The wave it starts from. */
    from: string;
    /** The difference. */
    gain: number;
    /** Upper end. */
    high: number;
    /** The level in the later wave, on the scale of the first, from the answers of both. */
    later: number;
    /** Lower end of the 95 % interval. */
    low: number;
    /** The part of it that is the person's own; that of the link all persons share. */
    own_error: number;
    /** The person. */
    person: string;
    /** The scale. */
    scale: string;
    /** Its standard error, with that of the link. */
    standard_error: number;
    /** The level in the first wave, from the answers of both. */
    start: number;
    /** The wave it leads to. */
    to: string;
}
/** A term of the glossary (понятие). */
export interface GlossaryTerm {
    /** Its abbreviation in the source. */
    abbreviation?: string | null;
    /** Its abbreviation in English. */
    abbreviation_en?: string | null;
    /** Where it stands. */
    clause: string;
    /** The source defines it; otherwise it only uses the word and the definition is our reading. */
    defined_in_source?: boolean;
    /** What it means, in our own sentence. */
    definition: Label;
    /** Identifier. */
    id: EntryId;
    /** What it names. */
    kind?: TermClass;
    /** The term. */
    label: Label;
    /** A doubtful place. */
    note?: Label | null;
}
/** The mean gain of a group, in deviations of the first wave; its figures are absent where no answers tell anything. */
export interface GroupGain {
    /** The mean gain. */
    gain: number | null;
    /** Upper end. */
    high: number | null;
    /** Lower end of the 95 % interval. */
    low: number | null;
    /** Persons whose answers tell something. */
    persons: number;
    /**
     * Its standard error as that of a sample of persons, with that of the link, which does not fall with their number. What
     * the answers of all persons leave open is in the error of the link already and counts once.
     */
    standard_error: number | null;
}
/** The gain of all at an organisation and below it. */
export interface GroupGainRow {
    /** The wave it starts from. */
    from: string;
    /** The mean gain. */
    gain: number | null;
    /** Upper end. */
    high: number | null;
    /** Lower end of the 95 % interval. */
    low: number | null;
    /** Persons whose answers tell something. */
    persons: number;
    /** The scale. */
    scale: string;
    /**
     * Its standard error as that of a sample of persons, with that of the link, which does not fall with their number. What
     * the answers of all persons leave open is in the error of the link already and counts once.
     */
    standard_error: number | null;
    /** The wave it leads to. */
    to: string;
}
/**
 * A required competence among several persons.
 *
 * Everybody counts once, whatever the number of positions. The share is expected (the mean of the probabilities), so that
 * a doubtful case counts for what it is; its interval of 95 % is that of the sum of so many unequal chances, and of the error
 * of putting waves on one scale, which all share.
 */
export interface GroupRow {
    /** The competence. */
    competence: string;
    /** Of them with a deficit. */
    deficits: number;
    /** The upper end. */
    high: number | null;
    /** The mean level. */
    level: number | null;
    /** The lower end of its interval. */
    low: number | null;
    /** Of them without. */
    no_deficits: number;
    /** Of them of whom too little is known. */
    not_enough_evidence: number;
    /** Persons whose positions require it. */
    persons: number;
    /** The expected share of a deficit among those of whom anything is known. */
    share: number | null;
    /** Its standard error. */
    standard_error: number | null;
}
/** The head of a pack: which document it is, where and when it holds, what it builds on. */
export interface Header {
    /** Acts that the document amends. */
    amends?: EntryId[];
    /** The pack this one builds on: its entries hold here too, unless an entry of the same id stands here. */
    extends?: string | null;
    /** Identifier of the pack: `orenburg-2023`. */
    id: string;
    /** The region or body whose document it is. */
    jurisdiction: Label;
    /** Name of the document in our own short words. */
    label: Label;
    /** Entries of the extended pack that do not hold here. */
    omits?: EntryId[];
    /** Acts that the document repeals. */
    repeals?: EntryId[];
    /** First day it holds. */
    valid_from?: string | null;
    /** First day it no longer holds. */
    valid_to?: string | null;
    /** Version of the pack, `1.0.0`; the document itself does not change. */
    version: string;
}
/** A function that a node holds, by itself or by a role. */
export interface HeldFunction {
    /** The clause it stands on. */
    clause: string;
    /** The function. */
    function: FunctionId;
    /** The duty in words. */
    label: Label;
    /** The roles through which it is inherited, the nearest first; empty for a function of the node's own. */
    via: string[];
}
/** An indicator (показатель): what is counted over whom, and the value that is promised. */
export interface Indicator {
    /** How its values over schools are put together. */
    aggregations?: Aggregation[];
    /** Which way is better, where the target does not say so. */
    better?: Better | null;
    /** Where it stands. */
    clause: string;
    /** A name for the same indicator in other regions, by which two packs are compared. */
    concept?: string | null;
    /** How it is computed from the region's tables. */
    definition?: Definition | null;
    /** Out of what. */
    denominator?: Label | null;
    /** The direction of the order it belongs to. */
    direction?: string | null;
    /** Identifier. */
    id: IndicatorId;
    /** How it is measured. */
    kind: IndicatorKind;
    /** Name in our own short words. */
    label: Label;
    /** A doubtful place. */
    note?: Label | null;
    /** What is counted. */
    numerator?: Label | null;
    /** Values that the source prints. */
    observed?: Observation[];
    /** The period it is measured over. */
    period?: Label | null;
    /** Whom it is about. */
    population: Label;
    /** How often it comes due. */
    recurrence?: Recurrence | null;
    /** Remarks on how it is to be computed. */
    remarks?: Label[];
    /** The promised value. */
    target?: Target | null;
    /** The kind its printed title claims, where that is another one. */
    titled_as?: IndicatorKind | null;
    /** The unit of its values. */
    unit: Label;
    /** What it serves for beside reporting. */
    used_for?: IndicatorUse | null;
}
/** A hypothesis about who holds a function, never mixed with what the source states. */
export interface Inference {
    /** The probable holders. */
    actors: ActorId[];
    /** What it rests on. */
    basis: Label;
    /** How sure the reading is. */
    confidence: Confidence;
}
/** A point of the information of all items together. */
export interface InformationPoint {
    /** The information of all items. */
    information: number;
    /** The level. */
    level: number;
    /** The standard error of somebody of whom the answers alone are known: one by the root of the information. */
    standard_error: number | null;
}
/**
 * How well the answers to an item fit.
 *
 * Mean squares as of persons. S-X² (Orlando and Thissen 2000) takes levels into account with their errors: among persons
 * with the same sum of right answers, it compares those who have the item right with those who should. It is over the
 * persons who answered every item that has a curve and two scores.
 */
export interface ItemFit {
    /** Answers that count. */
    answers: number;
    /** The item. */
    id: string;
    /** Squares of residuals, weighed by how much they tell. */
    infit: number | null;
    /** Squares of standardised residuals, all alike: single surprises weigh more. */
    outfit: number | null;
    /** S-X². */
    s_x2: number | null;
    /**
     * Its degrees of freedom: groups that are compared, less the two numbers of the curve (also under Rasch's model, as in
     * the R package mirt).
     */
    s_x2_df: number | null;
    /** How probable as much or more is under the right curve; below 0.01 or so the curve is not that of the answers. */
    s_x2_p: number | null;
    /** Why there is no S-X². */
    s_x2_undefined: WhyUndefined | null;
}
/** Something wrong with an item: what, the figure that says so and the bound it lies beyond. */
export interface ItemFlag {
    /** The bound. */
    bound: Decimal | null;
    /** What is wrong. */
    kind: FlagKind;
    /** The figure: a share of points, a correlation, a number of persons; none where no figure is needed. */
    value: Decimal | null;
}
/** An item in a wave: as points count it, and as it stands on its scale. */
export interface ItemRow {
    /** On its scale. */
    calibrated: CalibratedItem | null;
    /** By classical statistics. */
    classical: ItemStatistics;
    /** How well its answers fit: residuals weighed by what they tell. */
    infit: number | null;
    /** The same, all residuals alike. */
    outfit: number | null;
    /** S-X²: how well its answers fit, group by group of persons with the same sum of right answers. */
    s_x2: number | null;
    /** Its degrees of freedom. */
    s_x2_df: number | null;
    /** How probable as much or more is under the right curve. */
    s_x2_p: number | null;
    /** Its scale. */
    scale: string;
    /** The wave. */
    wave: string;
}
/** Classical statistics of an item. */
export interface ItemStatistics {
    /** Cronbach's alpha of the complete persons without the item: a larger one speaks against the item. */
    alpha_if_deleted: Decimal | null;
    /** Why there is no alpha without the item. */
    alpha_if_deleted_undefined: WhyUndefined | null;
    /** Their share of the points they could have: the larger, the easier the item. */
    difficulty: Decimal | null;
    /** What is wrong with the item. */
    flags: ItemFlag[];
    /** The item. */
    item: string;
    /**
     * Item-rest correlation (дискриминативность): of the item's score with the share of points on the other items that
     * the person answered. Where everybody answered everything, it is the corrected item-total correlation.
     */
    item_rest: Decimal | null;
    /** Why there is no item-rest correlation. */
    item_rest_undefined: WhyUndefined | null;
    /** The most points it gives. */
    maximum: number;
    /** How many persons answered it. */
    persons: number;
    /** The points they have together. */
    points: number;
    /** How many of them answered other items too. */
    rest_persons: number;
}
/** What some persons choose at prices. */
export interface KernelAnswer {
    /** The sessions they choose. */
    choices: ChoiceRow[];
    /** What they want of everything shared. */
    demand: DemandRow[];
}
/**
 * The change of an indicator at a node between two reports (сравнение отчётов).
 *
 * The first report is turned into the second one step at a time: the second's definition; then the second's data, still
 * about the first day; then the tree of the second day; then the population of the second day, with the numerator as it
 * was; then the rest. Each part is the difference a step makes, so the parts add up to the change, digit for digit.
 */
export interface KpiChange {
    /** The second value. */
    after: Decimal | null;
    /** The first value. */
    before: Decimal | null;
    /** The change; nothing where one of the two has no value. */
    change: Decimal | null;
    /** The indicator. */
    indicator: string;
    /** The node. */
    node: string;
    /** The parts of the change, one for each cause; empty where there is no change to take apart. */
    parts: ChangePart[];
}
/** The figure of one indicator at one node. */
export interface KpiFigure {
    /** Out of what, exactly. */
    denominator: Decimal | null;
    /** How many were left out of it. */
    excluded: number;
    /** The indicator. */
    indicator: string;
    /** For a load: how many carry it, and how many carry more than the norm. */
    load: LoadFigure | null;
    /** The node. */
    node: string;
    /** What counts, exactly. */
    numerator: Decimal | null;
    /** How many belong to the population. */
    population: number;
    /** Why there is no value. */
    reason: Reason | null;
    /** How many more would reach the target, for shares and counts that fall short of it; nothing where more do not help. */
    shortfall: number | null;
    /** Where it stands against its target: compared exactly, before any rounding. */
    status: Status;
    /** The value in the unit of the indicator, with six digits after the point. */
    value: Decimal | null;
}
/** What a report is asked for. */
export interface KpiOptions {
    /** The day that is asked about. */
    as_of: string;
    /** The tree over which figures are put together. */
    hierarchy: HierarchyKind;
    /** The day whose knowledge is used; the same day where it is left out. */
    known: string | null;
    /** The indicators wanted; all that have a definition where it is left out. */
    only: string[] | null;
}
/**
 * A short text in both languages of the project.
 *
 * ```
 * use nms_core::{Label, Language};
 * let label = Label::new("методист", "methodist");
 * assert_eq!(label.get(Language::Russian), "методист");
 * assert_eq!(label.get(Language::English), "methodist");
 * ```
 */
export interface Label {
    /** The text in English. */
    en: string;
    /** The text in Russian. */
    ru: string;
}
/** What a package says that the rows do not, and what had to be decided: exact counts and a bounded list. */
export interface LeftOut {
    /** How many there are of each reason, part and field, in the order in which they were first met. */
    counts: LeftOutCount[];
    /** The first hundred of each, in the same order. */
    list: LeftOutEntry[];
    /** How many there are. */
    total: number;
}
/** How many things are left out of one field for one reason. */
export interface LeftOutCount {
    /** How many. */
    count: number;
    /** The field, or the type of an association: `educationLevel`, `isRelatedTo`. */
    field: string;
    /** The part of the package: `CFItems`; `options` for what the caller said. */
    part: string;
    /** Why. */
    reason: LeftOutReason;
}
/** One thing that is left out. */
export interface LeftOutEntry {
    /** Of an association, the `identifier` it leads to. */
    destination?: string | null;
    /** The field, or the type of an association. */
    field: string;
    /** The `identifier` of the item, association or definition, where it has one. */
    id?: string | null;
    /** Of an association, the `identifier` it starts from. */
    origin?: string | null;
    /** The part of the package. */
    part: string;
    /** Why. */
    reason: LeftOutReason;
}
/** The level of a person on a scale in a wave. */
export interface LevelRow {
    /** Items answered. */
    answered: number;
    /** The upper end. */
    high: number;
    /** The level. */
    level: number;
    /** The lower end of the interval of 95 %. */
    low: number;
    /** The share of points. */
    percent: number;
    /** Its binomial standard error. */
    percent_error: number;
    /** The person. */
    person: string;
    /** The scale. */
    scale: string;
    /** Its standard error, that of linking waves included. */
    standard_error: number;
    /** The wave. */
    wave: string;
}
/**
 * The most that one call takes in; a caller who knows better raises them.
 *
 * ```
 * let limits = nms_core::Limits { rows: 1_000, ..Default::default() };
 * assert_eq!(limits.bytes, nms_core::Limits::default().bytes);
 * ```
 */
export interface Limits {
    /** Bytes of all texts of one call together. */
    bytes: number;
    /** Depth of nested values. */
    depth: number;
    /** Rows of one table, or entries of one pack. */
    rows: number;
    /** Characters of one text. */
    text: number;
}
/**
 * How a level of a wave is said on the scale of another, the reference: `slope · level + shift`.
 *
 * Both calibrations put their own persons at mean 0 and deviation 1. Items that were used unchanged in both (anchors) tell
 * how these persons differ: the slope is the ratio of their discriminations (a mean of logarithms), the shift the mean
 * difference of their difficulties, both weighed by precision (mean and geometric mean linking: Kolen and Brennan 2014,
 * chapter 6). An item's difficulty is the mean over its categories.
 *
 * The error of either is the larger of two: what the items' standard errors make of it, and what the scatter over anchors
 * makes of it, `deviation / √anchors` (the link error of PISA: OECD 2009, chapter 12). The line is surest at `centre`, the
 * mean difficulty of the anchors; see [`Link::link_error`].
 *
 * ```
 * use nms_core::{Limits, diagnosis::Calibration};
 * let bank = |intercepts: [f64; 3], slope: f64| {
 *     let item = |(number, at): (usize, &f64)| {
 *         format!(r#"{{"id": "i{number}", "discrimination": {slope}, "intercepts": [{at}]}}"#)
 *     };
 *     let items: Vec<_> = intercepts.iter().enumerate().map(item).collect();
 *     Calibration::from_json(&format!(r#"{{"items": [{}]}}"#, items.join(",")), &Limits::default())
 * };
 * // Difficulties 0, 1, −1, and in the other wave, whose persons are better by 0.5 and differ less, (b − 0.5) / 0.8.
 * let link = bank([0.0, -1.0, 1.0], 1.0)?.link(&bank([0.5, -0.5, 1.5], 0.8)?, None)?;
 * assert!((link.slope - 0.8).abs() < 1e-9 && (link.shift - 0.5).abs() < 1e-9);
 * let (level, error) = link.apply(1.0, 0.3);
 * assert!((level - 1.3).abs() < 1e-9 && (error - 0.24).abs() < 1e-9);
 * # Ok::<(), nms_core::Error>(())
 * ```
 */
export interface Link {
    /** All anchors, in the order of the reference. */
    anchors: Anchor[];
    /** The level, on the wave's own scale, at which the link is surest. */
    centre: number;
    /** The standard error there. */
    centre_se: number;
    /** What is to be known before it is used. */
    flags: LinkFlag[];
    /** What is added then, in deviations of the reference. */
    shift: number;
    /** Its standard error: that of a level of nought. */
    shift_se: number;
    /** By what a level is multiplied, above nought. */
    slope: number;
    /** Its standard error. */
    slope_se: number;
    /** How many anchors it rests on. */
    used: number;
}
/** How a load is spread at a node. */
export interface LoadFigure {
    /** How many carry more than the norm. */
    above: number;
    /** How many carry it. */
    carriers: number;
    /** The mean of the loads of those who carry it: like the largest, over the people each supports anywhere. */
    mean: Decimal | null;
}
/** A row of a roadmap (мероприятие дорожной карты). */
export interface Measure {
    /** Measures that must come before it. */
    after?: EntryId[];
    /** The part of the roadmap it stands in. */
    block: Label;
    /** Where it stands. */
    clause: string;
    /** Who does it; empty where the table has one column for both. */
    executors?: ActorId[];
    /** Identifier. */
    id: EntryId;
    /** Indicators that it feeds. */
    indicators?: IndicatorId[];
    /** The responsible bodies act jointly. */
    joint?: boolean;
    /** What sort of measure it is. */
    kind?: MeasureKind | null;
    /** What is to be done, in our own short words. */
    label: Label;
    /** The table has no column for results. */
    no_result_column?: boolean;
    /** A doubtful place. */
    note?: Label | null;
    /** The number printed before the row; nothing where the source lost it. */
    number?: string | null;
    /** The table has one column for those who answer and those who do. */
    one_column?: boolean;
    /** Another reading of a damaged row; a caller chooses it explicitly. */
    reading?: Reading | null;
    /** Who answers for it; empty where the source lost it. */
    responsible?: ActorId[];
    /** What comes of it; nothing where the source lost it. */
    result?: Label | null;
    /** When. */
    term: Term;
    /** The measure over it, where rows are grouped. */
    umbrella?: Label | null;
}
/** One difference between two days. */
export interface NetworkChange {
    /** The tie of the second day, if it holds then. */
    after: Edge | null;
    /** The tie of the first day, if it held then. */
    before: Edge | null;
    /** What happened. */
    kind: NetworkChangeKind;
}
/** An actor of the pack or an organisation of the region. */
export interface Node {
    /** Abbreviation, if there is one. */
    abbreviation: string | null;
    /** The clause an actor stands on. */
    clause: string | null;
    /** Identifier. */
    id: string;
    /** Kind: a word of the pack's kinds of actors, or the kind of organisation. */
    kind: string;
    /** Name. */
    label: Label;
    /** Latitude of an organisation, degrees north. */
    lat: Decimal | null;
    /** The level it works at. */
    level: Level;
    /** Longitude of an organisation, degrees east. */
    lon: Decimal | null;
    /** Where it comes from. */
    origin: Origin;
    /** Whether an organisation stands in the countryside. */
    rural: boolean | null;
    /** The territory an organisation stands in. */
    territory: string | null;
}
/** A contradiction, gap or damage of the source, with the reading that the pack chose. */
export interface Note {
    /** Where it stands. */
    clause: string;
    /** The lint rule that finds the same by itself; the note then only adds the reading. */
    found_by?: string | null;
    /** Identifier. */
    id: EntryId;
    /** What sort of doubt it is. */
    kind: NoteKind;
    /** What is doubtful. */
    label: Label;
    /** A remark. */
    note?: Label | null;
    /** The entries it concerns; none where it concerns the document as a whole. */
    on?: EntryId[];
    /** How the pack reads it. */
    reading: Label;
}
/** A numbered list of the source, as printed; gaps and repetitions are findings. */
export interface Numbering {
    /** Where it stands. */
    clause: string;
    /** Identifier. */
    id: EntryId;
    /** What is numbered. */
    label: Label;
    /** A doubtful place. */
    note?: Label | null;
    /** The numbers in the order of print. */
    numbers: string[];
}
/** A value that the source prints. */
export interface Observation {
    /** How many schools the scope has. */
    base?: number | null;
    /** How it is meant: `>` for "more than". */
    comparator?: Comparator | null;
    /** The count behind a share. */
    count?: number | null;
    /** Largest value of a school. */
    max?: Decimal | null;
    /** Mean over schools. */
    mean?: Decimal | null;
    /** Smallest value of a school. */
    min?: Decimal | null;
    /** How many of them have a value other than nought. */
    nonzero?: number | null;
    /** How many schools are counted beside the value. */
    schools?: number | null;
    /** What those schools have in common. */
    schools_with?: Label | null;
    /** Where it was observed. */
    scope: Label;
    /** The value itself. */
    value?: Decimal | null;
    /** In which year. */
    year?: number | null;
}
/** An organisation of a region: a school, a municipality, a centre (table `organisations`). */
export interface Organisation {
    /** Identifier, unique among the organisations and the actors of the pack. */
    id: string;
    /** Kind: `school`, `municipality`, … An actor of the pack that is a template of this kind becomes its role. */
    kind: string;
    /** Latitude, degrees north. */
    lat?: Decimal | null;
    /** The level it works at. */
    level: Level;
    /** Longitude, degrees east. */
    lon?: Decimal | null;
    /** Whether it stands in the countryside. */
    rural?: boolean | null;
    /** The territory it stands in. */
    territory?: string | null;
    /** Name to show; the id where there is none. */
    title?: string | null;
}
/** A file of a package. */
export interface PackageFile {
    /** How it holds the table. */
    format: FileFormat;
    /** Where it lies, from the folder of the package; never outside of it. */
    path: string;
    /** The table it holds, or a part of it. */
    table: string;
}
/** A [`PercentLevel`] with its person and figures, as it is shown; figures are absent where nothing was answered. */
export interface PercentScore {
    /** Upper end. */
    high: Decimal | null;
    /** Lower end of the 95 % interval (Wilson 1927). */
    low: Decimal | null;
    /** The most points those items give. */
    maximum: number;
    /** The person. */
    person: string;
    /** Points got. */
    points: number;
    /** How many items the person answered. */
    responses: number;
    /** Share of the points, from 0 to 1. */
    share: Decimal | null;
    /** Binomial standard error of the share; nought for a share of 0 or 1, which is why there is an interval too. */
    standard_error: Decimal | null;
}
/**
 * How well the answers of a person on a scale in a wave fit (Wright and Masters 1982).
 *
 * Both numbers are about 1 where answers vary as the curves say; above 1.3 or so the level is to be doubted: hard items right
 * and easy ones wrong. With few answers they vary widely.
 */
export interface PersonFitRow {
    /** Answers that count. */
    answers: number;
    /** Squares of residuals, weighed by how much they tell. */
    infit: number | null;
    /** Squares of standardised residuals, all alike: single surprises weigh more. */
    outfit: number | null;
    /** The person. */
    person: string;
    /** The scale. */
    scale: string;
    /** The wave. */
    wave: string;
}
/** The level of a person: the mean and the deviation of what its answers leave possible (EAP: Bock and Mislevy 1982). */
export interface PersonLevel {
    /** Items answered that have a curve. */
    answered: number;
    /** The level; that of somebody of whom nothing is known where nothing was answered. */
    level: number;
    /** The person. */
    person: string;
    /** Its standard error. */
    standard_error: number;
}
/** What is known of a person (профиль работника). */
export interface PersonProfile {
    /** What its positions require: deficits in their order, then the rest by competence. */
    competences: ProfileRow[];
    /** Its levels on every scale in every wave. */
    levels: LevelRow[];
    /** The person. */
    person: string;
}
/** The skills of a person. */
export interface PersonSkills {
    /** Items answered of which something is known. */
    answered: number;
    /** The person. */
    person: string;
    /** For each skill the probability that the person has it; the share of all who have it where nothing was answered. */
    probabilities: number[];
}
/** The difference of two plans (сравнение планов). */
export interface PlanChange {
    /** What the second one is worth. */
    after: number;
    /** What the first plan is worth, in levels of a competence of weight one. */
    before: number;
    /** All others that have a route in one of them, by id. */
    persons: RouteChange[];
    /** Persons in both plans whose routes are the same. */
    same: number;
    /** Sessions given to more or fewer persons, by id, with how many there were and are. */
    sessions: SessionChange[];
}
/** What was known after a round of prices. */
export interface PlanStep {
    /** What no plan can exceed, as far as it is proved. */
    bound: number | null;
    /** The round. */
    round: number;
    /** What the best plan so far is worth, in levels of a competence of weight one. */
    value: number | null;
}
/** A plan in a few figures. */
export interface PlanSummary {
    /** What no plan can exceed. */
    bound: number;
    /** How far the value is below the bound, as a share of it. */
    gap: number | null;
    /** Persons of whom what has begun already breaks the rules; they get nothing more. */
    infeasible: string[];
    /** Items of all routes. */
    items: number;
    /** Persons planned for. */
    persons: number;
    /** What the prices alone prove: above `bound` where branching lowered that. */
    priced_bound: number;
    /** Rounds of prices made. */
    rounds: number;
    /** How planning ended. */
    status: PlanStatus;
    /** What the plan is worth, in levels of a competence of weight one. */
    value: number;
    /** Of them with a route. */
    with_route: number;
}
/**
 * Something shared, with its price (цена места): what one more seat, rouble, hour or person less would add, at most, to what the
 * prices prove ([`PlanSummary::priced_bound`]).
 */
export interface PriceRow {
    /** What it is. */
    kind: SharedKind;
    /** Persons missing to the target. */
    missing: number;
    /** What one more would add, in levels of a competence of weight one. */
    price: number;
    /** The provider of a budget. */
    provider: string | null;
    /** The session. */
    session: string | null;
    /** The supporter whose hours they are. */
    supporter: string | null;
    /** The territory of a target. */
    territory: string | null;
    /** How much is given, or persons that reach the target. */
    used: number;
    /** Seats, roubles or hours that there are, or persons that the target asks for. */
    wanted: number;
}
/** A name as the source prints it. */
export interface PrintedName {
    /** Whether it is another name of the same actor or only another spelling. */
    as?: AliasUse;
    /** Where it is printed. */
    clause: string;
    /** The printed name. */
    text: string;
}
/** A required competence with all that is known of it. */
export interface ProfileRow {
    /** What can be said. */
    deficit: DeficitRow;
    /** From what. */
    evidence: Evidence[];
    /** What would settle it. */
    settling: Settling | null;
    /** The deficits it stands on. */
    stands_on: string[];
}
/** A request for a programme (запрос на разработку программы). */
export interface ProgrammeRequest {
    /** Activities that develop it but are not open to these. */
    activities: string[];
    /** The competence. */
    competence: string;
    /** Persons with a deficit in it. */
    persons: number;
    /** The posts of these, with how many hold each. */
    posts: {
        [k: string]: number;
    };
    /** Its subject. */
    subject: string | null;
    /** Their territories, with how many work in each. */
    territories: {
        [k: string]: number;
    };
    /** Of them without any activity that develops it and is open to them. */
    uncovered: number;
}
/** How far a long call has come. */
export interface Progress {
    /** Of a plan: what no plan can exceed, as far as it is proved. */
    bound?: number | null;
    /** How much the last step changed; the stage ends when it is small enough. Of a plan it is the gap. */
    change: number;
    /** The most steps there can be. */
    most: number;
    /** What is being done: `calibrate`, `classes`, `score`, `plan`. */
    stage: string;
    /** Steps made. */
    step: number;
    /** Of a plan: what the best one so far is worth, in levels of a competence of weight one. */
    value?: number | null;
}
/** A number with its comparator: "more than 2 000". */
export interface Quantity {
    /** `=` or `>`. */
    comparator: Comparator;
    /** The number. */
    value: number;
}
/** Another alignment of the cells of a damaged row. */
export interface Reading {
    /** What the reading rests on. */
    basis: Label;
    /** How sure it is. */
    confidence: Confidence;
    /** Who does it. */
    executors?: ActorId[];
    /** What is to be done. */
    measure?: Label | null;
    /** Who answers. */
    responsible?: ActorId[];
    /** What comes of it. */
    result?: Label | null;
}
/** How often an indicator comes due. */
export interface Recurrence {
    /** Step: `year`. */
    every: string;
    /** First year. */
    from?: number | null;
    /** Last year. */
    to?: number | null;
}
/**
 * Something wrong with a row, a column or a table.
 *
 * It names ids and places, never what else stands in a row.
 */
export interface RegionFinding {
    /** Stable code for programs: `reference.dangling`. */
    code: string;
    /** The column. */
    column: string | null;
    /** What to do about it. */
    help: string;
    /** The key of the row, its parts joined by ` / `. */
    key: string | null;
    /** What is wrong, in lower case and without a full stop. */
    message: string;
    /** The row, counted from 1 without the header. */
    row: number | null;
    /** Whether the region is refused for it. */
    severity: RegionSeverity;
    /** The table. */
    table: string;
}
/** What a region adds to the actors of its pack. */
export interface RegionRows {
    /** Organisations. */
    organisations: Organisation[];
    /** Ties. */
    relations: Tie[];
}
/** A tie from one actor to another. */
export interface Relation {
    /** What the tie is about. */
    about?: Label | null;
    /** On what ground a function is joint. */
    basis?: JointBasis | null;
    /** Where it stands. */
    clause: string;
    /** The actor it starts from. */
    from: ActorId;
    /** The function that makes two actors joint. */
    function?: FunctionId | null;
    /** Identifier. */
    id: EntryId;
    /** The tie: `from` does it to `to`. */
    kind: RelationKind;
    /** A doubtful place. */
    note?: Label | null;
    /** Whether the source says it or it follows from what it says. */
    stated?: Stated;
    /** The actor it leads to. */
    to: ActorId;
}
/** A relaxation, and what planning again with it has shown (что изменить, чтобы цель была выполнима). */
export interface Relaxation {
    /** What cannot be met: `with_route`, `federal`, or the name of a rule that makes items mandatory. */
    demand: string;
    /** What is relaxed. */
    kind: RelaxationKind;
    /** Persons missing to the demand as it is. */
    missing: number;
    /** Persons missing once it is relaxed. */
    missing_after: number;
    /** The share that can be reached, in percent. */
    percent: number | null;
    /** How many seats more. */
    seats: number | null;
    /** The session that gets more seats, or other dates. */
    session: string | null;
    /** The new first day. */
    start: string | null;
    /** The territory of the target. */
    territory: string | null;
    /** The relaxation in words. */
    text: Label;
    /** What the plan is then worth, in levels of a competence of weight one. */
    value: number;
}
/**
 * Declared reliabilities of evidence without a standard error of its own, from 0 to 1: the share of the variance of such
 * assessments that is not error. Evidence without either has no weight.
 */
export interface Reliabilities {
    /** Of observed lessons. */
    observation: number | null;
    /** Of results of pupils. */
    pupil_results: number | null;
    /** Of self-assessments. */
    self: number | null;
    /** Of tests of others, in the table of assessments. */
    test: number | null;
}
/** What several contributions have in common. */
export interface Repeated {
    /** By how much the numerators together exceed the one above. */
    numerator: number;
    /** The same for the population. */
    population: number;
}
/** An indicator as a report shows it. */
export interface ReportedIndicator {
    /** The clause it stands on. */
    clause: string;
    /** Identifier. */
    id: string;
    /** How its rows become a figure. */
    kind: DefinitionKind;
    /** Name. */
    label: Label;
    /** The target in force on the day. */
    target: ShownTarget | null;
    /** The unit of its values. */
    unit: Label;
}
/** A node of the tree of a report. */
export interface ReportedNode {
    /** The organisation; `*` for the whole, where several stand at the top. */
    id: string;
    /** The node above. */
    parent: string | null;
}
/** Who answers for a function: a row of the matrix, the holder first. */
export interface Responsibility {
    /** The clause it stands on. */
    clause: string;
    /** The function. */
    function: FunctionId;
    /** The actor under whose name the source lists it. */
    holder: ActorId;
    /** The duty in words. */
    label: Label;
    /** Everyone who has part in it. */
    shares: Share[];
    /** Whether the source says that the holder has it. */
    stated: boolean;
}
/** An item of a route that a curator must look after (риск неосвоения). */
export interface RiskRow {
    /** Until which day something must happen. */
    by: string;
    /** What endangers it. */
    kind: RiskKind;
    /** Whose it is. */
    person: string;
    /** The route. */
    route: string;
    /** The session. */
    session: string;
}
/** What changed for a person. */
export interface RouteChange {
    /** Sessions that only the second plan gives. */
    added: string[];
    /** What the second one closes. */
    after: number;
    /** What the first route closes, in levels of a competence of weight one. */
    before: number;
    /** The person. */
    person: string;
    /** Sessions that only the first plan gives. */
    removed: string[];
}
/** An item of a route (пункт ИОМ): a session with what it is for. */
export interface RouteItem {
    /** Its activity. */
    activity: string;
    /** The clauses it rests on: of rules that make it mandatory or let it be, of targets that it counts for. */
    clauses: string[];
    /** The deficits it is for. */
    competences: string[];
    /** The last day. */
    end: string | null;
    /** Its length in hours. */
    hours: number;
    /** The kind of the activity. */
    kind: string;
    /** The person. */
    person: string;
    /** What its seat is worth to others. */
    price: number;
    /** The session. */
    session: string;
    /** How it stands. */
    standing: ItemStanding;
    /** The first day. */
    start: string | null;
    /** What the route would close less without it, in levels of a competence of weight one. */
    worth: number;
}
/** Rows of a table by their keys: the first thousand. */
export interface RowList {
    /** Their keys. */
    keys: string[];
    /** The table. */
    table: string;
    /** How many there are. */
    total: number;
}
/** A rule (правило): a condition of the order with its parameters, for the stages further right. */
export interface Rule {
    /** Which stages read it. */
    applies_to: RuleUse[];
    /** Where it stands. */
    clause: string;
    /** Identifier. */
    id: EntryId;
    /** Indicators that the rule feeds. */
    indicators?: EntryId[];
    /** The rule in short words; the English one is a sentence. */
    label: Label;
    /** A doubtful place. */
    note?: Label | null;
    /** Its numbers and words; shares are in percent, months are numbered from 1. */
    parameters?: {
        [k: string]: unknown;
    };
    /** How firmly the source says it. */
    strength: RuleStrength;
}
/** A scale in a wave. */
export interface ScaleRow {
    /** Those who have every point there was for them: their level is above what the items can tell. */
    all_points: number;
    /** Cronbach's alpha. */
    alpha: Decimal | null;
    /** Why it has no levels. */
    fault: Error | null;
    /** The first day of its answers. */
    from: string | null;
    /** Items answered. */
    items: number;
    /** The largest change of a number in its last step. */
    last_change: number | null;
    /** How it was put on the scale of the first wave. */
    link: Link | null;
    /** Those of them who have no point at all: their level is below what the items can tell. */
    no_points: number;
    /** Persons who answered. */
    persons: number;
    /** The share of the variance of levels that is not error. */
    reliability: number | null;
    /** A competence, an area, or the instrument. */
    scale: string;
    /** How the calibration ended. */
    status: FitStatus | null;
    /** The last one. */
    to: string | null;
    /** The wave. */
    wave: string;
}
/** Levels as people are used to see them: `origin + unit · level`. */
export interface ScaleUnits {
    /** Where the mean of the first wave stands (a share of points of nought); 0 unless said otherwise. */
    origin: number;
    /** How much a deviation of the first wave is (a share of points of one); 1 unless said otherwise. */
    unit: number;
}
/** An item (задание) of an instrument. */
export interface ScoredItem {
    /** Identifier, unique in the instrument. */
    id: string;
    /** The most points it gives, at least 1. */
    maximum: number;
}
/** How many persons a session is given to. */
export interface SessionChange {
    /** In the second one. */
    after: number;
    /** In the first plan. */
    before: number;
    /** The session. */
    session: string;
}
/** What would settle a doubtful case. */
export interface Settling {
    /** Items the person has not answered in the latest wave, the most telling first. */
    items: SettlingItem[];
    /** Whether after all of them the case is expected to be settled, if the level stays what it is believed to be. */
    settles: boolean;
}
/** An item that would tell most about a doubtful case. */
export interface SettlingItem {
    /** How much an answer tells at the level the person is believed to have (Fisher's information). */
    information: number;
    /** The item. */
    item: string;
    /** The standard error expected after it and those before it. */
    standard_error: number;
}
/** One cell of the matrix: an actor's part in a function. */
export interface Share {
    /** The actor. */
    actor: ActorId;
    /** How sure a probable holder is. */
    confidence: Confidence | null;
    /** The actor's own function in which it names the other side back. */
    counterpart: FunctionId | null;
    /** Its name. */
    label: Label;
    /** Its part. */
    part: Part;
}
/** A target as a report shows it. */
export interface ShownTarget {
    /** How a value is compared with it. */
    comparator: Comparator;
    /** The day by which it is due. */
    due: string | null;
    /** The bound, in the unit of the indicator. */
    value: Decimal | null;
}
/**
 * Items and skills as they were fitted to answers.
 *
 * A class is a set of skills. Who has all skills that an item needs answers it right except by a slip; who lacks any of
 * them answers it wrong except by a guess (the DINA model: Haertel 1989; Junker and Sijtsma 2001). Guesses, slips and the
 * shares of the classes are those of maximum likelihood (expectation and maximisation: de la Torre 2009).
 *
 * ```
 * use nms_core::{Limits, diagnosis::{ClassOptions, QMatrix, Scores, SkillClasses}};
 * let limits = Limits::default();
 * let q = QMatrix::from_json(r#"{"items": {"i1": ["s1"], "i2": ["s1"], "i3": ["s2"], "i4": ["s2"], "i5": ["s1", "s2"]}}"#, &limits)?;
 * // Three persons have both skills, two the first alone, three none.
 * let text = r#"{"columns": {"i1": [1, 1, 1, 1, 1, 0, 0, 0], "i2": [1, 1, 1, 1, 1, 0, 0, 0],
 *     "i3": [1, 1, 1, 0, 0, 0, 0, 0], "i4": [1, 1, 1, 0, 0, 0, 0, 0], "i5": [1, 1, 1, 0, 0, 0, 0, 0]}}"#;
 * let scores = Scores::from_json(text, &limits)?;
 * let classes = SkillClasses::fit(&scores, &q, &ClassOptions::default(), &mut |_| true)?;
 * assert!((classes.skills[0].share - 5.0 / 8.0).abs() < 1e-3 && (classes.skills[1].share - 3.0 / 8.0).abs() < 1e-3);
 * let persons = classes.score(&scores, &mut |_| true)?;
 * assert!(persons.get(3).is_some_and(|person| person.probabilities[0] > 0.99 && person.probabilities[1] < 0.01));
 * # Ok::<(), nms_core::Error>(())
 * ```
 */
export interface SkillClasses {
    /** How many classes there are: two to the power of the number of skills. */
    classes: number;
    /** How many of them the items tell apart. */
    distinguishable: number;
    /** The items, in the order of the scores. */
    items: ClassItem[];
    /** Steps made. */
    iterations: number;
    /** The largest change of a probability in the last step. */
    last_change: number | null;
    /** Logarithm of the probability of all of them. */
    log_likelihood: number | null;
    /** Persons they were fitted to. */
    persons: number;
    /** Their responses. */
    responses: number;
    /** The share of each class; bit `k` of its number, counted from nought, stands for skill `k`. */
    shares: number[];
    /** The skills, in the order of the Q-matrix. */
    skills: SkillShare[];
    /** How it ended. */
    status: FitStatus;
}
/** A skill, and how common it is. */
export interface SkillShare {
    /**
     * Items that need it and no other. Without one it is not told from the skills that it comes with (Chiu, Douglas and
     * Li 2009), and its share rests in part on the equal shares with which the calculation begins.
     */
    alone: number;
    /** Items that need it. */
    items: number;
    /** The share of persons who have it, from 0 to 1. */
    share: number;
    /** The skill. */
    skill: string;
}
/** An actor with functions in which nobody else has part. */
export interface SoleHolder {
    /** The functions that would be lost with it. */
    functions: FunctionId[];
    /** The actor. */
    id: string;
}
/** How many a node has directly under it, and in all. */
export interface Span {
    /** Nodes right under it. */
    direct: number;
    /** The node. */
    id: string;
    /** All nodes under it. */
    total: number;
}
/**
 * The values of an indicator over the organisations of one kind (`aggregations` of an indicator).
 *
 * Each organisation has one value, whatever its size: the mean of shares is not the share of all together, which is the
 * figure of the node. An organisation without a value is left out; it does not stand for nought.
 */
export interface Spread {
    /** The largest value, found exactly and rounded to six digits. */
    maximum: Decimal | null;
    /**
     * The mean of their values, in the unit of the indicator.
     *
     * Each value is taken with eighteen digits after the point and the mean is rounded to six, halves away from nought.
     */
    mean: Decimal | null;
    /** The smallest value, likewise. */
    minimum: Decimal | null;
    /** How many organisations of the kind have a value. */
    organisations: number;
}
/** A part of a term with its purpose. */
export interface Stage {
    /** What it is for. */
    label: Label;
    /** The month it falls in. */
    month?: number | null;
    /** The window it fills, counted from 0. */
    window?: number | null;
}
/** A statement of the order that is neither a duty nor an indicator: a goal, a task, a mechanism, a legal ground. */
export interface Statement {
    /** Where it stands. */
    clause: string;
    /** The direction of the order it belongs to. */
    direction?: string | null;
    /** Identifier. */
    id: EntryId;
    /** What kind of statement it is. */
    kind: StatementKind;
    /** The statement in our own short words. */
    label: Label;
    /** The level it is meant for. */
    level?: Level | null;
    /** A doubtful place. */
    note?: Label | null;
}
/** One step of the way. */
export interface Step {
    /** Whether the tie is walked from its end to its start. */
    backwards: boolean;
    /** The level the step starts at. */
    from_level: Level;
    /** The tie that is taken. */
    tie: Edge;
    /** The level it leads to. */
    to_level: Level;
}
/** The promised value of an indicator. */
export interface Target {
    /** How a value is compared with the bound. */
    comparator?: Comparator;
    /** The day it is due. */
    due?: string | null;
    /** What is promised on the way, in order of the days; the bound itself holds after the last of them. */
    stages?: TargetStage[];
    /** The bound, in the indicator's unit; nothing for a milestone or a mere direction. */
    value?: Decimal | null;
    /** The year by whose end it is due. */
    year?: number | null;
}
/** A value promised on the way to a target (этап). */
export interface TargetStage {
    /** The day it is due. */
    due: string;
    /** The bound, in the indicator's unit. */
    value: Decimal;
}
/** When a measure is due (срок). */
export interface Term {
    /** What form of term it is. */
    kind: TermKind;
    /** Months of the year, from 1. */
    months?: number[];
    /** What the parts of the term are for. */
    stages?: Stage[];
    /** The words of the source. */
    text: string;
    /** Spans of whole months, where the source fixes the years. */
    windows?: Window[];
    /** The source prints no year; it follows from the project. */
    year_implied?: boolean;
    /** Years. */
    years?: number[];
}
/** What a plan does for a territory. */
export interface TerritoryRow {
    /** What they lack after the routes. */
    after: number;
    /** What all deficits lack, in levels of a competence of weight one. */
    before: number;
    /** Deficits whose route leads to the required level, gains taken as they are promised. */
    closed: number;
    /** Deficits of all of them. */
    deficits: number;
    /** Persons planned for. */
    persons: number;
    /** The territory; nothing for those whose organisations name none. */
    territory: string | null;
    /** Of them with a route. */
    with_route: number;
}
/** A condition for one row. */
export interface Test {
    /** Whether it holds. */
    holds: boolean;
    /** The conditions it is made of. */
    parts?: Test[];
    /** The rows of another table that it looks at. */
    rows?: TestedRow[];
    /** The condition as a formula. */
    text: string;
}
/** A part of a definition for one row. */
export interface Tested {
    /** Which part. */
    part: TestedPart;
    /** Whether it lets the row count: for an exclusion, whether it does not apply. */
    passed: boolean;
    /** The reason of an exclusion. */
    reason: Label | null;
    /** The condition, taken apart; nothing where the part has none. */
    test: Test | null;
}
/** A row of another table that a condition looks at. */
export interface TestedRow {
    /** The key of the row. */
    key: string;
    /** Whether it holds on the day, or fell into the period, and was known. */
    seen: boolean;
    /** The table. */
    table: string;
    /** The condition for this row. */
    test: Test;
}
/** A dated tie between two organisations, or an organisation and an actor of the pack (table `relations`). */
export interface Tie {
    /** The one it starts from. */
    from: string;
    /** What ties them: `part_of`, `serves`, `acts_as`, … */
    kind: RelationKind;
    /** The one it leads to. */
    to: string;
    /** First day it holds; from the beginning where there is none. */
    valid_from?: string | null;
    /** First day it no longer holds; open where there is none. */
    valid_to?: string | null;
}
/** A node of a tree, as it is drawn: parents before children. */
export interface TreeNode {
    /** Distance from the root. */
    depth: number;
    /** How many nodes stand below it. */
    descendants: number;
    /** The node. */
    id: string;
    /** The node right above it. */
    parent: string | null;
}
/** A competence that a subject or a territory often lacks (типичный дефицит). */
export interface TypicalRow {
    /** The competence. */
    competence: string;
    /** Of them with a deficit. */
    deficits: number;
    /** The upper end. */
    high: number | null;
    /** The mean level. */
    level: number | null;
    /** The lower end of its interval. */
    low: number | null;
    /** Of them without. */
    no_deficits: number;
    /** Of them of whom too little is known. */
    not_enough_evidence: number;
    /** Of all whose probability of a deficit counts here, the share of the expected deficits that this competence is. */
    part: number;
    /** Persons whose positions require it. */
    persons: number;
    /** The expected share of a deficit among those of whom anything is known. */
    share: number | null;
    /** Its standard error. */
    standard_error: number | null;
    /** The subject taught, if it was asked for. */
    subject: string | null;
    /** The territory of the organisation, if it was asked for. */
    territory: string | null;
}
/** A deficit that a plan leaves open. */
export interface UnmetRow {
    /** The competence. */
    competence: string;
    /** What stays open, in levels of a competence of weight one. */
    open: number;
    /** The person. */
    person: string;
    /** The rule that keeps it from the person. */
    rule: string | null;
    /** That session. */
    session: string | null;
    /** Why no session closes it: the reason of the one that comes nearest; nothing where no session develops the competence. */
    why: WhyNot | null;
}
/** Two waves of an instrument, and what changed between them. */
export interface WaveGains {
    /** The items of the later wave, on its own scale. */
    after: Calibration;
    /** Persons who answered in the later wave alone. */
    after_alone: number;
    /** The items of the earlier wave. */
    before: Calibration;
    /** Persons who answered in the earlier wave alone. */
    before_alone: number;
    /** The correlation of the levels of both waves, freed from their errors, from 0 to 1. */
    correlation: number;
    /** The largest change of such a number in its last step, in deviations of the later wave. */
    last_change: number;
    /** How the later wave was put on the scale of the earlier one. */
    link: Link;
    /** The mean gain of all who answered in both. */
    mean: GroupGain;
    /** The gains of these persons, in the order of the earlier wave. */
    persons: Gain[];
    /** How the search for the numbers of all persons ended, of which the correlation is one. */
    status: FitStatus;
}
/** All that a diagnosis answers, for files and for comparing. */
export interface WholeDiagnosis {
    /** Where answers depart from the calendar of the pack. */
    calendar: CalendarFinding[];
    /** What is known of every required competence. */
    deficits: DeficitRow[];
    /** What a reader should know first. */
    findings: Error[];
    /** Gains of everybody. */
    gains: GainRow[];
    /** What is known of all together at each root of the tree. */
    groups: {
        [k: string]: GroupRow[];
    };
    /** The instrument. */
    instrument: string;
    /** The items of every scale in every wave. */
    items: ItemRow[];
    /** Levels of everybody. */
    levels: LevelRow[];
    /** How well the answers of everybody fit. */
    person_fits: PersonFitRow[];
    /** Requests for programmes. */
    requests: ProgrammeRequest[];
    /** The scales in every wave. */
    scales: ScaleRow[];
    /** Typical deficits by subject and territory. */
    typical: TypicalRow[];
}
/** A whole plan. */
export interface WholePlan {
    /** The items of all routes. */
    items: RouteItem[];
    /** Everything shared, with its price. */
    prices: PriceRow[];
    /** The plan in a few figures. */
    summary: PlanSummary;
}
/** A whole report: what was asked, the indicators, the nodes, and the figure of each indicator at each node. */
export interface WholeReport {
    /** The day that was asked about. */
    as_of: string;
    /** The figures: the nodes of the first indicator, then those of the next. */
    figures: KpiFigure[];
    /** The tree over which figures were put together. */
    hierarchy: HierarchyKind;
    /** The indicators, in the order of the pack. */
    indicators: ReportedIndicator[];
    /** The day whose knowledge was used. */
    known: string;
    /** The nodes, parents before children. */
    nodes: ReportedNode[];
}
/** Why a row counts in an indicator, or does not (почему засчитан). */
export interface Why {
    /** Whether it counts. */
    counted: boolean;
    /** Whether it belongs to the population. */
    in_population: boolean;
    /** The indicator. */
    indicator: string;
    /** The key of the row. */
    key: string;
    /** The nodes at which it stands. */
    places: string[];
    /** Whether the region is made and nobody in it is real. */
    synthetic?: boolean;
    /** The table of the row. */
    table: string;
    /** The parts of the definition, in the order in which they are asked. */
    tests: Tested[];
}
/** A span of whole months, both ends in it. */
export interface Window {
    /** First month, `2023-05`. */
    from: string;
    /** Last month, `2023-06`. */
    to: string;
}
