// A million guesses from ten thousand sources at ten thousand persons, spread over the six weeks of a letter: letter codes, passwords,
// one-time codes after a leaked password, recovery, passkeys. The attacker knows everybody's NIR, card, username and addresses.
//
// Two levels. `byTheRules` takes every guess through the rules that decide, with what they count kept in memory: no HTTP, no database,
// no argon2. `throughTheHouse` takes a fixed share of the same kinds through the routes of the router, the acts and a real PostgreSQL; only
// the HTTP server with its own limits is left out, and the kept password hashes are made with the least cost. Honest persons sign in among both.
import { hash } from '@node-rs/argon2';
import { activatesWithCodeNirAndCard } from '../../src/lifecycle/activates-with-code-nir-and-card.rule.js';
import { CODE_BYTES, codeFrom, printedCode } from '../../src/lifecycle/code.model.js';
import { issueCode, opensAt } from '../../src/lifecycle/index.js';
import { parseProof } from '../../src/lifecycle/proof.model.js';
import { spaceCodeLocksItself } from '../../src/lifecycle/space-code-locks-itself.rule.js';
import type { SpaceCode } from '../../src/lifecycle/space.model.js';
import { addAccount, codeStep, currentCode, newTotpSecret, readPerson } from '../../src/identity/index.js';
import {
  forgottenAfter,
  nextTryAt,
  type Guesses,
  type WaitingKind,
} from '../../src/identity/guesses-slow-down.rule.js';
import { recoveryNeedsTwoHeldFactors } from '../../src/identity/recovery-needs-two-held-factors.rule.js';
import { decideSignIn } from '../../src/identity/sign-in.act.js';
import type { RecordId } from '../../src/kernel/ids.js';
import { DAY, parisDay, type Instant } from '../../src/kernel/time.js';
import { aRecord, testIns } from '../support/cast.js';
import { startWorld, type World } from '../support/world.js';
import { askerOf, tokenIn, type Asker, type Stranger } from './door-asker.js';
import { randomSource, type RandomSource } from './random-source.js';

