// The same question asked about somebody and about nobody, at every public form that takes what is known of people. Used twice: whole answers
// compared (test/proofs/alike.test.ts), and times (npm run bench:alike).
import { setTimeout as wait } from 'node:timers/promises';
import { issueCode } from '../../src/lifecycle/index.js';
import { createAccount, newTotpSecret, type SpaceState } from '../../src/identity/index.js';
import { DAY } from '../../src/kernel/time.js';
import type { Reply } from '../../src/platform/route.js';
import { aRecord, testIns } from '../support/cast.js';
import type { World } from '../support/world.js';
import { tokenIn, wholeAnswer, type Asker, type Stranger } from './door-asker.js';

/** What is known of somebody; of nobody it is made up in the same form. */
export interface Known {
  readonly name: string;
  readonly username: string;
  readonly nir: string;
  readonly serial: string;
  /** Of their letter; nobody's is of no letter. */
  readonly code: string;
}

export const STATES = [
  'notified',
  'opposed',
  'open',
  'active',
  'suspended',
  'closed',
] as const satisfies readonly SpaceState[];

/** A code that is nobody's. */
const WRONG = 'QQQQQQQQQQ';
const CODES = ['0123456789', 'ABCDEFGHJK', 'KMNPQRSTVW', 'A1B2C3D4E5', 'Z9Y8X7W6V5', '55555AAAAA'];

/** One person in every state, each with an account and a letter; `first` keeps their numbers apart from others'. */
export async function people(world: World, first = 100): Promise<Known[]> {
  const { house } = world;
  const made: Known[] = [];
  for (const [n, state] of STATES.entries()) {
    const known = {
      name: state,
      username: `alike.${first}.${state}`,
      nir: testIns(first + n).value,
      serial: String(2_000_000_000 + first + n),
      code: `${CODES[n] ?? ''}${first}`.slice(-10),
    };
    const email = `${state}@exemple.invalid`;
    const recordId = await aRecord(house, first + n, {
      state,
      vitaleSerial: known.serial,
      email,
      phone: `060000000${n}`,
    });
    const at = house.clock.domain();
    await issueCode(house, recordId, {
      code: known.code,
      sentAt: at,
      expiresAt: at + 40 * DAY,
    });
    const account = { username: known.username, password: `Aa1!${state}-secret`, totpSecret: newTotpSecret(), at };
    await createAccount(house, recordId, account);
    made.push(known);
  }
  return made;
}

export const nobody = (n: number): Known => ({
  name: 'nobody',
  username: `alike.nobody${n}`,
  nir: testIns(20_000 + n).value,
  serial: String(3_000_000_000 + n),
  code: WRONG,
});

export interface Question {
  readonly name: string;
  /** What is asked; `prepare` comes before and is not timed. */
  prepare?(stranger: Stranger, known: Known): Promise<string>;
  ask(stranger: Stranger, known: Known, prepared: string | undefined): Promise<Reply>;
}

export const QUESTIONS: readonly Question[] = [
  {
    name: 'sign-in with a wrong password',
    ask: (stranger, { username }) => stranger.post('POST /connexion', { username, password: 'Wrong-password-1' }),
  },
  {
    name: 'recovery asked',
    ask: (stranger, { username }) => stranger.post('POST /connexion/oubli', { username }),
  },
  {
    name: 'recovery with wrong codes',
    async prepare(stranger, { username }) {
      await stranger.post('POST /connexion/oubli', { username });
      return tokenIn(await stranger.get('GET /connexion/oubli/codes'));
    },
    ask: (stranger, _known, csrf) =>
      stranger.post('POST /connexion/oubli/codes', { courriel: '123456', second: '654321' }, csrf),
  },
  {
    name: 'activation with a wrong code',
    ask: (stranger, { nir, serial }) => stranger.post('POST /activer', { code: WRONG, nir, serial }),
  },
  {
    name: 'activation with the code of a letter and another card',
    ask: (stranger, { code, nir }) => stranger.post('POST /activer', { code, nir, serial: '9999999999' }),
  },
  {
    name: 'opposition with a wrong code',
    ask: (stranger, { nir, serial }) => stranger.post('POST /opposition', { code: WRONG, nir, serial }),
  },
  {
    name: 'a new code asked by e-mail',
    ask: (stranger, { nir, serial }) => stranger.post('POST /activer/code', { nir, serial, moyen: 'email' }),
  },
  {
    name: 'a new code asked by post, with another card',
    ask: (stranger, { nir }) => stranger.post('POST /activer/code', { nir, serial: '9999999999', moyen: 'post' }),
  },
];

/** Asks once; the whole answer and the milliseconds it took. */
export async function asked(asker: Asker, question: Question, known: Known): Promise<{ answer: string; took: number }> {
  const stranger = asker.stranger();
  const prepared = await question.prepare?.(stranger, known);
  const since = performance.now();
  const reply = await question.ask(stranger, known, prepared);
  const took = performance.now() - since;
  return { answer: wholeAnswer(reply, [known.username, known.nir, known.serial, known.code, WRONG]), took };
}

