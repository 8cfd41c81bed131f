//! Families of kinds of actors: what a picture tells apart by colour.

use crate::network::{Node, Origin};
use crate::norm::entry::ActorKind;

/// A family of kinds of actors.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum NodeFamily {
    /// Who decides.
    Authority,
    /// Who does the work of the system as an organisation.
    Institution,
    /// Services, networks and associations.
    Community,
    /// People who act: roles and pools.
    People,
    /// People who are helped.
    Target,
    /// Partners and resources.
    Outside,
    /// An organisation of the region.
    Organisation,
}

impl NodeFamily {
    /// Every family, in the order of a legend.
    pub(super) const ALL: [Self; 7] = [
        Self::Authority,
        Self::Institution,
        Self::Community,
        Self::People,
        Self::Target,
        Self::Outside,
        Self::Organisation,
    ];

    pub(super) fn of(node: &Node) -> Self {
        use ActorKind as Kind;
        match (node.origin, node.kind.parse()) {
            (Origin::Region, _) | (_, Err(_)) => Self::Organisation,
            (Origin::Pack, Ok(kind)) => match kind {
                Kind::System
                | Kind::Authority
                | Kind::Official
                | Kind::Council
                | Kind::Commission
                | Kind::WorkingGroup
                | Kind::ProgrammeBody => Self::Authority,
                Kind::Unit
                | Kind::Operator
                | Kind::Institution
                | Kind::InstitutionGroup
                | Kind::University
                | Kind::Centre
                | Kind::AssessmentProvider
                | Kind::SchoolGroup => Self::Institution,
                Kind::Service | Kind::Network | Kind::Association | Kind::Community => Self::Community,
                Kind::Pool | Kind::CoordinatorGroup | Kind::Role => Self::People,
                Kind::TargetGroup | Kind::ParticipantSet => Self::Target,
                Kind::Partner | Kind::InformationResource => Self::Outside,
            },
        }
    }

    /// The name by which styles refer to it.
    pub(super) const fn as_str(self) -> &'static str {
        match self {
            Self::Authority => "authority",
            Self::Institution => "institution",
            Self::Community => "community",
            Self::People => "people",
            Self::Target => "target",
            Self::Outside => "outside",
            Self::Organisation => "organisation",
        }
    }

    /// Fill and border, pale and dark of one hue.
    pub(super) const fn colours(self) -> (&'static str, &'static str) {
        match self {
            Self::Authority => ("#e3ebf6", "#35588a"),
            Self::Institution => ("#e1f0e6", "#2f6d48"),
            Self::Community => ("#eee7f5", "#6b4a8e"),
            Self::People => ("#faebd9", "#8f5a14"),
            Self::Target => ("#f9e4e6", "#99404d"),
            Self::Outside => ("#ececea", "#5c5f63"),
            Self::Organisation => ("#dff0f2", "#22697a"),
        }
    }
}
