//! Numbers by chance, the same from the same seed on every machine.

use rand_pcg::Pcg32;
use rand_pcg::rand_core::Rng;

/// What is drawn; each has a stream of its own, so that a change of one leaves the others as they are.
#[derive(Clone, Copy)]
pub(super) enum Stream {
    Bodies = 1,
    People = 2,
    Supports = 3,
    Truth = 4,
    Instrument = 5,
    Asked = 6,
    History = 7,
    Answers = 8,
    Sessions = 9,
    Routes = 10,
    Monitoring = 11,
    Figures = 12,
}

/// A stream of numbers: PCG XSH RR 64/32 (O'Neill 2014).
pub(super) struct Draw(Pcg32);

impl Draw {
    pub(super) fn new(seed: u64, stream: Stream) -> Self {
        // Seeds that are neighbours must not give states that are.
        let mixed = (seed ^ (seed >> 30) ^ stream as u64).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        Self(Pcg32::new(mixed ^ (mixed >> 27), stream as u64))
    }

    /// A number below a bound, which is not nought; below 2⁻³² from even.
    pub(super) fn below(&mut self, bound: usize) -> usize {
        let wide = (u128::from(self.0.next_u64()) * bound as u128) >> 64;
        usize::try_from(wide).unwrap_or_default()
    }

    /// A day or a number of days from a range, without its end.
    pub(super) fn days(&mut self, from: i32, to: i32) -> i32 {
        let width = u32::try_from(to - from).unwrap_or(1).max(1);
        let wide = (u64::from(self.0.next_u32()) * u64::from(width)) >> 32;
        from + i32::try_from(wide).unwrap_or_default()
    }

    /// Whether it is among so many of a thousand.
    pub(super) fn of_thousand(&mut self, share: u32) -> bool {
        (u64::from(self.0.next_u32()) * 1000) >> 32 < u64::from(share)
    }

    /// A number between 0 and 1, never either.
    pub(super) fn unit(&mut self) -> f64 {
        (f64::from(self.0.next_u32()) + 0.5) / 4_294_967_296.0
    }

    /// A number of the normal distribution with mean 0 and deviation 1: the polar method of Marsaglia (1964).
    pub(super) fn normal(&mut self) -> f64 {
        loop {
            let (x, y) = (2.0 * self.unit() - 1.0, 2.0 * self.unit() - 1.0);
            let square = x * x + y * y;
            if square < 1.0 && square > 0.0 {
                return x * (-2.0 * libm::log(square) / square).sqrt();
            }
        }
    }

    /// One of a list by its weights; the last where they are spent.
    pub(super) fn weighted(&mut self, weights: &[usize]) -> usize {
        let mut left = self.below(weights.iter().sum::<usize>().max(1));
        for (place, weight) in weights.iter().enumerate() {
            match left.checked_sub(*weight) {
                Some(rest) => left = rest,
                None => return place,
            }
        }
        weights.len().saturating_sub(1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_stay_within_their_bounds_and_around_their_means() {
        let mut draw = Draw::new(1, Stream::Truth);
        let (mut sum, mut squares) = (0.0, 0.0);
        for _ in 0..20_000 {
            assert!(draw.below(7) < 7 && (5..9).contains(&draw.days(5, 9)) && draw.weighted(&[0, 3, 0]) == 1);
            let number = draw.normal();
            (sum, squares) = (sum + number, squares + number * number);
        }
        // Twenty thousand draws: the mean has a standard error of 0.007, the variance of 0.01.
        assert!((sum / 20_000.0).abs() < 0.03 && (squares / 20_000.0 - 1.0).abs() < 0.04);
    }
}
