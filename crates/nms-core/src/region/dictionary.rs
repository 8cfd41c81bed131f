//! Different texts, each with a place: all of them in one string, found by a table that fits into few cache lines.

use std::hash::BuildHasher;

use rustc_hash::FxBuildHasher;

/// Different texts, each with the place by which columns mean it.
///
/// A column of ids has as many texts as rows, so that a box for each, or a second way to where it is, would cost more
/// than everything else that is done with it.
#[derive(Clone, Default)]
pub(crate) struct Dictionary {
    /// All texts, one after the other.
    texts: String,
    /// For each text, where it ends and its hash.
    ends: Vec<(usize, u32)>,
    /// Places by hash, those that clash one after the other: the hash above the place and one; nought where nothing is.
    slots: Vec<u64>,
}

impl Dictionary {
    /// How many texts there are.
    pub(crate) fn len(&self) -> usize {
        self.ends.len()
    }

    /// The text at a place.
    pub(crate) fn get(&self, place: usize) -> Option<&str> {
        let (end, _) = *self.ends.get(place)?;
        let start = place.checked_sub(1).and_then(|before| self.ends.get(before)).map_or(0, |(end, _)| *end);
        self.texts.get(start..end)
    }

    /// All texts in the order of their places.
    pub(crate) fn iter(&self) -> impl Iterator<Item = &str> + Clone {
        (0..self.len()).filter_map(|place| self.get(place))
    }

    /// The place of a text.
    pub(crate) fn find(&self, text: &str) -> Option<u32> {
        self.look_up(text, hash(text)).ok()
    }

    /// The places of many texts; nothing where there is no text, or the dictionary does not have it.
    pub(crate) fn find_all<'a>(&self, texts: impl Iterator<Item = Option<&'a str>> + Clone) -> Vec<Option<u32>> {
        self.find_hashed(texts.map(|text| text.map(|text| (text, hash(text)))))
    }

    /// The places of all texts of another dictionary.
    pub(crate) fn find_each(&self, other: &Self) -> Vec<Option<u32>> {
        let hash = |place: usize| other.ends.get(place).map_or(0, |(_, hash)| *hash);
        self.find_hashed((0..other.len()).map(|place| other.get(place).map(|text| (text, hash(place)))))
    }

    /// Looks into the first slot of every text before any text is compared: the processor then waits for all of them at
    /// once, and not for one after the other.
    fn find_hashed<'a>(&self, texts: impl Iterator<Item = Option<(&'a str, u32)>> + Clone) -> Vec<Option<u32>> {
        let mask = self.slots.len().wrapping_sub(1);
        let first = |hash: u32| self.slots.get(hash as usize & mask).copied().unwrap_or_default();
        let firsts: Vec<(u32, u64)> =
            texts.clone().map(|text| text.map_or((0, 0), |(_, hash)| (hash, first(hash)))).collect();
        let find = |(text, (hash, first)): (Option<(&str, u32)>, (u32, u64))| {
            let text = text?.0;
            self.confirmed(first, text, hash).or_else(|| self.look_up(text, hash).ok())
        };
        texts.zip(firsts).map(find).collect()
    }

    /// The place of a text, which is put at the end if it is new.
    pub(crate) fn insert(&mut self, text: &str) -> u32 {
        let hash = hash(text);
        let slot = match self.look_up(text, hash) {
            Ok(place) => return place,
            Err(slot) => slot,
        };
        let place = self.ends.len() as u32;
        self.texts.push_str(text);
        self.ends.push((self.texts.len(), hash));
        // A quarter stays free, so that what clashes stands close together.
        let room = self.ends.len() * 4 <= self.slots.len() * 3;
        match self.slots.get_mut(slot) {
            Some(slot) if room => *slot = entry(hash, place),
            _ => self.grow(),
        }
        place
    }

    /// Takes back all texts but the first.
    pub(crate) fn truncate(&mut self, len: usize) {
        while self.ends.len() > len {
            let last = self.ends.len() - 1;
            if let Some((_, hash)) = self.ends.get(last).copied() {
                let wanted = entry(hash, last as u32);
                // Nothing came later, so that no other text was put behind it.
                let there = self.probe(hash).find(|slot| self.slots.get(*slot) == Some(&wanted));
                if let Some(slot) = there.and_then(|slot| self.slots.get_mut(slot)) {
                    *slot = 0;
                }
            }
            self.ends.pop();
        }
        self.texts.truncate(self.ends.last().map_or(0, |(end, _)| *end));
    }

    /// The place of a text, or the slot where it would stand.
    fn look_up(&self, text: &str, hash: u32) -> Result<u32, usize> {
        for slot in self.probe(hash) {
            match self.slots.get(slot).copied() {
                None | Some(0) => return Err(slot),
                Some(entry) => {
                    if let Some(place) = self.confirmed(entry, text, hash) {
                        return Ok(place);
                    }
                }
            }
        }
        Err(usize::MAX)
    }

    /// The place in a slot, if it is that of the text.
    fn confirmed(&self, entry: u64, text: &str, hash: u32) -> Option<u32> {
        let place = (entry as u32).checked_sub(1).filter(|_| (entry >> 32) as u32 == hash)?;
        (self.get(place as usize) == Some(text)).then_some(place)
    }

    /// The slots in which a hash may stand, nearest first.
    fn probe(&self, hash: u32) -> impl Iterator<Item = usize> + use<> {
        let mask = self.slots.len().wrapping_sub(1);
        (0..self.slots.len()).map(move |step| (hash as usize).wrapping_add(step) & mask)
    }

    /// Makes room, and puts every text where it belongs, in the order in which they came.
    fn grow(&mut self) {
        let room = (self.slots.len() * 2).max(8);
        self.slots.clear();
        self.slots.resize(room, 0);
        for place in 0..self.ends.len() {
            let Some((_, hash)) = self.ends.get(place).copied() else { continue };
            let free = self.probe(hash).find(|slot| self.slots.get(*slot) == Some(&0));
            if let Some(slot) = free.and_then(|slot| self.slots.get_mut(slot)) {
                *slot = entry(hash, place as u32);
            }
        }
    }
}

