//! Sets of rows made from columns, one machine word at a time.

use fixedbitset::FixedBitSet;

/// Rows of a block, as many as a machine word has bits.
const BLOCK: usize = usize::BITS as usize;

/// The places of a slice whose value passes a test.
pub fn select<T: Copy>(column: &[T], test: impl Fn(T) -> bool) -> FixedBitSet {
    // Blocks of a known length, so that the compiler compares many values at a time.
    let (whole, rest) = column.as_chunks::<BLOCK>();
    let blocks = whole.iter().map(|chunk| flagged(chunk, &test)).chain([flagged(rest, &test)]);
    FixedBitSet::with_capacity_and_blocks(column.len(), blocks)
}

/// Leaves only places whose value passes a test; a place without a value does not.
pub fn retain<T: Copy>(places: &mut FixedBitSet, column: &[T], test: impl Fn(T) -> bool) {
    let mut chunks = column.chunks(BLOCK);
    for block in places.as_mut_slice() {
        let chunk = chunks.next().unwrap_or_default();
        if *block != 0 {
            *block &= flagged(chunk, &test);
        }
    }
}

/// Gives the values at places, in order, to a function; places beyond the end of the column are passed over.
#[inline]
pub fn visit<T: Copy>(places: &FixedBitSet, column: &[T], mut act: impl FnMut(T)) {
    for (block, chunk) in places.as_slice().iter().zip(column.chunks(BLOCK)) {
        bits(*block, |bit| chunk.get(bit).into_iter().for_each(|value| act(*value)));
    }
}

/// The same of two columns.
#[inline]
pub fn visit2<A: Copy, B: Copy>(places: &FixedBitSet, a: &[A], b: &[B], mut act: impl FnMut(A, B)) {
    for (block, (a, b)) in places.as_slice().iter().zip(a.chunks(BLOCK).zip(b.chunks(BLOCK))) {
        bits(*block, |bit| a.get(bit).zip(b.get(bit)).into_iter().for_each(|(a, b)| act(*a, *b)));
    }
}

/// The bits of a word, from the lowest.
#[inline]
fn bits(mut block: usize, mut act: impl FnMut(usize)) {
    while block != 0 {
        act(block.trailing_zeros() as usize);
        block &= block - 1;
    }
}

/// The values of a block that pass a test, as bits of a word.
#[inline]
fn flagged<'v, T: Copy + 'v>(chunk: impl IntoIterator<Item = &'v T>, test: &impl Fn(T) -> bool) -> usize {
    let mut flags = [0_u8; BLOCK];
    for (flag, value) in flags.iter_mut().zip(chunk) {
        *flag = test(*value).into();
    }
    packed(&flags)
}

/// The places at which two slices of the same length pass a test together.
pub fn select2<A: Copy, B: Copy>(a: &[A], b: &[B], test: impl Fn(A, B) -> bool) -> FixedBitSet {
    let blocks = a.chunks(BLOCK).zip(b.chunks(BLOCK)).map(|(a, b)| {
        let mut flags = [0_u8; BLOCK];
        for (flag, (a, b)) in flags.iter_mut().zip(a.iter().zip(b)) {
            *flag = test(*a, *b).into();
        }
        packed(&flags)
    });
    FixedBitSet::with_capacity_and_blocks(a.len().min(b.len()), blocks)
}

/// Bytes of nought and one as the bits of a word.
///
/// Tests write bytes, which every processor compares many at a time; eight of them become bits by one multiplication.
fn packed(flags: &[u8; BLOCK]) -> usize {
    let mut block = 0;
    for (at, eight) in flags.as_chunks::<8>().0.iter().enumerate() {
        let bits = u64::from_le_bytes(*eight).wrapping_mul(0x0102_0408_1020_4080) >> 56;
        block |= (bits as usize) << (8 * at);
    }
    block
}

/// All places below a length.
pub fn all(len: usize) -> FixedBitSet {
    let mut bits = FixedBitSet::with_capacity(len);
    bits.insert_range(..);
    bits
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_those_that_pass() {
        let column: Vec<u8> = (0..200).map(|place| place % 7).collect();
        let bits = select(&column, |value| value == 3);
        assert_eq!(bits.len(), 200);
        assert!(bits.ones().eq((0..200).filter(|place| place % 7 == 3)));
        let both = select2(&column, &column, |a, b| a + b == 12);
        assert!(both.ones().eq((0..200).filter(|place| place % 7 == 6)));
        let mut kept = all(250);
        retain(&mut kept, &column, |value| value == 3);
        assert!(kept.ones().eq(bits.ones()));
        assert_eq!(all(65).ones().count(), 65);
        let mut seen = Vec::new();
        visit(&all(250), &column, |value| seen.push(value));
        assert_eq!(seen, column);
        seen.clear();
        visit(&bits, &column, |value| seen.push(value));
        assert_eq!(seen, vec![3; bits.count_ones(..)]);
        let mut pairs = Vec::new();
        visit2(&bits, &column, &column, |a, b| pairs.push((a, b)));
        assert_eq!(pairs, vec![(3, 3); bits.count_ones(..)]);
    }
}
