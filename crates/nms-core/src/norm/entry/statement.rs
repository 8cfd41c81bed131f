//! Goals, tasks, mechanisms and other statements of an order, and the competence areas it names.

use super::{EntryId, data, entry};
use crate::norm::Section;
use crate::norm::entry::Level;
use crate::text::{Label, vocabulary};

data! {
    /// A statement of the order that is neither a duty nor an indicator: a goal, a task, a mechanism, a legal ground.
    pub struct Statement {
        /// Identifier.
        pub id: EntryId,
        /// What kind of statement it is.
        pub kind: StatementKind,
        /// The statement in our own short words.
        pub label: Label,
        /// The direction of the order it belongs to.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub direction: Option<String>,
        /// The level it is meant for.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub level: Option<Level>,
        /// Where it stands.
        pub clause: String,
        /// A doubtful place.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub note: Option<Label>,
    }
}

entry!(Statement, |statement| Some(&statement.label));

vocabulary! {
    /// The kind of a statement.
    StatementKind {
        Goal = "goal", "цель", "goal";
        Task = "task", "задача", "task";
        Principle = "principle", "принцип", "principle";
        Problem = "problem", "проблема", "problem";
        DirectionActivity = "direction_activity", "содержание направления", "content of a direction";
        Mechanism = "mechanism", "механизм", "mechanism";
        SystemMeasure = "system_measure", "системообразующая мера", "system-forming measure";
        LegalBasis = "legal_basis", "правовое основание", "legal basis";
        RevokedAct = "revoked_act", "отменённый акт", "revoked act";
        Webinar = "webinar", "вебинар", "webinar";
        PdProgramme = "pd_programme", "программа ПК", "professional development programme";
        Publication = "publication", "издание", "publication";
        Result = "result", "результат", "result";
        Tool = "tool", "инструмент", "tool";
        Resource = "resource", "ресурс", "resource";
    }
}

data! {
    /// A competence or an area of competences that the order wants diagnosed.
    pub struct Competence {
        /// Identifier.
        pub id: EntryId,
        /// The area it belongs to.
        pub area: CompetenceArea,
        /// Name in our own short words.
        pub label: Label,
        /// The competence it is a part of.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub parent: Option<EntryId>,
        /// Where it stands.
        pub clause: String,
        /// A doubtful place.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub note: Option<Label>,
    }
}

entry!(Competence, |competence| Some(&competence.label), maybe parent: Some(Section::Competences));

vocabulary! {
    /// The area of a competence (область компетенций).
    CompetenceArea {
        Subject = "subject", "предметная", "subject";
        Methodical = "methodical", "методическая", "methodical";
        PsychologicalPedagogical = "psychological_pedagogical", "психолого-педагогическая", "psychological and pedagogical";
        Digital = "digital", "цифровая", "digital";
        Managerial = "managerial", "управленческая", "managerial";
    }
}
