//! Items that do not work, and why.

use serde::Serialize;

use super::{ClassicalOptions, ItemStatistics};
use crate::decimal::Decimal;
use crate::text::vocabulary;

vocabulary! {
    /// What is wrong with an item.
    FlagKind {
        Unanswered = "unanswered", "никто не ответил", "nobody answered it";
        Constant = "constant", "у всех один балл", "everybody has the same score";
        TooEasy = "too_easy", "слишком лёгкое", "too easy";
        TooHard = "too_hard", "слишком трудное", "too hard";
        NegativeDiscrimination = "negative_discrimination", "сильные справляются хуже слабых", "the stronger do worse than the weaker";
        LowDiscrimination = "low_discrimination", "почти не различает сильных и слабых", "hardly tells the stronger from the weaker";
        FewPersons = "few_persons", "мало ответивших", "few persons answered it";
    }
}

/// Something wrong with an item: what, the figure that says so and the bound it lies beyond.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ItemFlag {
    /// What is wrong.
    pub kind: FlagKind,
    /// The figure: a share of points, a correlation, a number of persons; none where no figure is needed.
    pub value: Option<Decimal>,
    /// The bound.
    pub bound: Option<Decimal>,
}

/// The flags of an item, in the order of the vocabulary.
///
/// Where there are no responses, or all are alike, nothing else is said of the item.
pub(super) fn flags(item: &ItemStatistics, constant: bool, options: &ClassicalOptions) -> Vec<ItemFlag> {
    let alone = |kind| vec![ItemFlag { kind, value: None, bound: None }];
    if item.persons == 0 {
        return alone(FlagKind::Unanswered);
    }
    let mut flags = if constant { alone(FlagKind::Constant) } else { Vec::new() };
    let mut beyond = |kind, value: Option<Decimal>, bound: Decimal, is: fn(&Decimal, &Decimal) -> bool| {
        let found = value.is_some_and(|value| is(&value, &bound));
        if found {
            flags.push(ItemFlag { kind, value, bound: Some(bound) });
        }
        found
    };
    if !constant {
        beyond(FlagKind::TooEasy, item.difficulty, options.too_easy, Decimal::gt);
        beyond(FlagKind::TooHard, item.difficulty, options.too_hard, Decimal::lt);
        if !beyond(FlagKind::NegativeDiscrimination, item.item_rest, Decimal::default(), Decimal::lt) {
            beyond(FlagKind::LowDiscrimination, item.item_rest, options.low_discrimination, Decimal::lt);
        }
    }
    let persons = i64::try_from(item.persons).ok().and_then(Decimal::whole);
    let few = Decimal::whole(options.few_persons.into()).unwrap_or_default();
    beyond(FlagKind::FewPersons, persons, few, Decimal::lt);
    flags
}
