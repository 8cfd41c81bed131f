// Numbers that look like chance and are always the same: for regions that are made up.

/** Whole numbers below a bound, always in the same order. */
export function numbers(seed: number): (below: number) => number {
    let state = seed;
    return (below) => {
        state = (state + 0x6d2b79f5) | 0;
        let mixed = Math.imul(state ^ (state >>> 15), state | 1);
        mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
        return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
    };
}

/** Twelve even chances together, less their mean: near enough to normal, and the same in every browser, as nothing but sums is needed. */
export function normal(below: (bound: number) => number): number {
    let sum = -6;
    for (let part = 0; part < 12; part++) sum += below(1_000_000) / 1_000_000;
    return sum;
}
