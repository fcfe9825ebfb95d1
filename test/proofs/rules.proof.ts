// Mutation testing of the rules: every change somebody could make by mistake to a rule, to their order or to what carries them out, and
// whether a test would notice. Rules are data, so their mutants are made here, without another tool (ADR 0080). A mutant counts as killed
// by the cases written for each rule (which rule decides), or by the comparison with the oracle that npm test makes (what is allowed, and
// the words outside). A mutant that decides alike on all combinations of facts, in its reason too, is no fault: that is proven for each
// one by comparing diagrams of the two tables (ADR 0175), and never said by hand.
import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { ACCESS_RULES } from '../../src/access/access-rules.js';
import { decide, type AccessDecision } from '../../src/access/decide.js';
import type { Facts } from '../../src/access/facts.js';
import { FACT_NAMES, FACTS } from '../../src/access/facts.js';
import { oracle } from '../oracle/access-oracle.js';
import { collectCases, collected } from '../support/access-cases.js';
import { combinationAt } from '../support/access-combinations.js';
import { COMBINATIONS, STRIDE_OF_NPM_TEST } from '../support/access-walk.js';
import { mutateCode, percent } from './code-mutants.js';
import { encoded, ENCODED_LENGTH } from './decision-diagram.js';
import { OUTCOMES, tables } from './decision-tables.js';
import type { ProofInput, ProofResult } from './proof.js';
import { mutantsOf } from './rule-mutants.js';

const RULES = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../../src/access/rules');

export async function prove({ scale, say }: ProofInput): Promise<RulesProven> {
  const rules = await mutateRules(say);
  // In npm test the built files are in use by other tests: only a full run changes copies of them.
  const code = scale < 1 ? undefined : await mutateCode(say);
  // Apart: many mutants of rules would hide many of the code that go unnoticed.
  const holds = rules.surviving.length === 0 && (code === undefined || code.percentKilled >= 98);
  return { holds, rules, ...(code === undefined ? {} : { code }) };
}

interface RulesProven extends ProofResult {
  readonly rules: RulesMutated;
}

/** What became of the mutants of the rules. */
interface RulesMutated {
  readonly mutants: number;
  /** Proven to decide alike, with the same reason, on every combination of facts. */
  readonly equivalent: number;
  readonly killed: number;
  /** Of those that are not equivalent. */
  readonly percentKilled: number;
  readonly killedByCases: number;
  readonly killedByOracle: number;
  /** Noticed by the cases alone, or by the oracle alone. */
  readonly byCasesAlone: number;
  readonly byOracleAlone: number;
  readonly surviving: readonly string[];
}

async function mutateRules(say: (text: string) => void): Promise<RulesMutated> {
  const cases = await allCases();
  const { decisions, outcomes, decisionAt, answerAt, apart } = tables();
  const original = decisions(ACCESS_RULES);
  const allowed = outcomes(original);
  const asked = askedByNpmTest((bytes, from) => decisionAt(original, bytes, from));
  const mutants = mutantsOf(ACCESS_RULES);
  const surviving: string[] = [];
  const count = { equivalent: 0, cases: 0, oracle: 0, both: 0 };
  for (const { what, table } of mutants) {
    const changed = decisions(table);
    const witness = apart(original, changed);
    if (witness === undefined) {
      count.equivalent += 1;
      continue;
    }
    const byCases = cases.some(({ bytes, decidedBy }) => decisionAt(changed, bytes).rule !== decidedBy);
    // The oracle knows no reasons: where only these change, there is nothing to ask it.
    const told = outcomes(changed);
    const byOracle = told !== allowed && asked.notices((bytes, from) => answerAt(told, bytes, from));
    if (byCases) count.cases += 1;
    if (byOracle) count.oracle += 1;
    if (byCases && byOracle) count.both += 1;
    if (!byCases && !byOracle) surviving.push(`${what}, unnoticed on ${differing(witness)}`);
  }
  say(`${mutants.length} mutants of rules, ${count.equivalent} change nothing, ${surviving.length} survive`);
  const killed = count.cases + count.oracle - count.both;
  return {
    mutants: mutants.length,
    equivalent: count.equivalent,
    killed,
    percentKilled: percent(killed, mutants.length - count.equivalent),
    killedByCases: count.cases,
    killedByOracle: count.oracle,
    byCasesAlone: count.cases - count.both,
    byOracleAlone: count.oracle - count.both,
    surviving,
  };
}

/** The cases of every rule, as its test has them. */
async function allCases(): Promise<readonly { readonly bytes: Uint8Array; readonly decidedBy: string }[]> {
  collectCases();
  for (const file of (await readdir(RULES)).filter((name) => name.endsWith('.rule.test.js')))
    await import(pathToFileURL(path.join(RULES, file)).href);
  return collected.flatMap(({ cases }) => cases.map(([, facts, decidedBy]) => ({ bytes: encoded(facts), decidedBy })));
}

/**
 * The combinations that npm test compares with the oracle (src/access/access-oracle.test.ts), with what it says of each; on all of them
 * the diagram of the table says what `decide` says.
 */
function askedByNpmTest(diagram: (bytes: Uint8Array, from: number) => AccessDecision) {
  const size = Math.ceil(COMBINATIONS / STRIDE_OF_NPM_TEST);
  const bytes = new Uint8Array(size * ENCODED_LENGTH);
  const expected = new Uint8Array(size);
  for (let n = 0; n < size; n += 1) {
    // In leaps (of a prime), so that combinations which are alike do not stand together: a difference is met sooner.
    const facts = combinationAt(((n * 1_000_003) % size) * STRIDE_OF_NPM_TEST);
    encoded(facts, bytes, n * ENCODED_LENGTH);
    expected[n] = OUTCOMES.indexOf(oracle(facts));
    const [drawn, decided] = [diagram(bytes, n * ENCODED_LENGTH), decide(facts)];
    if (drawn.rule !== decided.rule || drawn.allowed !== decided.allowed)
      throw new Error(`the diagram says ${drawn.rule}, the table ${decided.rule}: ${JSON.stringify(facts)}`);
  }
  return {
    /** Whether some answer is another one than the oracle's. */
    notices(answer: (bytes: Uint8Array, from: number) => number): boolean {
      for (let n = 0; n < size; n += 1) if (answer(bytes, n * ENCODED_LENGTH) !== expected[n]) return true;
      return false;
    },
  };
}

/** The values that are not the first ones of their domains: enough to write the missing case. */
const differing = (facts: Facts): string =>
  FACT_NAMES.filter((name) => facts[name] !== FACTS[name][0])
    .map((name) => `${name}=${String(facts[name])}`)
    .join(' ');
