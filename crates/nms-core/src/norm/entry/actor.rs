//! Who acts: bodies, roles and groups of people that an order names.

use super::{ActorId, data, entry, is_default};
use crate::text::{Label, vocabulary};

data! {
    /// Who acts in a region's system (субъект РС НМС): a body, a role, or a group of people.
    pub struct Actor {
        /// Identifier, the same in every pack that names this body.
        pub id: ActorId,
        /// Name in our own short words.
        pub label: Label,
        /// What kind of actor it is.
        pub kind: ActorKind,
        /// The level it works at.
        pub level: Level,
        /// The level under whose heading the source lists it, where that is another one.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub listed_under: Option<Level>,
        /// The abbreviation the source uses.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub abbreviation: Option<String>,
        /// Names under which the source prints the same actor.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub printed: Vec<PrintedName>,
        /// How many such bodies there are, where the source says so.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub count: Option<u32>,
        /// How many people are in it, where the source says so.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub members: Option<Quantity>,
        /// The kind of organisation each of which has such a body of its own (`municipality`, `school`).
        ///
        /// A region's organisation of that kind then acts as this actor, with its functions.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub template_of: Option<String>,
        /// A name for the same role in other regions, by which two packs are compared.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub concept: Option<String>,
        /// Where the source names it.
        pub clause: String,
        /// A doubtful place.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub note: Option<Label>,
    }
}

entry!(Actor, |actor| Some(&actor.label));

data! {
    /// A name as the source prints it.
    pub struct PrintedName {
        /// The printed name.
        pub text: String,
        /// Where it is printed.
        pub clause: String,
        /// Whether it is another name of the same actor or only another spelling.
        #[serde(default, skip_serializing_if = "is_default")]
        pub r#as: AliasUse,
    }
}

data! {
    /// A number with its comparator: "more than 2 000".
    pub struct Quantity {
        /// The number.
        pub value: u32,
        /// `=` or `>`.
        pub comparator: super::Comparator,
    }
}

vocabulary! {
    /// What a printed name is to the actor's own.
    #[derive(Default)]
    AliasUse {
        #[default]
        Name = "name", "иное имя", "another name";
        Misprint = "misprint", "опечатка", "a misprint";
    }
}

vocabulary! {
    /// The level of a system at which an actor works.
    Level {
        Federal = "federal", "федеральный", "federal";
        Regional = "regional", "региональный", "regional";
        InterMunicipal = "inter-municipal", "межмуниципальный", "inter-municipal";
        Municipal = "municipal", "муниципальный", "municipal";
        Institutional = "institutional", "уровень организации", "institutional";
        External = "external", "внешний", "external";
    }
}

vocabulary! {
    /// What kind of actor it is.
    ActorKind {
        System = "system", "система", "system";
        Authority = "authority", "орган власти", "authority";
        Official = "official", "должностное лицо", "official";
        Unit = "unit", "подразделение", "unit";
        Council = "council", "совет", "council";
        Commission = "commission", "комиссия", "commission";
        WorkingGroup = "working_group", "рабочая группа", "working group";
        Operator = "operator", "оператор", "operator";
        Institution = "institution", "учреждение", "institution";
        InstitutionGroup = "institution_group", "группа учреждений", "group of institutions";
        University = "university", "вуз", "university";
        Centre = "centre", "центр", "centre";
        Service = "service", "служба", "service";
        Network = "network", "сеть", "network";
        Association = "association", "ассоциация", "association";
        Community = "community", "сообщество", "community";
        Pool = "pool", "актив", "pool of people";
        CoordinatorGroup = "coordinator_group", "группа координаторов", "group of coordinators";
        Role = "role", "роль", "role";
        TargetGroup = "target_group", "целевая группа", "target group";
        SchoolGroup = "school_group", "группа школ", "group of schools";
        ParticipantSet = "participant_set", "участники", "participants";
        Partner = "partner", "партнёр", "partner";
        ProgrammeBody = "programme_body", "проект", "programme body";
        InformationResource = "information_resource", "информационный ресурс", "information resource";
        AssessmentProvider = "assessment_provider", "оценочная служба", "assessment provider";
    }
}

/// Whether an actor is one body, a person in a post, or several people or bodies alike.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ActorNature {
    /// One organisation or a part of it.
    Body,
    /// A person in a post or role.
    Person,
    /// Several bodies alike; what is said of the group holds for each of its members.
    Bodies,
    /// People who are helped, not people who act.
    Target,
}

impl ActorKind {
    /// Body, person, bodies alike, or people who are helped.
    pub fn nature(self) -> ActorNature {
        match self {
            Self::Official | Self::Role => ActorNature::Person,
            Self::TargetGroup => ActorNature::Target,
            Self::InstitutionGroup
            | Self::Network
            | Self::Pool
            | Self::CoordinatorGroup
            | Self::SchoolGroup
            | Self::Community
            | Self::ParticipantSet => ActorNature::Bodies,
            _ => ActorNature::Body,
        }
    }
}
