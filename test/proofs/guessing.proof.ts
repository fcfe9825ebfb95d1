// A million guesses from ten thousand sources at ten thousand persons, spread over the six weeks of a letter: letter codes, passwords,
// one-time codes after a leaked password, recovery, passkeys. The attacker knows everybody's NIR, card, username and addresses.
//
// Two levels. `byTheRules` takes every guess through the rules that decide, with what they count kept in memory: no HTTP, no database,
// no argon2. `throughTheHouse` takes a fixed share of the same kinds through the routes of the router, the acts and a real PostgreSQL; only
// the HTTP server with its own limits is left out, and the kept password hashes are made with the least cost. Honest persons sign in among both.
import { activatesWithCodeNirAndCard } from '../../src/lifecycle/activates-with-code-nir-and-card.rule.js';
import { CODE_BYTES, codeFrom, printedCode } from '../../src/lifecycle/code.model.js';
import { opensAt } from '../../src/lifecycle/index.js';
import { parseProof } from '../../src/lifecycle/proof.model.js';
import { spaceCodeLocksItself } from '../../src/lifecycle/space-code-locks-itself.rule.js';
import type { SpaceCode } from '../../src/lifecycle/space.model.js';
import { codeStep, currentCode, newTotpSecret } from '../../src/identity/index.js';
import {
  forgottenAfter,
  nextTryAt,
  type Guesses,
  type WaitingKind,
} from '../../src/identity/guesses-slow-down.rule.js';
import { recoveryNeedsTwoHeldFactors } from '../../src/identity/recovery-needs-two-held-factors.rule.js';
import { decideSignIn } from '../../src/identity/sign-in.act.js';
import { DAY, parisDay, type Instant } from '../../src/kernel/time.js';
import { testIns } from '../support/cast.js';
import { randomSource, type RandomSource } from '../support/random-source.js';

export const SIX_WEEKS = 43 * DAY;
/** As many codes beside the letter's as one person can have: docs/guessing.md. */
const ASKED = 13;
const STARTS = Date.parse('2026-03-02T08:00:00Z');
/** One person in so many has a password that leaked. */
export const LEAKED = 50;
export const KINDS = [
  'letter',
  'letter',
  'letter',
  'letter',
  'letter',
  'own-letter',
  'password',
  'password',
  'one-time',
  'recovery',
  'passkey',
] as const;
export type Kind = (typeof KINDS)[number];

export interface Target {
  readonly nir: string;
  readonly serial: string;
  readonly username: string;
  readonly password: string;
  readonly secret: string;
  readonly code: string;
  /** Asked for anew by whoever knows the number and the card: they work beside the letter's. */
  readonly asked: readonly string[];
}

export interface Outcome {
  readonly guesses: Readonly<Record<string, number>>;
  readonly judged: number;
  readonly openings: number;
  readonly honestTried: number;
  readonly honestIn: number;
}

export const bytesOf = (random: RandomSource): Uint8Array =>
  Uint8Array.from({ length: CODE_BYTES }, () => random.below(256));
export const sixDigits = (random: RandomSource): string => String(random.below(1_000_000)).padStart(6, '0');
export const passwordOf = (random: RandomSource): string =>
  `Aa1!${random.below(10_000_000).toString(36)}${random.below(1_000_000).toString(36)}`;

export function targetOf(random: RandomSource, n: number): Target {
  return {
    nir: testIns(n).value,
    serial: String(1_000_000_000 + n),
    username: `personne.${n}`,
    password: passwordOf(random),
    secret: newTotpSecret(),
    code: codeFrom(bytesOf(random)),
    asked: Array.from({ length: ASKED }, () => codeFrom(bytesOf(random))),
  };
}

