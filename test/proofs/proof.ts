// What every proof is given and answers. `holds` says whether it was proven; the rest are figures for proofs/NAME.json.

export interface ProofInput {
  /** 1 is the full count; npm test takes a hundredth. */
  readonly scale: number;
  readonly seed: number;
  say(text: string): void;
  /** What a stopped run of the same proof, seed and commit had found; only where it is kept. */
  readonly progress?: { load(): Promise<unknown>; save(found: unknown): Promise<void> };
}

export interface ProofResult {
  readonly holds: boolean;
  readonly [figure: string]: unknown;
}

/** The same numbers for the same seed (mulberry32). */
export function randomOf(seed: number): { next(): number; below(n: number): number; one<T>(of: readonly T[]): T } {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
  const below = (n: number): number => Math.floor(next() * n);
  return { next, below, one: (of) => of[below(of.length)] as (typeof of)[number] };
}
