// Knowing everything about somebody opens nothing: every fact in every field of every public form, none of them the secret.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { demoPersons } from '../../src/demo/index.js';
import { carryWaitingQuestions, findRecordByIns, readPerson } from '../../src/identity/index.js';
import type { RecordId } from '../../src/kernel/ids.js';
import { askedCodes } from '../../src/lifecycle/index.js';
import { sendWaiting } from '../../src/outgoing.js';
import type { Reply } from '../../src/platform/route.js';
import { startWorld, type World } from '../support/world.js';
import { askerOf, type Asker } from './door-asker.js';
import { TAKEN, type Facts, type Taken } from './facts-table.js';
import { changes, isFhir, isOpen, nameOf } from './route-questions.js';

let world: World;
let asker: Asker;
interface Known {
  readonly recordId: RecordId;
  readonly facts: Facts;
  readonly addresses: readonly string[];
}
let people: Known[];
before(async () => {
  world = await startWorld();
  asker = await askerOf(world);
  people = await Promise.all([factsOf('amina'), factsOf(waiting())]);
});
after(() => world.close());

/** A persona whose letter is out: its code has not been used. */
function waiting(): string {
  const found = demoPersons.find(({ state, provisionalCode }) => state === 'open' && provisionalCode !== undefined);
  if (found === undefined) throw new Error('no persona is open with a code');
  return found.key;
}

/** Everything that can be known of a person; `provisionalCode` is of somebody else's letter wherever it would be the secret. */
async function factsOf(key: string): Promise<Known> {
  const { house } = world;
  const persona = demoPersons.find((one) => one.key === key);
  if (persona === undefined) throw new Error(key);
  const ins = { oid: persona.oid, value: persona.ins };
  const recordId = await findRecordByIns(house.database.directory, house.keys.index, ins);
  if (recordId === undefined) throw new Error(key);
  const person = await house.database.withRecord(recordId, readPerson);
  const facts = {
    nir: persona.ins,
    sixOfNir: persona.ins.slice(-6),
    familyName: persona.familyName,
    givenName: persona.givenNames[0] ?? '',
    sex: person.sex,
    birthDate: persona.birthDate,
    birthPlace: '75056',
    vitaleSerial: person.vitaleSerial ?? '',
    email: person.email ?? '',
    phone: person.phone ?? '',
    address: (person.address ?? []).join(' '),
    postalCode: '750560',
    username: persona.username,
    provisionalCode: persona.provisionalCode ?? '',
    way: 'email',
    profession: '10',
    caring: 'yes',
    grant: 'client_credentials',
    assertionType: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
  };
  return { recordId, facts, addresses: [person.email ?? '', person.phone ?? ''] };
}

const CONSTANTS = ['way', 'grant', 'assertionType', 'profession', 'caring'];

/** Every way to fill the fields in with facts, or to leave them empty: all subsets are among them. */
function* filled({ fields, only = {} }: Taken, facts: Facts): Generator<Record<string, string>> {
  const choices = fields.map((field) => [
    ...new Set([
      '',
      ...(only[field] ?? Object.keys(facts).filter((one) => !CONSTANTS.includes(one))).map((one) => facts[one] ?? ''),
    ]),
  ]);
  const total = choices.reduce((product, { length }) => product * length, 1);
  for (let n = 0; n < total; n += 1) {
    let left = n;
    yield Object.fromEntries(
      fields.map((field, at) => {
        const values = choices[at] ?? [''];
        const value = values[left % values.length] ?? '';
        left = Math.floor(left / values.length);
        return [field, value];
      }),
    );
  }
}

/** Whatever somebody could have got hold of or changed. Guesses counted and refusals traced are neither. */
async function held(): Promise<unknown> {
  const [row] = await world.owner`
    select (select count(*) from session where kind <> 'pending') as sessions,
      (select md5(coalesce(string_agg(a::text, '' order by record_id), '')) from account a) as accounts,
      (select md5(coalesce(string_agg(a::text, '' order by record_id), '')) from person a) as persons,
      (select md5(coalesce(string_agg(a::text, '' order by record_id), '')) from contact a) as contacts,
      (select md5(coalesce(string_agg(a::text, '' order by record_id), '')) from passkey a) as passkeys,
      (select md5(coalesce(string_agg(a::text, '' order by record_id), '')) from space a) as spaces,
      (select count(*) from directory_code where used_at is not null) as used_codes,
      (select count(*) from session where kind = 'pending' and record_id is not null) as half_way`;
  return row;
}

/** Nobody is let in by an answer: no session cookie, and no way on but to where who knows nothing is led as well. */
function opensNothing(name: string, reply: Reply): void {
  const given = (reply.cookies ?? []).filter(({ value }) => value !== undefined).map((one) => one.name);
  const half = ['carnet_pending', 'carnet_form'];
  assert.deepEqual(
    given.filter((one) => !half.includes(one)),
    [],
    `${name} gives a session`,
  );
  assert.ok([200, 303, 400, 401, 403, 404, 409, 429].includes(reply.status), `${name}: ${reply.status}`);
  if (reply.status === 303) {
    const to = String(reply.headers?.['location']);
    const led =
      /^\/(connexion(\/oubli(\/codes)?)?|activer(\/code\/demande)?|opposition|assistance\/poste\/connexion)?(\?|$)/;
    assert.match(to, led, `${name} leads to ${to}`);
  }
}

