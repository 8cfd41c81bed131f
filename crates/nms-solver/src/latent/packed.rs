//! Answers of many cases to many questions, several questions packed into one number.
//!
//! The probability of a case's answers is a product over questions. Questions stand together in blocks; for every way to
//! answer a block the product is computed once (a row of a table) and looked up by each case. Forty questions of two
//! answers take six look-ups instead of forty, and sums over answers are gathered the same way back (the "method of four
//! Russians": Arlazarov, Dinic, Kronrod and Faradzhev 1970).

use std::ops::Range;

use super::Watch;
use crate::order::sorted_while;

/// Cases between two questions whether to go on.
const STRIDE: usize = 256;

/// Cases with the same answers are one pattern; patterns stand in the order of their answers, so that the order of cases
/// changes nothing.
#[derive(Clone, Debug)]
pub struct Packed {
    pub(super) blocks: Vec<Block>,
    pub(super) rows: usize,
    starts: Vec<usize>,
    codes: Vec<u32>,
    weights: Vec<f64>,
    pattern_of: Vec<u32>,
    cases: usize,
    answers: usize,
    longest: usize,
}

/// Questions that stand together, and where their rows begin.
#[derive(Clone, Debug)]
pub(super) struct Block {
    pub(super) questions: Vec<Digit>,
    pub(super) first_row: usize,
    pub(super) rows: usize,
    /// Whether its first row means that nothing was answered.
    skips: bool,
}

/// How a question stands in the number of its block.
#[derive(Clone, Debug)]
pub(super) struct Digit {
    pub(super) question: usize,
    pub(super) stride: usize,
    pub(super) radix: usize,
    /// Nought means that the question was not answered.
    pub(super) missing: bool,
}

impl Digit {
    /// What a row of the block answers to the question.
    pub(super) fn answer(&self, row: usize) -> Option<usize> {
        let digit = row / self.stride % self.radix;
        if self.missing { digit.checked_sub(1) } else { Some(digit) }
    }
}

impl Packed {
    /// Packs the answers of cases: pairs of a question and the answer to it, each question at most once a case.
    ///
    /// `categories` has the number of answers to each question; a block has at most `widest` rows. Pairs outside are left
    /// out. Nothing if `watch` said to stop.
    pub fn new<I: Iterator<Item = (u32, u16)>>(
        categories: &[u16],
        cases: usize,
        widest: usize,
        answers: impl Fn(usize) -> I,
        watch: Watch<'_>,
    ) -> Option<Self> {
        let mut answered = vec![0_usize; categories.len()];
        for case in 0..cases {
            asked(case, watch)?;
            for (question, _) in answers(case) {
                if let Some(count) = answered.get_mut(question as usize) {
                    *count += 1;
                }
            }
        }
        let blocks = blocks(categories, &answered, cases, widest);
        let rows = blocks.last().map_or(0, |block| block.first_row + block.rows);
        let mut packed = Self {
            blocks,
            rows,
            starts: vec![0],
            codes: Vec::new(),
            weights: Vec::new(),
            pattern_of: Vec::new(),
            cases,
            answers: answered.iter().sum(),
            longest: 0,
        };
        packed.fill(categories, answers, watch)?;
        Some(packed)
    }

    fn fill<I: Iterator<Item = (u32, u16)>>(
        &mut self,
        categories: &[u16],
        answers: impl Fn(usize) -> I,
        watch: Watch<'_>,
    ) -> Option<()> {
        let mut place: Vec<Option<(u32, u32, u32)>> = vec![None; categories.len()];
        for (number, block) in (0_u32..).zip(&self.blocks) {
            for digit in &block.questions {
                if let Some(place) = place.get_mut(digit.question) {
                    *place = Some((number, digit.stride as u32, u32::from(digit.missing)));
                }
            }
        }
        let mut sums = vec![0_u32; self.blocks.len()];
        for case in 0..self.cases {
            asked(case, watch)?;
            sums.fill(0);
            let mut length = 0;
            for (question, answer) in answers(case) {
                let known = categories.get(question as usize).is_some_and(|categories| answer < *categories);
                let Some(Some((block, stride, shift))) = place.get(question as usize).filter(|_| known) else {
                    continue;
                };
                if let Some(sum) = sums.get_mut(*block as usize) {
                    *sum += (u32::from(answer) + shift) * stride;
                }
                length += 1;
            }
            self.longest = self.longest.max(length);
            for (block, sum) in self.blocks.iter().zip(&sums) {
                if *sum > 0 || !block.skips {
                    self.codes.push(block.first_row as u32 + sum);
                }
            }
            self.starts.push(self.codes.len());
            self.weights.push(1.0);
            self.pattern_of.push(case as u32);
        }
        Some(())
    }

