// Chance that repeats: the same numbers for the same seed (mulberry32).

export interface RandomSource {
  /** A whole number below 2^32. */
  bits(): number;
  /** From 0, below 1. */
  next(): number;
  below(n: number): number;
  one<T>(of: readonly T[]): T;
}

export function randomSource(seed: number): RandomSource {
  let state = seed >>> 0;
  const bits = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return (t ^ (t >>> 14)) >>> 0;
  };
  const next = (): number => bits() / 4_294_967_296;
  const below = (n: number): number => Math.floor(next() * n);
  return { bits, next, below, one: (of) => of[below(of.length)] as (typeof of)[number] };
}
