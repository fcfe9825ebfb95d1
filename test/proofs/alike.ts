// The same question asked about somebody and about nobody, at every public form that takes what is known of people. Used twice: whole answers
// compared (test/proofs/alike.test.ts), and times (npm run bench:alike).
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

/** Pairs of somebody and nobody, in a random order within each pair, `atOnce` pairs side by side. */
export async function compare(
  asker: Asker,
  question: Question,
  { somebody, pairs, atOnce }: { somebody: readonly Known[]; pairs: number; atOnce: number },
): Promise<Compared> {
  const times: { some: number[]; none: number[] } = { some: [], none: [] };
  const answers = new Set<string>();
  for (let from = 0; from < pairs; from += atOnce)
    await Promise.all(
      Array.from({ length: Math.min(atOnce, pairs - from) }, async (_, n) => {
        const one = somebody[(from + n) % somebody.length] as Known;
        const order = Math.random() < 0.5 ? (['some', 'none'] as const) : (['none', 'some'] as const);
        for (const which of order) {
          const { answer, took } = await asked(asker, question, which === 'some' ? one : nobody(from + n));
          times[which].push(took);
          answers.add(answer);
        }
      }),
    );
  const { some, none } = times;
  return {
    name: question.name,
    pairs,
    answers: answers.size,
    t: welch(some, none),
    medianGap: median(some) - median(none),
  };
}