/// What stands in a slot.
fn entry(hash: u32, place: u32) -> u64 {
    u64::from(hash) << 32 | (u64::from(place) + 1)
}

fn hash(text: &str) -> u32 {
    FxBuildHasher.hash_one(text) as u32
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_keep_their_places() {
        let (mut dictionary, mut other) = (Dictionary::default(), Dictionary::default());
        assert_eq!(dictionary.find(""), None);
        let texts: Vec<String> = (0..10_000_u32).map(|n| format!("{}школа", n.wrapping_mul(2_654_435_761))).collect();
        for (place, text) in (0..).zip(&texts) {
            assert_eq!(dictionary.insert(text), place);
        }
        for (place, text) in (0..10_000).zip(&texts).rev() {
            assert_eq!((dictionary.insert(text), dictionary.find(text)), (place, Some(place)));
            other.insert(text);
        }
        assert_eq!(dictionary.iter().collect::<Vec<_>>(), texts);
        let backwards: Vec<_> = (0..10_000).rev().map(Some).collect();
        assert_eq!(dictionary.find_each(&other), backwards);
        assert_eq!(dictionary.find_all([Some("школа"), None, Some("0школа")].into_iter()), [None, None, Some(0)]);
        assert_eq!((dictionary.insert(""), dictionary.get(10_000), dictionary.get(10_001)), (10_000, Some(""), None));
    }

    #[test]
    fn what_was_taken_back_is_as_if_it_had_never_come() {
        let mut dictionary = Dictionary::default();
        for round in 0..500_u32 {
            for n in 0..round % 7 {
                dictionary.insert(&format!("gone-{round}-{n}"));
            }
            dictionary.truncate(round as usize);
            dictionary.insert(&format!("{round}"));
        }
        assert_eq!(dictionary.len(), 500);
        for round in 0..500_u32 {
            assert_eq!(dictionary.find(&round.to_string()), Some(round));
            assert_eq!(dictionary.find(&format!("gone-{round}-0")), None);
        }
    }
}
