//! How two actors are tied.

use super::{ActorId, EntryId, FunctionId, data, entry, is_default};
use crate::norm::Section;
use crate::text::{Label, vocabulary};

data! {
    /// A tie from one actor to another.
    pub struct Relation {
        /// Identifier.
        pub id: EntryId,
        /// The tie: `from` does it to `to`.
        pub kind: RelationKind,
        /// The actor it starts from.
        pub from: ActorId,
        /// The actor it leads to.
        pub to: ActorId,
        /// The function that makes two actors joint.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub function: Option<FunctionId>,
        /// On what ground a function is joint.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub basis: Option<JointBasis>,
        /// Whether the source says it or it follows from what it says.
        #[serde(default, skip_serializing_if = "is_default")]
        pub stated: Stated,
        /// Where it stands.
        pub clause: String,
        /// What the tie is about.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub about: Option<Label>,
        /// A doubtful place.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub note: Option<Label>,
    }
}

entry!(
    Relation, |_| None,
    one from: Some(Section::Actors),
    one to: Some(Section::Actors),
    maybe function: Some(Section::Functions),
);

vocabulary! {
    /// Whether the source says a thing in words.
    #[derive(Default)]
    Stated {
        #[default]
        Explicit = "explicit", "сказано прямо", "stated";
        Implied = "implied", "следует из текста", "implied";
    }
}

vocabulary! {
    /// On what ground a duty counts as joint.
    JointBasis {
        Jointly = "jointly", "«совместно»", "the word \"jointly\"";
        CoListed = "co-listed", "названы исполнителями вместе", "listed as executors together";
        SameCell = "same-cell", "одна ячейка таблицы", "the same table cell";
        WithInvolvement = "with-involvement", "«с привлечением»", "the words \"with the involvement of\"";
        Reciprocal = "reciprocal", "по строке партнёра", "the partner's row";
    }
}

vocabulary! {
    /// The kinds of ties: all that the orders use, and those by which a region's tree is built.
    RelationKind {
        PartOf = "part_of", "входит в", "is part of";
        Administers = "administers", "учредитель для", "administers";
        ActsAs = "acts_as", "выполняет роль", "acts as";
        Serves = "serves", "обслуживает", "serves";
        Coordinates = "coordinates", "координирует", "coordinates";
        Joint = "joint", "совместно с", "acts jointly with";
        Supports = "supports", "поддерживает", "supports";
        Accompanies = "accompanies", "сопровождает", "accompanies";
        Mentors = "mentors", "наставляет", "mentors";
        Trains = "trains", "обучает", "trains";
        Advises = "advises", "консультирует", "advises";
        Diagnoses = "diagnoses", "диагностирует", "diagnoses";
        Monitors = "monitors", "ведёт мониторинг", "monitors";
        Controls = "controls", "контролирует", "controls";
        Leads = "leads", "руководит", "leads";
        Approves = "approves", "утверждает", "approves";
        Establishes = "establishes", "учреждает", "establishes";
        Forms = "forms", "формирует", "forms";
        TakesPartInForming = "takes_part_in_forming", "участвует в формировании", "takes part in forming";
        TakesPartIn = "takes_part_in", "участвует в", "takes part in";
        Involves = "involves", "привлекает", "involves";
        InteractsWith = "interacts_with", "взаимодействует с", "interacts with";
        ContractsWith = "contracts_with", "заключает договор с", "contracts with";
        EmploysOrContracts = "employs_or_contracts", "принимает в штат или по договору", "employs or contracts";
        AssignsTasksTo = "assigns_tasks_to", "даёт поручения", "assigns tasks to";
        VestsWithPowers = "vests_with_powers", "наделяет полномочиями", "vests with powers";
        SetsRulesFor = "sets_rules_for", "устанавливает правила для", "sets rules for";
        FixesIndicatorsFor = "fixes_indicators_for", "закрепляет показатели за", "fixes indicators for";
        DevelopsIndicatorsFor = "develops_indicators_for", "разрабатывает показатели для", "develops indicators for";
        Regulates = "regulates", "регулирует", "regulates";
        Designates = "designates", "назначает", "designates";
        Selects = "selects", "отбирает", "selects";
        Identifies = "identifies", "выявляет", "identifies";
        Clusters = "clusters", "группирует", "clusters";
        Hosts = "hosts", "размещает у себя", "hosts";
        Runs = "runs", "проводит", "runs";
        KeepsRegisterOf = "keeps_register_of", "ведёт реестр", "keeps a register of";
        ProvidesResourcesTo = "provides_resources_to", "даёт ресурсы", "provides resources to";
        ProvidesInformationTo = "provides_information_to", "даёт сведения", "provides information to";
        ReportsTo = "reports_to", "отчитывается перед", "reports to";
        SubmitsRequestTo = "submits_request_to", "подаёт заявку в", "submits a request to";
        SubmitsProposalsTo = "submits_proposals_to", "вносит предложения в", "submits proposals to";
        ForwardsTo = "forwards_to", "направляет в", "forwards to";
        RecommendsTo = "recommends_to", "рекомендует", "recommends to";
        IncludesSegment = "includes_segment", "включает сегмент", "includes the segment";
    }
}

impl RelationKind {
    /// Whether the tie brings help or guidance from one actor to another.
    ///
    /// A school is reached when a chain of such ties, or of the tree, leads to it.
    pub fn brings_help(self) -> bool {
        matches!(
            self,
            Self::Administers
                | Self::Serves
                | Self::Coordinates
                | Self::Supports
                | Self::Accompanies
                | Self::Mentors
                | Self::Trains
                | Self::Advises
                | Self::Diagnoses
                | Self::Leads
        )
    }
}
