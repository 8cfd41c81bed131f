//! Work side by side where there are processors for it; the same results in the same order in any case.

/// Does two things, at the same time if it can.
#[cfg(feature = "parallel")]
pub fn both<A: Send, B: Send>(one: impl FnOnce() -> A + Send, other: impl FnOnce() -> B + Send) -> (A, B) {
    rayon::join(one, other)
}

/// Does two things, one after the other.
#[cfg(not(feature = "parallel"))]
pub fn both<A: Send, B: Send>(one: impl FnOnce() -> A + Send, other: impl FnOnce() -> B + Send) -> (A, B) {
    (one(), other())
}

/// Does the same with every item, told its place; the answers stand in the order of the items.
#[cfg(feature = "parallel")]
pub fn each<T: Send, A: Send>(items: &mut [T], work: impl Fn(usize, &mut T) -> A + Send + Sync) -> Vec<A> {
    use rayon::prelude::*;
    items.par_iter_mut().enumerate().with_max_len(1).map(|(place, item)| work(place, item)).collect()
}

/// Does the same with every item, told its place; the answers stand in the order of the items.
#[cfg(not(feature = "parallel"))]
pub fn each<T: Send, A: Send>(items: &mut [T], work: impl Fn(usize, &mut T) -> A + Send + Sync) -> Vec<A> {
    items.iter_mut().enumerate().map(|(place, item)| work(place, item)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn answers_stand_in_the_order_of_the_items() {
        let mut items = [3, 1, 2];
        let answers = each(&mut items, |place, item| {
            *item += 1;
            (place, *item)
        });
        assert_eq!(answers, [(0, 4), (1, 2), (2, 3)]);
        assert_eq!(both(|| 1, || "two"), (1, "two"));
    }
}
