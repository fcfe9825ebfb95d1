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