    /// Cases by their answers; not put into the sort, which would have it a hundred times.
    #[inline(never)]
    fn compare(&self, a: u32, b: u32) -> std::cmp::Ordering {
        self.pattern(a as usize).cmp(self.pattern(b as usize))
    }

    /// Makes one pattern of cases with the same answers, in the order of the answers; nothing if `watch` said to stop.
    #[must_use]
    pub fn merged(self, watch: Watch<'_>) -> Option<Self> {
        let cases = (0..self.cases as u32).collect();
        let order = sorted_while(cases, |a, b| self.compare(*a, *b), &mut || watch(None))?;
        let mut merged = Self {
            starts: vec![0],
            codes: Vec::with_capacity(self.codes.len()),
            weights: Vec::new(),
            pattern_of: vec![0; self.cases],
            ..self.empty()
        };
        let mut last: Option<&[u32]> = None;
        for (place, case) in order.into_iter().enumerate() {
            asked(place, watch)?;
            let codes = self.pattern(case as usize);
            if last != Some(codes) {
                merged.codes.extend_from_slice(codes);
                merged.starts.push(merged.codes.len());
                merged.weights.push(0.0);
                last = Some(codes);
            }
            if let Some(weight) = merged.weights.last_mut() {
                *weight += 1.0;
            }
            if let Some(pattern) = merged.pattern_of.get_mut(case as usize) {
                *pattern = merged.weights.len() as u32 - 1;
            }
        }
        Some(merged)
    }

    /// Every `stride`-th pattern, as heavy as all together: a sample without chance.
    #[must_use]
    pub fn thinned(&self, stride: usize) -> Self {
        let mut thin = Self { starts: vec![0], ..self.empty() };
        for pattern in (stride / 2..self.patterns()).step_by(stride.max(1)) {
            thin.codes.extend_from_slice(self.pattern(pattern));
            thin.starts.push(thin.codes.len());
            thin.weights.push(self.weight(pattern));
        }
        let (all, kept): (f64, f64) = (self.weights.iter().sum(), thin.weights.iter().sum());
        if kept > 0.0 {
            thin.weights.iter_mut().for_each(|weight| *weight *= all / kept);
        }
        thin
    }

    /// The same questions without cases.
    fn empty(&self) -> Self {
        Self {
            blocks: self.blocks.clone(),
            starts: Vec::new(),
            codes: Vec::new(),
            weights: Vec::new(),
            pattern_of: Vec::new(),
            ..*self
        }
    }

    /// How many cases there are.
    pub fn cases(&self) -> usize {
        self.cases
    }

    /// How many answers all cases gave.
    pub fn answers(&self) -> usize {
        self.answers
    }

    /// The most that one case answered.
    pub fn longest(&self) -> usize {
        self.longest
    }

    /// How many patterns there are.
    pub fn patterns(&self) -> usize {
        self.weights.len()
    }

    /// The pattern of a case.
    pub fn pattern_of(&self, case: usize) -> Option<usize> {
        self.pattern_of.get(case).map(|pattern| *pattern as usize)
    }

    /// How many cases have a pattern.
    pub fn weight(&self, pattern: usize) -> f64 {
        self.weights.get(pattern).copied().unwrap_or_default()
    }

    /// The rows of a pattern.
    pub(super) fn pattern(&self, pattern: usize) -> &[u32] {
        let end = |place: usize| self.starts.get(place).copied().unwrap_or_default();
        self.codes.get(end(pattern)..end(pattern + 1)).unwrap_or_default()
    }

    /// For each question how many cases gave each answer.
    pub fn tally(&self, categories: &[u16]) -> Vec<Vec<f64>> {
        let mut rows = vec![0.0; self.rows];
        for pattern in 0..self.patterns() {
            for row in self.pattern(pattern) {
                if let Some(sum) = rows.get_mut(*row as usize) {
                    *sum += self.weight(pattern);
                }
            }
        }
        let mut tally: Vec<Vec<f64>> =
            categories.iter().map(|categories| vec![0.0; usize::from(*categories)]).collect();
        for block in &self.blocks {
            let sums = rows.get(block.first_row..block.first_row + block.rows).unwrap_or_default();
            for (digit, (row, sum)) in
                block.questions.iter().flat_map(|digit| sums.iter().enumerate().map(move |sum| (digit, sum)))
            {
                let answers = tally.get_mut(digit.question);
                if let Some(cell) = answers.zip(digit.answer(row)).and_then(|(answers, answer)| answers.get_mut(answer))
                {
                    *cell += sum;
                }
            }
        }
        tally
    }

