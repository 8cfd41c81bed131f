//! Rules that only the whole can keep: requirements and balances.

use super::{Search, Task};

impl Search {
    pub(super) fn prepare_rules(&mut self, task: &Task<'_>, candidates: usize) {
        let Task { problem, person, .. } = *task;
        self.unmet_chosen = 0;
        self.unmet.clear();
        self.unmet.resize(candidates, 0);
        self.rests.clear();
        self.rests.resize(candidates, false);
        self.sums.clear();
        for (at, needed) in problem.requirements.range(person).zip(problem.requirements.row(person)) {
            self.sums.push(0);
            if needed.at_least > 0 {
                self.unmet[needed.candidate as usize] += 1;
                let terms = problem.requirement_terms.row(at);
                terms.iter().for_each(|term| self.rests[term.candidate as usize] = true);
            }
        }
        self.balance.clear();
        for at in problem.balances.range(person) {
            self.balance.push(0);
            let terms = problem.balance_terms.row(at).iter();
            terms.filter(|term| term.amount > 0).for_each(|term| self.rests[term.candidate as usize] = true);
        }
    }

    pub(super) fn count_requirements(&mut self, task: &Task<'_>, place: u32, sign: i64) {
        let Task { problem, person, .. } = *task;
        let rows = problem.requirements.range(person).zip(problem.requirements.row(person));
        for ((at, needed), sum) in rows.zip(self.sums.iter_mut()) {
            let terms = problem.requirement_terms.row(at).iter().filter(|term| term.candidate == place);
            let amount: i64 = terms.map(|term| term.amount).sum();
            if needed.at_least <= 0 || amount == 0 {
                continue;
            }
            let (before, after) = (*sum, *sum + sign * amount);
            *sum = after;
            let chosen = u32::from(self.chosen.contains(&needed.candidate));
            let unmet = &mut self.unmet[needed.candidate as usize];
            if before < needed.at_least && after >= needed.at_least {
                *unmet -= 1;
                self.unmet_chosen -= chosen;
            } else if before >= needed.at_least && after < needed.at_least {
                *unmet += 1;
                self.unmet_chosen += chosen;
            }
        }
    }

    /// Whether every balance can still be mended by what is listed.
    pub(super) fn can_balance(&self, task: &Task<'_>, start: usize) -> bool {
        let Task { problem, person, .. } = *task;
        let listed = |place: u32| self.entries[start..].iter().any(|entry| entry.place == place);
        problem.balances.range(person).zip(&self.balance).all(|(at, sum)| {
            let terms = problem.balance_terms.row(at).iter().filter(|term| term.amount > 0 && listed(term.candidate));
            *sum >= 0 || sum + terms.map(|term| term.amount).sum::<i64>() >= 0
        })
    }
}