test('every public form has its answer in the table, and the table names no other', () => {
  const forms = asker.routes.filter((route) => isOpen(route) && changes(route) && !isFhir(route)).map(nameOf);
  const demo = forms.filter((name) => name.startsWith('POST /demo'));
  assert.deepEqual(
    forms.filter((name) => !demo.includes(name) && TAKEN[name] === undefined),
    [],
    'a new public form needs its line in TAKEN',
  );
  assert.deepEqual(
    Object.keys(TAKEN).filter((name) => !forms.includes(name)),
    [],
  );
});

test('every fact in every field of every public form, without the secret: nothing opens, nothing changes', async () => {
  const before = await held();
  let asked = 0;
  for (const { facts } of people)
    for (const [name, taken] of Object.entries(TAKEN)) {
      const all = [...filled(taken, facts)].filter((typed) => taken.proof?.(typed, facts) !== true);
      // Some at a time: refusals wait for their fixed time, and passwords for their turn.
      for (let from = 0; from < all.length; from += 16)
        await Promise.all(
          all.slice(from, from + 16).map(async (typed) => {
            const stranger = asker.stranger();
            const csrf = await taken.before?.(stranger, facts);
            // What the route does not take is sent as well, under its own name.
            opensNothing(name, await stranger.post(name, { ...facts, ...typed }, csrf));
            asked += 1;
          }),
        );
    }
  for (const [name, fields] of asker.read) {
    const known = new Set(['_csrf', ...(TAKEN[name]?.fields ?? [])]);
    assert.deepEqual(
      [...fields].filter((field) => !known.has(field)),
      [],
      `${name} reads more than the table says`,
    );
  }
  // What was asked for is looked at by the job.
  await carryWaitingQuestions(world.house, askedCodes(world.house));
  assert.ok(asked > 5_000, `${asked} forms`);
  assert.deepEqual(await held(), before);
});

test('whatever was sent meanwhile went to the person’s own addresses, as they were', async () => {
  await sendWaiting(world.house, () => undefined);
  const own = new Set(
    people.flatMap(({ addresses }) => addresses.map((one) => one.replace(/\D/g, '').slice(-9) || one)),
  );
  const mails = new Set(people.flatMap(({ addresses }) => addresses));
  const sent = (await world.house.courier.folder?.list(2_000)) ?? [];
  const codes = sent.filter((one) => one.kind !== 'post');
  for (const one of codes) {
    if (one.kind === 'email') assert.ok(mails.has(one.mail.to), one.mail.to);
    else assert.ok(own.has(one.message.to.replace(/\D/g, '').slice(-9)), one.message.to);
  }
  assert.ok(
    codes.some(({ kind }) => kind === 'email'),
    'a recovery was mailed',
  );
});

test('with the secret the same form opens: the harness would have seen it', async () => {
  const [, one] = people;
  assert.ok(one !== undefined);
  const { nir = '', vitaleSerial: serial = '', provisionalCode: code = '' } = one.facts;
  // Codes were asked for in their name above, and the letter's own code typed with other facts: it works all the same.
  const reply = await asker.stranger().post('POST /activer', { code, nir, serial });
  assert.deepEqual([reply.status, reply.headers?.['location']], [303, '/activer/identifiants']);
});

test('facts in the address of a public page change nothing of it, and without a token none of the interfaces', async () => {
  const facts = people[0]?.facts ?? {};
  const pages = asker.routes.filter(
    (route) => isOpen(route) && !changes(route) && !/\*|:|metrics|^\/pro\/|^\/demo/.test(route.path),
  );
  assert.ok(pages.length > 15);
  for (const route of pages) {
    const page = async (known: Facts): Promise<string> => {
      const { status, body } = await asker.stranger('10.255.0.1').get(nameOf(route), known);
      // What was asked comes back in one place: the way to the same page in the other language.
      const text = String(body ?? '').replaceAll(/name="_csrf" value="[^"]*"|href="\/langue[^"]*"/g, '');
      return `${status} ${text}`;
    };
    const plain = await page({});
    for (const { facts: known } of people) assert.ok((await page(known)) === plain, nameOf(route));
  }
  const names = Object.keys(facts).filter((one) => !CONSTANTS.includes(one));
  for (const route of asker.routes.filter((each) => isFhir(each) && !isOpen(each))) {
    const answers = new Set<string>();
    for (let subset = 0; subset < 2 ** names.length; subset += 37) {
      const some = Object.fromEntries(
        names.filter((_, at) => (subset >> at) & 1).map((one) => [one, facts[one] ?? '']),
      );
      const reply =
        route.method === 'GET'
          ? await asker.stranger('10.255.0.2').get(nameOf(route), some)
          : await asker.stranger('10.255.0.2').post(nameOf(route), some);
      answers.add(`${reply.status} ${String(reply.body)}`);
    }
    assert.equal(answers.size, 1, nameOf(route));
    assert.match([...answers][0] ?? '', /^401 /, nameOf(route));
  }
});