    /// What a pattern answers: questions in order, each with its answer.
    pub fn answers_of(&self, pattern: usize) -> impl Iterator<Item = (usize, usize)> + '_ {
        let of_row = |row: &u32| {
            let at = self.blocks.partition_point(|block| block.first_row <= *row as usize).checked_sub(1)?;
            self.blocks.get(at).map(|block| (block, *row as usize - block.first_row))
        };
        let rows = self.pattern(pattern).iter().filter_map(of_row);
        rows.flat_map(|(block, row)| {
            block.questions.iter().filter_map(move |digit| digit.answer(row).map(|answer| (digit.question, answer)))
        })
    }

    /// Patterns in a few pieces of equal size; how many depends on nothing but the answers.
    pub(super) fn pieces(&self, most: usize) -> Vec<Range<usize>> {
        let size = self.patterns().div_ceil(most.max(1)).max(1_024);
        (0..self.patterns()).step_by(size).map(|from| from..(from + size).min(self.patterns())).collect()
    }
}

/// Asks every so many cases whether to go on; nothing if `watch` said to stop.
fn asked(case: usize, watch: Watch<'_>) -> Option<()> {
    (!case.is_multiple_of(STRIDE) || watch(None)).then_some(())
}

/// Puts questions into blocks of at most `widest` rows; one that most cases leave out stands alone.
fn blocks(categories: &[u16], answered: &[usize], cases: usize, widest: usize) -> Vec<Block> {
    let mut blocks: Vec<Block> = Vec::new();
    let mut open = false;
    for (question, (categories, answered)) in categories.iter().zip(answered).enumerate() {
        let missing = *answered < cases;
        let radix = usize::from(*categories) + usize::from(missing);
        let alone = answered * 2 < cases;
        let room = |block: &&mut Block| open && !alone && block.rows * radix <= widest;
        match blocks.last_mut().filter(room) {
            Some(block) => {
                block.questions.push(Digit { question, stride: block.rows, radix, missing });
                block.rows *= radix;
                block.skips &= missing;
            }
            None => {
                let first_row = blocks.last().map_or(0, |block| block.first_row + block.rows);
                let questions = vec![Digit { question, stride: 1, radix, missing }];
                blocks.push(Block { questions, first_row, rows: radix, skips: missing });
            }
        }
        open = !alone;
    }
    blocks
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn packed(categories: &[u16], rows: &[Vec<Option<u16>>], widest: usize) -> Packed {
        Packed::new(
            categories,
            rows.len(),
            widest,
            |case| {
                let row = rows.get(case).map(Vec::as_slice).unwrap_or_default();
                (0_u32..).zip(row).filter_map(|(question, answer)| answer.map(|answer| (question, answer)))
            },
            &mut |_| true,
        )
        .unwrap()
    }

    #[test]
    fn six_questions_take_two_look_ups() {
        // All six are answered by all, so each has two digits: blocks of three make eight rows each.
        let rows = vec![vec![Some(1), Some(0), Some(1), Some(0), Some(0), Some(1)]; 2];
        let packed = packed(&[2; 6], &rows, 8);
        assert_eq!((packed.rows, packed.pattern(0)), (16, [0b101, 8 + 0b100].as_slice()));
        let merged = packed.merged(&mut |_| true).unwrap();
        assert_eq!((merged.patterns(), merged.weight(0), merged.pattern_of(1)), (1, 2.0, Some(0)));
    }

    #[test]
    fn packing_ends_when_it_is_told_to() {
        let answers = |_| (0..3).map(|question| (question, 1));
        let packed = |watch: Watch<'_>| Packed::new(&[2; 3], 5_000, 64, answers, watch);
        assert!(packed(&mut |_| false).is_none());
        assert!(packed(&mut |_| true).unwrap().merged(&mut |_| false).is_none());
    }

    proptest! {
        #[test]
        fn what_is_packed_is_unpacked(
            rows in prop::collection::vec(prop::collection::vec(prop::option::of(0_u16..3), 7), 0..20),
            widest in 1_usize..200,
        ) {
            let packed = packed(&[3; 7], &rows, widest).merged(&mut |_| true).unwrap();
            for (case, row) in rows.iter().enumerate() {
                let told: Vec<_> = packed.answers_of(packed.pattern_of(case).unwrap()).collect();
                let given: Vec<_> = row.iter().enumerate().filter_map(|(question, answer)| answer.map(|answer| (question, usize::from(answer)))).collect();
                prop_assert_eq!(told, given);
            }
            let all: f64 = (0..packed.patterns()).map(|pattern| packed.weight(pattern)).sum();
            prop_assert_eq!(all as usize, rows.len());
        }
    }
}
