//! What is put together means what its parts mean: compared on small tables, row by row, with an evaluator that knows no rule.

use std::cmp::Ordering;

use proptest::prelude::*;

use super::super::build;
use super::super::syntax::Operation;
use super::super::{Comparison, Condition, Value};

/// One row of the only table, which refers to itself twice; the columns stand in this order.
#[derive(Clone, Debug)]
struct Row {
    references: [Option<usize>; 2],
    word: Option<u32>,
    text: Option<&'static str>,
    flag: Option<bool>,
    number: Option<i64>,
}

const WORD: usize = 2;
const TEXT: usize = 3;
const FLAG: usize = 4;
const NUMBER: usize = 5;

impl Row {
    fn is_filled(&self, column: usize) -> bool {
        match column {
            WORD => self.word.is_some(),
            TEXT => self.text.is_some(),
            FLAG => self.flag.is_some(),
            NUMBER => self.number.is_some(),
            reference => self.references[reference].is_some(),
        }
    }
}

fn truth(rows: &[Row], at: usize, condition: &Condition) -> bool {
    let row = &rows[at];
    match condition {
        Condition::Constant(truth) => *truth,
        Condition::Not(inner) => !truth(rows, at, inner),
        Condition::All(parts) => parts.iter().all(|part| truth(rows, at, part)),
        Condition::Any(parts) => parts.iter().any(|part| truth(rows, at, part)),
        Condition::Word { accepted, .. } => row.word.is_some_and(|word| accepted >> word & 1 == 1),
        Condition::Text { accepted, .. } => row.text.is_some_and(|text| accepted.iter().any(|one| one == text)),
        Condition::Flag { .. } => row.flag == Some(true),
        Condition::Present { column } => row.is_filled(*column),
        Condition::Compare { left, comparison, right } => {
            let sides = number(rows, at, left).zip(number(rows, at, right));
            sides.is_some_and(|(left, right)| comparison.holds(left.cmp(&right) as i64, 0))
        }
        Condition::Through { column, condition } => {
            row.references[*column].is_some_and(|next| truth(rows, next, condition))
        }
        Condition::Exists { column, condition, .. } => {
            referring(rows, at, *column).any(|row| truth(rows, row, condition))
        }
    }
}

fn referring(rows: &[Row], at: usize, column: usize) -> impl Iterator<Item = usize> {
    (0..rows.len()).filter(move |row| rows[*row].references[column] == Some(at))
}

fn number(rows: &[Row], at: usize, value: &Value) -> Option<i128> {
    let both = |left, right| number(rows, at, left).zip(number(rows, at, right));
    match value {
        Value::Constant(number) => Some(i128::from(*number)),
        Value::AsOf => Some(20_000),
        Value::PeriodStart => Some(19_000),
        Value::Column(_) => rows[at].number.map(i128::from),
        Value::Through { column, value } => number(rows, rows[at].references[*column]?, value),
        Value::Add(left, right) => both(left, right).map(|(left, right)| left + right),
        Value::Subtract(left, right) => both(left, right).map(|(left, right)| left - right),
        Value::Multiply(left, right) => both(left, right).map(|(left, right)| left * right / 1_000_000),
        Value::FullYears(day) => number(rows, at, day).map(|day| (20_000 - day).div_euclid(365) * 1_000_000),
        Value::Count { column, condition, .. } => {
            let count = referring(rows, at, *column).filter(|row| truth(rows, *row, condition)).count();
            Some(count as i128 * 1_000_000)
        }
    }
}

/// The same put together by the rules.
fn built(condition: &Condition) -> Condition {
    let parts = |parts: &[Condition]| parts.iter().map(built).collect::<Vec<_>>();
    match condition {
        Condition::Not(inner) => build::not(built(inner)),
        Condition::All(inner) => build::all(parts(inner)),
        Condition::Any(inner) => build::any(parts(inner)),
        Condition::Word { column, accepted } => build::word(*column, *accepted),
        Condition::Text { column, accepted } => build::text(*column, accepted.clone()),
        Condition::Compare { left, comparison, right } => {
            build::compare(built_value(left), *comparison, built_value(right))
        }
        Condition::Through { column, condition } => build::through(*column, built(condition)),
        Condition::Exists { table, column, condition } => build::exists(*table, *column, built(condition)),
        Condition::Constant(_) | Condition::Flag { .. } | Condition::Present { .. } => condition.clone(),
    }
}

fn built_value(value: &Value) -> Value {
    let arithmetic = |operation, left, right| build::arithmetic(operation, built_value(left), built_value(right));
    match value {
        Value::Add(left, right) => arithmetic(Operation::Add, left, right),
        Value::Subtract(left, right) => arithmetic(Operation::Subtract, left, right),
        Value::Multiply(left, right) => arithmetic(Operation::Multiply, left, right),
        Value::Through { column, value } => build::value_through(*column, built_value(value)),
        Value::FullYears(day) => build::full_years(built_value(day)),
        Value::Count { table, column, condition } => build::count(*table, *column, built(condition)),
        Value::Constant(_) | Value::AsOf | Value::PeriodStart | Value::Column(_) => value.clone(),
    }
}

