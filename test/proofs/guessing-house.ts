// The second level of guessing.proof.ts: a fixed share of the guesses through routes, acts and a real PostgreSQL.
import { hash } from '@node-rs/argon2';
import { codeFrom, printedCode } from '../../src/lifecycle/code.model.js';
import { codeIndex, issueCodeIn } from '../../src/lifecycle/code.store.js';
import { issueCode } from '../../src/lifecycle/index.js';
import { addAccount, currentCode, readPerson } from '../../src/identity/index.js';
import type { RecordId } from '../../src/kernel/ids.js';
import { DAY, type Instant } from '../../src/kernel/time.js';
import { aRecord } from '../support/cast.js';
import { startWorld, type World } from '../support/world.js';
import { askerOf, tokenIn, type Asker, type Stranger } from './door-asker.js';
import {
  bytesOf,
  KINDS,
  LEAKED,
  passwordOf,
  sixDigits,
  SIX_WEEKS,
  targetOf,
  type Kind,
  type Outcome,
  type Target,
} from './guessing.proof.js';
import { randomSource, type RandomSource } from '../support/random-source.js';
import { until } from '../support/until.js';

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
  } else {
    const life = { sentAt: at, expiresAt: at + SIX_WEEKS + DAY };
    await issueCode(house, recordId, { code: target.code, ...life });
    await house.database.withRecord(recordId, async (handle) => {
      for (const code of target.asked)
        await issueCodeIn(handle, codeIndex(house.keys.code, code), { ...life, reason: 'asked' });
    });
  }
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

const mailed = (world: World, to: string, since: Instant): Promise<string> =>
  until(`a code sent to ${to}`, async () => {
    const all = (await world.house.courier.folder?.list(50)) ?? [];
    const mail = all.find((one) => one.kind === 'email' && one.mail.to === to && one.at >= since - 60_000);
    return mail?.kind === 'email' ? (/\b(\d{6})\b/.exec(mail.mail.text)?.[1] ?? '') : undefined;
  });
