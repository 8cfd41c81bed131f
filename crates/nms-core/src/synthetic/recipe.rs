//! What a region is made like: a model, a size, a seed.

use chrono::NaiveDate;

use super::days;
use crate::region::store::date;
use crate::text::vocabulary;

vocabulary! {
    /// Whose margins a made region has.
    Model {
        Orenburg = "orenburg", "Оренбургская область", "Orenburg region";
        Primorye = "primorye", "Приморский край", "Primorye";
        Smolensk = "smolensk", "Смоленская область", "Smolensk region";
    }
}

impl Model {
    /// The pack whose indicators and duties fit the region, for [`NormPack::load`](crate::NormPack::load).
    pub const fn pack(self) -> &'static str {
        match self {
            Self::Orenburg => "orenburg-2023",
            Self::Primorye => "primorye-2022",
            Self::Smolensk => "smolensk-2018",
        }
    }

    /// The id of the organisation above all others.
    pub(super) const fn root(self) -> &'static str {
        match self {
            Self::Orenburg => "orb",
            Self::Primorye => "prm",
            Self::Smolensk => "sml",
        }
    }
}

/// What to make.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Recipe {
    /// Whose margins it has.
    pub model: Model,
    /// How many people work in it, from 1 in one school; what is beyond is read as the nearest of 1 and [`Recipe::MOST`].
    pub people: usize,
    /// Another seed gives another region with the same margins.
    pub seed: u64,
}

impl Recipe {
    /// The most people that a region can have: all teachers of the country.
    pub const MOST: usize = 1_300_000;

    /// The region of a model in its own size, with the seed 1.
    pub const fn new(model: Model) -> Self {
        Self { model, people: super::margins::own(model).people, seed: 1 }
    }

    /// The day to diagnose, to report and to plan on: 2023-12-01, after the diagnosis of November and before the sessions to come.
    pub fn as_of(&self) -> NaiveDate {
        date(days::AS_OF)
    }

    /// The people there will be.
    pub(super) fn size(&self) -> usize {
        self.people.clamp(1, Self::MOST)
    }
}
