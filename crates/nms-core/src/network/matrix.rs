//! Who answers for what, and with whom: the matrix of functions and actors.

use serde::Serialize;

use super::Network;
use crate::boundary::{Error, unknown};
use crate::norm::entry::{ActorId, Confidence, Function, FunctionId};
use crate::text::{Label, vocabulary};

vocabulary! {
    /// How an actor has part in a function.
    Part {
        Alone = "alone", "самостоятельно", "alone";
        Jointly = "jointly", "совместно", "jointly";
        OneSided = "one_sided", "назван только одной стороной", "named by one side only";
        Inferred = "inferred", "предположительно", "probably";
    }
}

/// One cell of the matrix: an actor's part in a function.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Share {
    /// The actor.
    pub actor: ActorId,
    /// Its name.
    pub label: Label,
    /// Its part.
    pub part: Part,
    /// The actor's own function in which it names the other side back.
    pub counterpart: Option<FunctionId>,
    /// How sure a probable holder is.
    pub confidence: Option<Confidence>,
}

/// Who answers for a function: a row of the matrix, the holder first.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Responsibility {
    /// The function.
    pub function: FunctionId,
    /// The duty in words.
    pub label: Label,
    /// The clause it stands on.
    pub clause: String,
    /// The actor under whose name the source lists it.
    pub holder: ActorId,
    /// Whether the source says that the holder has it.
    pub stated: bool,
    /// Everyone who has part in it.
    pub shares: Vec<Share>,
}

impl Network {
    /// Who is responsible for a function, and with whom.
    ///
    /// Joint marks are read as they are printed: a partner who does not name the holder back in a function of its own
    /// is [`Part::OneSided`].
    ///
    /// # Errors
    /// `network.function.unknown`.
    ///
    /// ```
    /// # #[cfg(feature = "packs")] {
    /// use nms_core::{Network, NormPack, network::Part};
    /// let network = Network::from_pack(&NormPack::load("orenburg-2023")?)?;
    /// let answer = network.responsible("fn-001-3-3-3-9")?;
    /// assert_eq!(answer.holder.as_str(), "orb-rcro");
    /// assert_eq!(answer.shares[1].part, Part::OneSided);
    /// # }
    /// # Ok::<(), nms_core::Error>(())
    /// ```
    pub fn responsible(&self, function: &str) -> Result<Responsibility, Error> {
        match self.function(function) {
            Some(function) => Ok(self.responsibility(function)),
            None => {
                let known = self.functions.iter().map(|function| function.id.as_str());
                Err(unknown("network.function.unknown", "function", function, known))
            }
        }
    }

    /// The full matrix: every function with everyone who has part in it, in the order of the pack.
    pub fn responsibilities(&self) -> Vec<Responsibility> {
        self.functions.iter().map(|function| self.responsibility(function)).collect()
    }

    pub(super) fn function(&self, id: &str) -> Option<&Function> {
        self.functions.get(self.function_ids.get_index_of(id)?)
    }

    fn responsibility(&self, function: &Function) -> Responsibility {
        let share = |actor: &ActorId, part, counterpart, confidence| Share {
            actor: actor.clone(),
            label: self.node(actor.as_str()).map(|node| node.label.clone()).unwrap_or_default(),
            part,
            counterpart,
            confidence,
        };
        let mut shares = Vec::new();
        if !function.holder_unstated {
            let part = if function.joint_with.is_empty() { Part::Alone } else { Part::Jointly };
            shares.push(share(&function.actor, part, None, None));
        }
        for partner in &function.joint_with {
            let back = self.names_back(function, partner);
            let part = if back.is_some() { Part::Jointly } else { Part::OneSided };
            shares.push(share(partner, part, back, None));
        }
        if let Some(inference) = &function.inferred {
            let confidence = Some(inference.confidence);
            shares.extend(inference.actors.iter().map(|actor| share(actor, Part::Inferred, None, confidence)));
        }
        Responsibility {
            function: function.id.clone(),
            label: function.label.clone(),
            clause: function.clause.clone(),
            holder: function.actor.clone(),
            stated: !function.holder_unstated,
            shares,
        }
    }

    /// The partner's own function of the same matter that names the holder.
    fn names_back(&self, function: &Function, partner: &ActorId) -> Option<FunctionId> {
        function.named_back_by(partner, &|id| self.function(id)).map(|function| function.id.clone())
    }
}
