//! Families of kinds of ties: what the page tells apart by the colour of a line.

use crate::norm::entry::RelationKind;

/// A family of kinds of ties.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum TieFamily {
    /// The tree.
    Tree,
    /// Joint duties.
    Joint,
    /// Who helps whom.
    Help,
    /// Who guides and checks whom.
    Guidance,
    /// Exchange and participation.
    Exchange,
}

impl TieFamily {
    pub(super) fn of(kind: RelationKind) -> Self {
        use RelationKind as Kind;
        match kind {
            Kind::PartOf => Self::Tree,
            Kind::Joint => Self::Joint,
            Kind::Administers
            | Kind::Coordinates
            | Kind::Monitors
            | Kind::Controls
            | Kind::Leads
            | Kind::Approves
            | Kind::Establishes
            | Kind::Forms
            | Kind::AssignsTasksTo
            | Kind::VestsWithPowers
            | Kind::SetsRulesFor
            | Kind::FixesIndicatorsFor
            | Kind::DevelopsIndicatorsFor
            | Kind::Regulates
            | Kind::Designates
            | Kind::Selects
            | Kind::Identifies
            | Kind::Clusters
            | Kind::ReportsTo => Self::Guidance,
            Kind::Serves
            | Kind::Supports
            | Kind::Accompanies
            | Kind::Mentors
            | Kind::Trains
            | Kind::Advises
            | Kind::Diagnoses
            | Kind::RecommendsTo
            | Kind::ProvidesResourcesTo => Self::Help,
            Kind::ActsAs
            | Kind::TakesPartInForming
            | Kind::TakesPartIn
            | Kind::Involves
            | Kind::InteractsWith
            | Kind::ContractsWith
            | Kind::EmploysOrContracts
            | Kind::Hosts
            | Kind::Runs
            | Kind::KeepsRegisterOf
            | Kind::ProvidesInformationTo
            | Kind::SubmitsRequestTo
            | Kind::SubmitsProposalsTo
            | Kind::ForwardsTo
            | Kind::IncludesSegment => Self::Exchange,
        }
    }

    /// Every family, in the order of a legend.
    pub(super) const ALL: [Self; 5] = [Self::Tree, Self::Joint, Self::Help, Self::Guidance, Self::Exchange];

    /// The name by which styles and words refer to it.
    pub(super) const fn as_str(self) -> &'static str {
        match self {
            Self::Tree => "tree",
            Self::Joint => "joint",
            Self::Help => "help",
            Self::Guidance => "guidance",
            Self::Exchange => "exchange",
        }
    }

    /// The colour of the line.
    pub(super) const fn colour(self) -> &'static str {
        match self {
            Self::Tree => "#7a8693",
            Self::Joint => "#b3541e",
            Self::Help => "#2f7d4f",
            Self::Guidance => "#3b62a8",
            Self::Exchange => "#84608f",
        }
    }
}
