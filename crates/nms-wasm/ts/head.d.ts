import type {
    Approver, Breach, DemandRow, Explanation, ItemStage, KernelAnswer, PlanChange, PlanStep, PlanSummary, PriceRow, Relaxation, RiskRow, RouteItem, RouteStage, SupportRole, TargetEach,
    TerritoryRow,
    UnmetRow,
    CalendarCheck, CalibratedItem, Calibration as CalibrationJson, CalibrationOptions, CaseImport, CaseOptions,
    Change, ClassOptions, Classical, ClassicalOptions, Combination, Combined, CurvePoint, DeficitRow, Derivation,
    Design, DiagnosisOptions, Edge, Entries, Error as FoundError, Escalation, Event, ExportFormat, Finding, Findings,
    FitFigure, Fragility, Gain, GainOptions, GainRow, GroupGain, GroupGainRow, GroupRow, Header, HeldFunction,
    HierarchyKind, InformationPoint, ItemFit, ItemRow, KpiChange, KpiFigure, KpiOptions, Language, LevelRow, Limits,
    Link, NetworkChange, Node, Note, PercentScore, PersonFitRow, PersonLevel, PersonProfile, PersonSkills, ProgrammeRequest,
    Progress, RegionRows, ReportedIndicator, ReportedNode, Responsibility, ScaleRow, ScoredItem, Section,
    SkillClasses as SkillClassesJson, Span, Spread, TreeNode, TypicalBy, TypicalRow, WaveGains, Why,
} from "../../ts/answers.js";

export type * from "../../ts/answers.js";

/** What every call throws: one shape for everything that is refused. */
export interface NmsError extends Error {
    name: "NmsError";
    /** Stable code for programs: `pack.invalid`. The part before the first dot is the family. */
    code: string;
    /** What to do about it. */
    help: string;
    /** Where: a file with its line, an entry, a field. */
    path: string | null;
    /** The single problems behind it. */
    related: NmsError[];
    /** Of tables that no region can be made of: everything found, warnings too. */
    findings?: Findings;
}

/** The cells of a row, by column. */
export type Row = Record<string, string | number | boolean | null>;

/** The tables of a region: for each the list of its rows, or its columns. */
export type RegionTables = Record<string, Row[] | Record<string, Row[string][]>>;

export type { CalibrationJson, SkillClassesJson };

/** Scores: a column for each item, `null` where there is none; or single responses. */
export type ScoresJson =
    | { columns: Record<string, (number | boolean | null)[]>; persons?: string[] | null; max_scores?: Record<string, number> | null }
    | {
          responses: { person: string; item: string; score: number | boolean | null }[];
          items?: { item: string; max_score?: number | null }[] | null;
          persons?: string[] | null;
      };

/** Which skills each item needs; `skills` may say which there are, and their order. */
export type QMatrixJson = { items: Record<string, string[]>; skills?: string[] | null };

/** An entry with the section it stands in: comparing `section` tells the type of `entry`. */
export type FoundEntry = { [S in Section]: { section: S; entry: Entries[S][number] } }[Section];

/** A pack as it is written: its head and its sections. */
export type PackJson = { pack: Header } & Partial<Entries>;

/** What a diagnosis is asked for: a day, and whatever else differs from what the pack says or is by default. */
export type OwnDiagnosisOptions = Pick<DiagnosisOptions, "as_of"> & {
    [K in keyof DiagnosisOptions]?: DiagnosisOptions[K] extends object ? Partial<DiagnosisOptions[K]> : DiagnosisOptions[K];
};

/** What a plan of routes is asked for: a day, and whatever else differs from what the pack says or is by default. */
export interface OwnRouteOptions {
    /** The day of planning. */
    as_of: string;
    /** The day whose knowledge is used; the same day where it is left out. */
    known?: string | null;
    /** The first day of sessions that may be planned; the day of planning unless said otherwise. */
    from?: string | null;
    /** The last day of sessions that may be planned; a year later unless said otherwise. */
    to?: string | null;
    /** For whom; everybody who holds a position where it is left out. */
    persons?: string[] | null;
    /** For whom works at this organisation or below it. */
    node?: string | null;
    /** How far below the bound a plan may be, as a share of it; 0.002 unless said otherwise. */
    gap?: number;
    /** The most rounds of prices; 400 unless said otherwise. */
    rounds?: number;
    /** Whether the gap is closed to the last, however long it takes. */
    exact?: boolean;
    /** Whether deficits count that are only feared. */
    doubtful?: boolean;
    /** Persons near burn-out. */
    flagged?: string[];
    /** What hours, ways, changes, mandatory items and targets weigh. */
    worths?: Partial<Record<"hour" | "travel" | "change" | "mandatory" | "target", number>>;
    /** Rules by their names with their parameters; `false` takes a rule away. */
    rules?: Record<string, object | boolean> & {
        /** Whether mandatory items and targets come before all that closes deficits. */
        layers?: boolean;
        /** At least so many percent with a route; a list for a target of all and one of each territory. */
        with_route?: RouteTarget | RouteTarget[] | false;
        /** At least so many percent with a programme of the federal register. */
        federal?: RouteTarget | RouteTarget[] | false;
        /** At most so many roubles, by provider. */
        budgets?: Record<string, number>;
        /** At most so many hours of everybody in a role. */
        loads?: Partial<Record<SupportRole, { most: number; kinds?: string[] }>>;
    };
}

/** A share that the routes of all together must reach. */
export interface RouteTarget {
    /** At least so many percent. */
    least: number;
    each?: TargetEach;
}

export interface NormPack {
    /** The entries of a section, in the order of the pack. */
    section<S extends Section>(name: S): Entries[S];
}
