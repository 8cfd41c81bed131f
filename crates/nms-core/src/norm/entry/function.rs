//! Who does what: the duties an order lays on an actor.

use super::{ActorId, Confidence, FunctionId, JointBasis, Parameters, data, entry, is_default};
use crate::norm::Section;
use crate::text::Label;

data! {
    /// A duty of an actor (функция).
    pub struct Function {
        /// Identifier.
        pub id: FunctionId,
        /// The actor on whom the source lays it.
        pub actor: ActorId,
        /// The duty in our own short words.
        pub label: Label,
        /// With whom it is done, exactly as printed: one side may name the other without being named back.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub joint_with: Vec<ActorId>,
        /// On what ground it is joint.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub joint_basis: Option<JointBasis>,
        /// The same duty of a partner, with which joint marks are compared.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub counterparts: Vec<FunctionId>,
        /// The function this one repeats.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub repeats: Option<FunctionId>,
        /// The source lists the duty without saying who has it.
        #[serde(default, skip_serializing_if = "is_default")]
        pub holder_unstated: bool,
        /// Who probably has it, where the source does not say.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub inferred: Option<Inference>,
        /// Details: topics, projects, allowed forms.
        #[serde(default, skip_serializing_if = "Parameters::is_empty")]
        pub parameters: Parameters,
        /// Where it stands.
        pub clause: String,
        /// A doubtful place.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub note: Option<Label>,
    }
}

entry!(
    Function, |function| Some(&function.label),
    one actor: Some(Section::Actors),
    many joint_with: Some(Section::Actors),
    many counterparts: Some(Section::Functions),
    maybe repeats: Some(Section::Functions),
);

data! {
    /// A hypothesis about who holds a function, never mixed with what the source states.
    pub struct Inference {
        /// The probable holders.
        pub actors: Vec<ActorId>,
        /// How sure the reading is.
        pub confidence: Confidence,
        /// What it rests on.
        pub basis: Label,
    }
}

impl Function {
    /// The partner's own function of the same matter in which it names this function's holder, if there is one.
    pub(crate) fn named_back_by<'a>(
        &self,
        partner: &ActorId,
        find: &dyn Fn(&str) -> Option<&'a Function>,
    ) -> Option<&'a Function> {
        self.counterparts
            .iter()
            .filter_map(|id| find(id.as_str()))
            .find(|other| other.actor == *partner && other.joint_with.contains(&self.actor))
    }
}
