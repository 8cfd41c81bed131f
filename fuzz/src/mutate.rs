//! Changes of JSON texts that leave them JSON: byte by byte the fuzzer would hardly get past the parser.

use libfuzzer_sys::fuzzer_mutate;
use serde_json::{Value, json};

/// Changes the tree of a JSON text that begins after `head` bytes; every fourth time, and where there is no JSON, bytes.
pub fn json(data: &mut [u8], size: usize, max_size: usize, seed: u32, head: usize) -> usize {
    let mut dice = Dice(u64::from(seed) << 1 | 1);
    let tree = data.get(head..size).and_then(|text| serde_json::from_slice::<Value>(text).ok());
    let Some(mut tree) = tree.filter(|_| dice.of(4) > 0) else { return fuzzer_mutate(data, size, max_size) };
    for _ in 0..=dice.of(3) {
        change(&mut tree, &mut dice);
    }
    let text = tree.to_string();
    match data.get_mut(head..head + text.len()) {
        Some(place) if head + text.len() <= max_size => {
            place.copy_from_slice(text.as_bytes());
            head + text.len()
        }
        _ => fuzzer_mutate(data, size, max_size),
    }
}

/// Numbers from a seed (xorshift).
struct Dice(u64);

impl Dice {
    fn of(&mut self, many: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 >> 16).unwrap_or(0) % many.max(1)
    }
}

fn count(tree: &Value) -> usize {
    1 + match tree {
        Value::Array(list) => list.iter().map(count).sum(),
        Value::Object(members) => members.values().map(count).sum(),
        _ => 0,
    }
}

/// The node at a place, counted from the root downwards.
fn node<'t>(tree: &'t mut Value, place: &mut usize) -> Option<&'t mut Value> {
    if *place == 0 {
        return Some(tree);
    }
    *place -= 1;
    match tree {
        Value::Array(list) => list.iter_mut().find_map(|one| node(one, place)),
        Value::Object(members) => members.values_mut().find_map(|one| node(one, place)),
        _ => None,
    }
}

fn change(tree: &mut Value, dice: &mut Dice) {
    let many = count(tree);
    let other = node(&mut tree.clone(), &mut dice.of(many)).cloned().unwrap_or_default();
    let place = if dice.of(8) == 0 { 0 } else { dice.of(many) };
    let Some(found) = node(tree, &mut { place }) else { return };
    match (found, dice.of(6)) {
        (found, 0) => *found = interesting(dice),
        (found, 1) => *found = other,
        (Value::Array(list), 2) if !list.is_empty() => drop(list.remove(dice.of(list.len()))),
        (Value::Array(list), _) => {
            list.insert(dice.of(list.len() + 1), list.get(dice.of(list.len())).cloned().unwrap_or(other))
        }
        (Value::Object(members), choice) => {
            let keys: Vec<String> = members.keys().cloned().collect();
            let key = keys.get(dice.of(keys.len())).cloned().unwrap_or_default();
            match choice {
                2 => drop(members.remove(&key)),
                3 => drop(members.insert(key, other)),
                4 => drop(members.insert(key, interesting(dice))),
                _ => drop(members.insert(text(&other), interesting(dice))),
            }
        }
        (Value::String(word), _) => *word = near(word, dice),
        (found, _) => *found = interesting(dice),
    }
}

fn text(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}

/// A text with a letter changed, left out, doubled or put in.
fn near(word: &str, dice: &mut Dice) -> String {
    const LETTERS: &[char] = &[
        '0', '1', '9', 'a', 'а', '-', '.', ' ', '\u{a0}', '\u{200b}', '\u{202e}', '"', '\\', '\n', '<', '/', ',', ';',
        '😀',
    ];
    let mut letters: Vec<char> = word.chars().collect();
    let place = dice.of(letters.len().max(1));
    let letter = LETTERS.get(dice.of(LETTERS.len())).copied().unwrap_or('x');
    match (dice.of(4), letters.get_mut(place)) {
        (0, Some(old)) => *old = letter,
        (1, Some(_)) => drop(letters.remove(place)),
        (2, Some(old)) => {
            let old = *old;
            letters.insert(place, old);
        }
        _ => letters.insert(place.min(letters.len()), letter),
    }
    letters.into_iter().collect()
}

fn interesting(dice: &mut Dice) -> Value {
    let list = [
        json!(null),
        json!(true),
        json!(false),
        json!(0),
        json!(-1),
        json!(1),
        json!(2),
        json!(255),
        json!(65_536),
        json!(u64::MAX),
        json!(i64::MIN),
        json!(9_007_199_254_740_993_u64),
        json!(999_999_999_999_999_u64),
        json!(0.1),
        json!(-0.0),
        json!(0.5),
        json!(1e-7),
        json!(1e15),
        json!(1e300),
        json!(5e-324),
        json!(100.0),
        json!(""),
        json!(" "),
        json!("p1"),
        json!("м-1"),
        json!("2024-02-29"),
        json!("2023-02-29"),
        json!("1900-01-01"),
        json!("2200-12-31"),
        json!("2024-12-01"),
        json!("2024-06-01"),
        json!("*"),
        json!("a / b"),
        json!("x".repeat(200)),
        json!([]),
        json!({}),
        json!([[[[[[]]]]]]),
        json!({"a": {"a": {"a": 1}}}),
        json!("\u{feff}id"),
        json!("ﬁ"),
        json!("е\u{301}"),
    ];
    list.get(dice.of(list.len())).cloned().unwrap_or_default()
}