const SIX_WEEKS = 43 * DAY;
const STARTS = Date.parse('2026-03-02T08:00:00Z');
/** One person in so many has a password that leaked. */
const LEAKED = 50;
const KINDS = [
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
type Kind = (typeof KINDS)[number];

interface Target {
  readonly nir: string;
  readonly serial: string;
  readonly username: string;
  readonly password: string;
  readonly secret: string;
  readonly code: string;
}

export interface Outcome {
  readonly guesses: Readonly<Record<string, number>>;
  readonly judged: number;
  readonly openings: number;
  readonly honestTried: number;
  readonly honestIn: number;
}

const bytesOf = (random: RandomSource): Uint8Array => Uint8Array.from({ length: CODE_BYTES }, () => random.below(256));
const sixDigits = (random: RandomSource): string => String(random.below(1_000_000)).padStart(6, '0');
const passwordOf = (random: RandomSource): string =>
  `Aa1!${random.below(10_000_000).toString(36)}${random.below(1_000_000).toString(36)}`;

function targetOf(random: RandomSource, n: number): Target {
  return {
    nir: testIns(n).value,
    serial: String(1_000_000_000 + n),
    username: `personne.${n}`,
    password: passwordOf(random),
    secret: newTotpSecret(),
    code: codeFrom(bytesOf(random)),
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
  const owners = new Map(targets.map((target, n) => [target.code, n]));
  const codes = new Map<string, SpaceCode>(
    targets.map(({ code }) => [code, { expiresAt: opensAt(parisDay(STARTS)), wrongGuesses: 0 }]),
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

interface Person extends Target {
  readonly recordId: RecordId;
  readonly leaked: boolean;
}

async function settle(world: World, random: RandomSource, n: number): Promise<Person> {
  const { house } = world;
  const target = targetOf(random, n);
  // Half are active with an account, half wait with their letter.
  const active = n % 2 === 0;
  const recordId = await aRecord(house, n, {
    state: active ? 'active' : 'open',
    vitaleSerial: target.serial,
    email: `personne.${n}@exemple.invalid`,
  });
  const at = house.clock.domain();
  if (active) {
    const passwordHash = await hash(target.password, { memoryCost: 8, timeCost: 1, parallelism: 1 });
    await house.database.withRecord(recordId, (handle) =>
      addAccount(handle, house.keys.index, { username: target.username, passwordHash, totpSecret: target.secret, at }),
    );
  } else await issueCode(house, recordId, { code: target.code, sentAt: at, expiresAt: at + SIX_WEEKS + DAY });
  return { ...target, recordId, leaked: active && n % LEAKED === 0 };
}

const entered = (stranger: Stranger): boolean => stranger.cookies.has('carnet_session');

async function signIn(asker: Asker, one: Person, code: () => string, ip?: string): Promise<boolean> {
  const browser = asker.stranger(ip);
  const sent = await browser.post('POST /connexion', { username: one.username, password: one.password });
  if (sent.status !== 303) return false;
  const token = tokenIn(await browser.get('GET /connexion/code'));
  await browser.post('POST /connexion/code', { code: code() }, token);
  return entered(browser);
}

/** A fixed share of them through routes, acts and PostgreSQL. */
export async function throughTheHouse({
  guesses,
  people,
  sources,
  seed,
  say,
}: {
  guesses: number;
  people: number;
  sources: number;
  seed: number;
  say: (text: string) => void;
}): Promise<Outcome & { readonly recovered: number; readonly leaked: number }> {
  const random = randomSource(seed);
  const world = await startWorld({ content: 'empty' });
  try {
    const asker = await askerOf(world);
    const { house } = world;
    const persons: Person[] = [];
    for (let n = 0; n < people; n += 1) persons.push(await settle(world, random, n));
    const active = persons.filter((_, n) => n % 2 === 0);
    const waiting = persons.filter((_, n) => n % 2 === 1);
    const leaked = active.filter((one) => one.leaked);
    const told: Record<string, number> = {};
    let [judged, openings, honestTried, honestIn] = [0, 0, 0, 0];
    const sourceOf = (n: number): string => `172.16.${n >> 8}.${n & 255}`;

    async function guess(kind: Kind, n: number, source: string): Promise<void> {
      told[kind] = (told[kind] ?? 0) + 1;
      const stranger = asker.stranger(source);
      const letter = waiting[n % waiting.length] as Person;
      const one = active[n % active.length] as Person;
      switch (kind) {
        case 'letter':
        case 'own-letter': {
          const own = waiting[0] as Person;
          const whose = letter === own ? (waiting[1] as Person) : letter;
          const code = printedCode(kind === 'letter' ? codeFrom(bytesOf(random)) : own.code);
          const { status } = await stranger.post('POST /activer', { code, nir: whose.nir, serial: whose.serial });
          judged += status === 400 ? 1 : 0;
          openings += status === 303 ? 1 : 0;
          break;
        }
        case 'password': {
          const { status } = await stranger.post('POST /connexion', {
            username: one.username,
            password: passwordOf(random),
          });
          judged += status === 401 ? 1 : 0;
          openings += status === 303 ? 1 : 0;
          break;
        }
        case 'one-time': {
          const of = leaked[n % leaked.length] as Person;
          const code = sixDigits(random);
          if (await signIn(asker, of, () => code, source)) openings += 1;
          judged += 1;
          break;
        }
        case 'recovery': {
          await stranger.post('POST /connexion/oubli', { username: one.username });
          const token = tokenIn(await stranger.get('GET /connexion/oubli/codes'));
          const guessed = { courriel: sixDigits(random), second: sixDigits(random) };
          const { status } = await stranger.post('POST /connexion/oubli/codes', guessed, token);
          judged += status === 401 ? 1 : 0;
          openings += status === 303 ? 1 : 0;
          break;
        }
        case 'passkey': {
          await stranger.post('POST /connexion/cle/question', {});
          const reponse = JSON.stringify({
            id: Buffer.from(bytesOf(random)).toString('base64url'),
            type: 'public-key',
          });
          const { status } = await stranger.post('POST /connexion/cle', { reponse });
          judged += status === 401 ? 1 : 0;
          openings += status === 303 ? 1 : 0;
          break;
        }
      }
      if (entered(stranger)) openings += 1;
    }
    /** Somebody at home, in their own time: a code works once, so nobody twice in one step. */
    async function honest(one: Person, n: number): Promise<void> {
      honestTried += 1;
      if (await signIn(asker, one, () => currentCode(one.secret, house.clock.real()), `172.31.${n >> 8}.${n & 255}`))
        honestIn += 1;
    }

    const AT_ONCE = 96;
    for (let n = 0; n < guesses; n += AT_ONCE) {
      const many = Math.min(AT_ONCE, guesses - n);
      // At most sixteen passwords at once: more wait in argon2's queue, and what the queue refuses is no guess.
      let passwords = 0;
      const going = Array.from({ length: many }, () => {
        let kind: Kind = random.one(KINDS);
        if ((kind === 'password' || kind === 'one-time') && (passwords += 1) > 16) kind = 'letter';
        return guess(kind, random.below(1_000_000), sourceOf(random.below(sources)));
      });
      const at = random.below(active.length);
      const one = active[at] as Person;
      if (!one.leaked) going.push(honest(one, at));
      await Promise.all(going);
      world.advanceReal(Math.max(31_000, Math.floor((many / guesses) * SIX_WEEKS)));
      if (n % (AT_ONCE * 20) === 0) say(`${n} guesses`);
    }
    let recovered = 0;
    for (const one of leaked) if (await recovers(world, asker, one)) recovered += 1;
    const [row] = await world.owner<{ opened: string }[]>`
      select count(*) as opened from session where kind = 'person'
        or (kind = 'pending' and record_id = any(${waiting.map(({ recordId }) => recordId)}))`;
    // Every session that was opened is one that an honest person opened.
    const extra = Math.max(0, Number(row?.opened ?? 0) - honestIn - recovered);
    return {
      guesses: told,
      judged,
      openings: openings + extra,
      honestTried,
      honestIn,
      recovered,
      leaked: leaked.length,
    };
  } finally {
    await world.close();
  }
}

/** Somebody whose password leaked, and was spent by others: back in with mailbox and telephone. */
async function recovers(world: World, asker: Asker, one: Person): Promise<boolean> {
  const browser = asker.stranger();
  const { house } = world;
  const to = (await house.database.withRecord(one.recordId, readPerson)).email ?? '';
  // Mails to one person pause after five asked by anybody; in the worst case six hours.
  world.advanceReal(DAY);
  await browser.post('POST /connexion/oubli', { username: one.username });
  const token = tokenIn(await browser.get('GET /connexion/oubli/codes'));
  const courriel = await mailed(world, to, house.clock.real());
  const second = currentCode(one.secret, house.clock.real());
  const proven = await browser.post('POST /connexion/oubli/codes', { courriel, second }, token);
  if (proven.status !== 303) return false;
  const password = `${one.password}-Zz9`;
  await browser.post(
    'POST /connexion/oubli/nouveau',
    { password },
    tokenIn(await browser.get('GET /connexion/oubli/nouveau')),
  );
  world.advanceReal(60_000);
  return signIn(asker, { ...one, password }, () => currentCode(one.secret, house.clock.real()));
}

async function mailed(world: World, to: string, since: Instant): Promise<string> {
  for (let tries = 0; tries < 200; tries += 1) {
    const all = (await world.house.courier.folder?.list(50)) ?? [];
    const mail = all.find((one) => one.kind === 'email' && one.mail.to === to && one.at >= since - 60_000);
    if (mail?.kind === 'email') return /\b(\d{6})\b/.exec(mail.mail.text)?.[1] ?? '';
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  return '000000';
}