const TEXTS: &[&str] = &["a", "b", "c"];

fn row() -> impl Strategy<Value = Row> {
    let reference = || prop::option::of(0..4_usize);
    let number = prop::option::of(prop::sample::select(&[0, 1_000_000, 2_500_000, -1_000_000][..]));
    let text = prop::option::of(prop::sample::select(TEXTS));
    (reference(), reference(), prop::option::of(0..3_u32), text, prop::option::of(any::<bool>()), number).prop_map(
        |(first, second, word, text, flag, number)| Row { references: [first, second], word, text, flag, number },
    )
}

fn comparison() -> impl Strategy<Value = Comparison> {
    use Comparison::{AtLeast, AtMost, Equal, Less, More, NotEqual};
    prop::sample::select(&[AtLeast, AtMost, Equal, Less, More, NotEqual][..])
}

fn simple_value() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Column(NUMBER)),
        prop::sample::select(&[0, 1_000_000, 2_500_000][..]).prop_map(Value::Constant),
        Just(Value::AsOf),
    ];
    leaf.prop_recursive(4, 12, 2, |inner| {
        let both = || (inner.clone(), inner.clone());
        prop_oneof![
            (0..2_usize, inner.clone()).prop_map(|(column, value)| Value::Through { column, value: value.into() }),
            both().prop_map(|(left, right)| Value::Add(left.into(), right.into())),
            both().prop_map(|(left, right)| Value::Subtract(left.into(), right.into())),
            both().prop_map(|(left, right)| Value::Multiply(left.into(), right.into())),
            inner.clone().prop_map(|day| Value::FullYears(day.into())),
        ]
    })
}

fn condition() -> impl Strategy<Value = Condition> {
    let leaf = prop_oneof![
        any::<bool>().prop_map(Condition::Constant),
        (0..8_u64).prop_map(|accepted| Condition::Word { column: WORD, accepted }),
        prop::sample::subsequence(TEXTS, 0..3).prop_map(|texts| Condition::Text {
            column: TEXT,
            accepted: texts.into_iter().map(str::to_owned).collect()
        }),
        Just(Condition::Flag { column: FLAG }),
        (0..6_usize).prop_map(|column| Condition::Present { column }),
        (simple_value(), comparison(), simple_value()).prop_map(|(left, comparison, right)| Condition::Compare {
            left,
            comparison,
            right
        }),
    ];
    leaf.prop_recursive(5, 40, 4, |inner| {
        let some = || prop::collection::vec(inner.clone(), 0..4);
        prop_oneof![
            inner.clone().prop_map(|condition| Condition::Not(condition.into())),
            some().prop_map(Condition::All),
            some().prop_map(Condition::Any),
            (0..2_usize, inner.clone())
                .prop_map(|(column, condition)| Condition::Through { column, condition: condition.into() }),
            (0..2_usize, inner.clone()).prop_map(|(column, condition)| Condition::Exists {
                table: 0,
                column,
                condition: condition.into()
            }),
            (0..2_usize, inner.clone(), comparison(), simple_value()).prop_map(
                |(column, condition, comparison, right)| Condition::Compare {
                    left: Value::Count { table: 0, column, condition: condition.into() },
                    comparison,
                    right
                }
            ),
        ]
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 500, ..ProptestConfig::default() })]

    #[test]
    fn nothing_changes_its_meaning(rows in prop::collection::vec(row(), 4), asked in condition()) {
        let found = built(&asked);
        for at in 0..rows.len() {
            prop_assert_eq!(truth(&rows, at, &asked), truth(&rows, at, &found), "row {} of {:?}", at, found);
        }
        // What is in order stays as it is.
        prop_assert_eq!(built(&found), found);
    }
}

#[test]
fn comparisons_hold_as_their_signs_say() {
    for (sign, less, equal, greater) in [
        ("==", false, true, false),
        ("!=", true, false, true),
        ("<", true, false, false),
        ("<=", true, true, false),
        (">", false, false, true),
        (">=", false, true, true),
    ] {
        let comparison = Comparison::from_sign(sign).unwrap();
        assert_eq!(comparison.sign(), sign);
        for (order, expected) in [(Ordering::Less, less), (Ordering::Equal, equal), (Ordering::Greater, greater)] {
            assert_eq!(comparison.holds(order as i64, 0), expected, "{sign} {order:?}");
            assert_eq!(comparison.mirrored().holds(order.reverse() as i64, 0), expected, "{sign} {order:?}");
        }
    }
}