/** Every guess through the rules alone. */
export function byTheRules({
  guesses,
  people,
  sources,
  seed,
}: {
  guesses: number;
  people: number;
  sources: number;
  seed: number;
}): Outcome {
  const random = randomSource(seed);
  const targets = Array.from({ length: people }, (_, n) => targetOf(random, n));
  const owners = new Map(
    targets.flatMap((target, n) => [target.code, ...target.asked].map((code) => [code, n] as const)),
  );
  const codes = new Map<string, SpaceCode>(
    [...owners.keys()].map((code) => [code, { expiresAt: opensAt(parisDay(STARTS)), wrongGuesses: 0 }]),
  );
  const counts = new Map<string, Guesses>();
  const mayTry = (kind: WaitingKind, of: string, now: Instant): boolean => {
    const key = `${kind} ${of}`;
    const kept = counts.get(key);
    const before = kept !== undefined && kept.lastAt > now - forgottenAfter(kind) ? kept : undefined;
    if (nextTryAt(kind, before) > now) return false;
    counts.set(key, { tries: (before?.tries ?? 0) + 1, lastAt: now });
    return true;
  };
  const told: Record<string, number> = {};
  let [judged, openings, honestTried, honestIn] = [0, 0, 0, 0];

  const signsIn = (one: Target, password: string, code: string, now: Instant): boolean =>
    decideSignIn({
      passwordMatches: password === one.password,
      codeStep: codeStep(one.secret, code, now),
      lastCodeStep: 0,
      sentCode: false,
      space: 'active',
    }).allowed;
  function proves(typed: { code: string; nir: string; serial: string }): boolean {
    const proof = parseProof(typed);
    if ('faults' in proof) throw new Error('the guess is no guess');
    const owner = owners.get(proof.code);
    const kept = codes.get(proof.code);
    if (owner === undefined || kept === undefined) return false;
    const whose = targets[owner] as Target;
    const right = activatesWithCodeNirAndCard({
      nirMatches: whose.nir === proof.nir,
      serialMatches: whose.serial === proof.serial,
    });
    if (right === undefined) return spaceCodeLocksItself(kept) === undefined;
    codes.set(proof.code, { ...kept, wrongGuesses: kept.wrongGuesses + 1 });
    return false;
  }

  for (let n = 0; n < guesses; n += 1) {
    const now = STARTS + Math.floor((n / guesses) * SIX_WEEKS);
    const kind: Kind = random.one(KINDS);
    const source = String(random.below(sources));
    const at = random.below(people);
    const target = targets[at] as Target;
    told[kind] = (told[kind] ?? 0) + 1;
    const judge = (right: boolean): void => {
      judged += 1;
      if (right) openings += 1;
    };
    switch (kind) {
      case 'letter':
      case 'own-letter': {
        if (!mayTry('address', `proof ${source}`, now)) break;
        // The attacker's own letter is that of the first person.
        const code = kind === 'letter' ? codeFrom(bytesOf(random)) : (targets[0] as Target).code;
        if (kind === 'own-letter' && at === 0) break;
        judge(proves({ code: printedCode(code), nir: target.nir, serial: target.serial }));
        break;
      }
      case 'password':
        if (mayTry('pair', `${source} ${at}`, now) && mayTry('address', source, now))
          judge(passwordOf(random) === target.password && signsIn(target, target.password, sixDigits(random), now));
        break;
      case 'one-time': {
        const leaked = at - (at % LEAKED);
        if (mayTry('pair', `${source} ${leaked}`, now) && mayTry('code', String(leaked), now))
          judge(signsIn(targets[leaked] as Target, (targets[leaked] as Target).password, sixDigits(random), now));
        break;
      }
      case 'recovery': {
        if (!mayTry('asked', source, now)) break;
        const mailed = sixDigits(random);
        const deviceHeld = codeStep(target.secret, sixDigits(random), now) !== undefined;
        judge(
          recoveryNeedsTwoHeldFactors({ mailboxHeld: sixDigits(random) === mailed, deviceHeld, space: 'active' }) ===
            undefined,
        );
        break;
      }
      case 'passkey':
        // Decided by a signature: guessed at through the house.
        break;
    }
    if (n % Math.max(1, Math.floor(guesses / people)) === 0) {
      const honest = random.below(people);
      const one = targets[honest] as Target;
      if (honest % LEAKED === 0) continue;
      honestTried += 1;
      const home = `home ${honest}`;
      const let_in =
        mayTry('pair', `${home} ${honest}`, now) &&
        mayTry('address', home, now) &&
        mayTry('code', String(honest), now) &&
        signsIn(one, one.password, currentCode(one.secret, now), now);
      counts.delete(`code ${honest}`);
      if (let_in) honestIn += 1;
    }
  }
  return { guesses: told, judged, openings, honestTried, honestIn };
}
