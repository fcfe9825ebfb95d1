// Walks the product of all facts, or one combination in so many, and compares decisions with the oracle.
import { decide } from '../../src/access/decide.js';
import type { Facts } from '../../src/access/facts.js';
import { oracle, type Answer } from '../oracle/access-oracle.js';
import { combinationAt, DOCUMENTS, READERS } from './access-combinations.js';

export interface Difference {
  readonly facts: Facts;
  readonly table: Answer;
  readonly rule: string;
  readonly oracle: Answer;
}

export interface Walked {
  readonly compared: number;
  readonly differing: number;
  /** The first few. */
  readonly differences: readonly Difference[];
}

export const COMBINATIONS = READERS * DOCUMENTS;
/** What npm test asks: over a million. Shares no factor with the domains, so that every value of every fact comes with every value of every other. */
export const STRIDE_OF_NPM_TEST = 211;
const MOST_SHOWN = 20;

/** One combination in `stride`, from `offset` on; a stride that shares no factor with the domains meets every value of every fact. */
export function walkAgainstOracle(stride: number, offset = 0, ask: typeof decide = decide): Walked {
  const differences: Difference[] = [];
  let compared = 0;
  let differing = 0;
  for (let place = offset; place < COMBINATIONS; place += stride) {
    const facts = combinationAt(place);
    compared += 1;
    const decision = ask(facts);
    const table: Answer = decision.allowed ? 'allowed' : decision.refusal;
    const expected = oracle(facts);
    if (table === expected) continue;
    differing += 1;
    if (differences.length < MOST_SHOWN) differences.push({ facts, table, rule: decision.rule, oracle: expected });
  }
  return { compared, differing, differences };
}