/** Nobody again, as often as somebody is asked about: what is counted against a name is counted alike. */
export const nobodies = (count: number): Known[] => Array.from({ length: count }, (_, n) => nobody(n));

/** What earlier questions left behind that the next ones would meet: guesses counted, codes used up or locked, codes on their way. */
export async function forgetQuestions(world: World): Promise<void> {
  await world.owner.begin(async (sql) => {
    await sql`delete from guess`;
    await sql`delete from message`;
    await sql`delete from waiting_question`;
    await sql`update directory_code set wrong_guesses = 0, used_at = null`;
  });
}

/** Welch's t of two samples. */
export function welch(a: readonly number[], b: readonly number[]): number {
  const mean = (of: readonly number[]): number => of.reduce((sum, one) => sum + one, 0) / of.length;
  const spread = (of: readonly number[], m: number): number =>
    of.reduce((sum, one) => sum + (one - m) ** 2, 0) / (of.length - 1) / of.length;
  const [ma, mb] = [mean(a), mean(b)];
  return (ma - mb) / Math.sqrt(spread(a, ma) + spread(b, mb));
}

export function median(of: readonly number[]): number {
  const sorted = [...of].sort((x, y) => x - y);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}

export interface Compared {
  readonly name: string;
  readonly pairs: number;
  readonly answers: number;
  readonly t: number;
  readonly medianGap: number;
}

/** The forms that ask about somebody by what is known of them, and answer before anything about them is done. */
export const CROWD_QUESTIONS = QUESTIONS.filter(({ name }) => /^(a new code|recovery)/.test(name));

/**
 * `askers` about one person, all in the same instant, and as many about one nobody, in a random order, as often as `rounds` says: whoever
 * waits for others who ask about the same person would show here, and only here. Times are those of the slowest of each crowd.
 */
export async function crowds(
  asker: Asker,
  question: Question,
  { somebody, rounds, askers, between }: Pick<Comparing, 'somebody' | 'between'> & { rounds: number; askers: number },
): Promise<Compared> {
  const none = nobodies(rounds);
  const slowest: { some: number[]; none: number[] } = { some: [], none: [] };
  const answers = new Set<string>();
  for (let round = 0; round < rounds; round += 1) {
    await between?.();
    const order = Math.random() < 0.5 ? (['some', 'none'] as const) : (['none', 'some'] as const);
    for (const which of order) {
      const known = (which === 'some' ? somebody[round % somebody.length] : none[round]) as Known;
      const crowd = await Promise.all(Array.from({ length: askers }, () => asked(asker, question, known)));
      slowest[which].push(Math.max(...crowd.map(({ took }) => took)));
      for (const { answer } of crowd) answers.add(answer);
    }
  }
  const { some, none: nones } = slowest;
  return {
    name: `${askers} at once: ${question.name}`,
    ...{ pairs: rounds, answers: answers.size, t: welch(some, nones), medianGap: median(some) - median(nones) },
  };
}

export interface Comparing {
  readonly somebody: readonly Known[];
  readonly pairs: number;
  readonly atOnce: number;
  /** After a pair about each person, not timed. */
  readonly between?: () => Promise<void>;
  /** How it stands after each pair; false ends it there. */
  readonly goesOn?: (soFar: () => Compared) => boolean;
}

/** Pairs of somebody and nobody, in a random order within each pair, `atOnce` askers side by side. */
export async function compare(
  asker: Asker,
  question: Question,
  { somebody, pairs, atOnce, between, goesOn }: Comparing,
): Promise<Compared> {
  const none = nobodies(somebody.length);
  const times: { some: number[]; none: number[] } = { some: [], none: [] };
  const answers = new Set<string>();
  const soFar = (): Compared => ({
    name: question.name,
    pairs: times.some.length,
    answers: answers.size,
    t: welch(times.some, times.none),
    medianGap: median(times.some) - median(times.none),
  });
  let next = 0;
  let ended = false;
  let asideUntil: Promise<void> = Promise.resolve();
  const aPair = async (n: number): Promise<void> => {
    const place = n % somebody.length;
    const order = Math.random() < 0.5 ? (['some', 'none'] as const) : (['none', 'some'] as const);
    const took = { some: 0, none: 0 };
    for (const which of order) {
      const known = (which === 'some' ? somebody : none)[place] as Known;
      const done = await asked(asker, question, known);
      took[which] = done.took;
      answers.add(done.answer);
    }
    times.some.push(took.some);
    times.none.push(took.none);
  };
  // Each asker begins at a moment of their own: all at once, they would measure how they stand in each other's way.
  const anAsker = async (): Promise<void> => {
    await wait(Math.random() * 600);
    while (!ended && next < pairs) {
      const n = next;
      next += 1;
      if (between !== undefined && n % somebody.length === 0) asideUntil = asideUntil.then(between);
      await asideUntil;
      await aPair(n);
      if (goesOn?.(soFar) === false) ended = true;
    }
  };
  await Promise.all(Array.from({ length: Math.min(atOnce, pairs) }, anAsker));
  return soFar();
}
