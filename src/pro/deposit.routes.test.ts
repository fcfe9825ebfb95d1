// Depositing by hand: what is taken, what it becomes, and each refusal by its name and at its field.
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { after, before, test } from 'node:test';
import { readTrace } from '../audit/index.js';
import { demoDocuments } from '../demo/documents/index.js';
import { demoPersons } from '../demo/index.js';
import { messagesFor, problemWords } from '../web/index.js';
import type { Seen } from '../../test/support/cookie-browser.js';
import { hiddenField, recordIdOf, workbench, type Workbench } from '../../test/support/professional.js';
import { startWorld, type World } from '../../test/support/world.js';

const m = messagesFor('fr');
const t = m.professionalDocuments.deposit;
let world: World;
before(async () => {
  world = await startWorld();
});
after(() => world.close());

const PDF = Buffer.from(
  '%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]>>endobj\nxref\n0 4\n0000000000 65535 f \ntrailer<</Size 4/Root 1 0 R>>\nstartxref\n0\n%%EOF\n',
);
const text = (content: string) => ({ name: 'note.txt', type: 'text/plain', bytes: Buffer.from(content) });

interface Form {
  readonly one: Workbench;
  readonly fields: Record<string, string>;
}

/** The form of a deposit, with its hidden fields, filled in rightly. */
async function form(professional: string, person: string, query = ''): Promise<Form> {
  const one = await workbench(world, professional);
  await one.find(person);
  const page = await one.get(`/pro/patient/deposer${query}`);
  const hidden = Object.fromEntries(
    ['patient', 'formulaire', 'remplace'].map((name) => [name, hiddenField(page.body, name)]),
  );
  return { one, fields: { ...hidden, type: '11488-4', titre: 'Consultation', confidentialite: 'N' } };
}

const stored = async (person: string) => {
  const recordId = await recordIdOf(world, person);
  const [row] = await world.owner<{ count: string }[]>`select count(*) from document where record_id = ${recordId}`;
  return Number(row?.count);
};

const isRefused = (seen: Seen, name: string): void => {
  assert.equal(seen.status, 400, name);
  assert.ok(seen.body.includes(problemWords(m, name).title), name);
};

test('a professional without any access deposits, gets a receipt, and the person finds it and its trace', async () => {
  const { one, fields } = await form('er-doctor', 'paul');
  const file = text('Passage aux urgences.');
  const receipt = await one.upload(
    '/pro/patient/deposer',
    { ...fields, 'date-day': '3', 'date-month': '1', 'date-year': '2026' },
    file,
  );
  assert.equal(receipt.status, 201);
  assert.ok(receipt.body.includes(t.receipt.title));
  assert.ok(receipt.body.includes(createHash('sha256').update(file.bytes).digest('hex')));
  assert.ok(receipt.body.includes('Aïcha OUEDRAOGO'));
  const recordId = await recordIdOf(world, 'paul');
  const { lines } = await world.house.database.withRecord(recordId, (handle) =>
    readTrace(handle, 'shown', { limit: 1 }),
  );
  assert.deepEqual(
    [lines[0]?.act, lines[0]?.rule, lines[0]?.object?.label],
    ['document-deposit', 'professional-deposits', 'Consultation'],
  );
  // Their own deposit opens to them, and nothing else.
  const list = await one.get('/pro/patient');
  assert.ok(list.body.includes('Consultation'));
  assert.ok(list.body.includes(m.professional.access.ownOnly));
});

test('a blocked professional deposits all the same, and reads it no more', async () => {
  const { one, fields } = await form('psychiatrist', 'paul');
  const receipt = await one.upload('/pro/patient/deposer', fields, text('Courrier.'));
  assert.equal(receipt.status, 201);
  assert.equal((await one.get('/pro/patient')).status, 403);
});

test('the same form with the same file deposits once; with another file, twice', async () => {
  const { one, fields } = await form('gp', 'amina');
  assert.equal((await one.upload('/pro/patient/deposer', fields, text('Un.'))).status, 201);
  const count = await stored('amina');
  const again = await one.upload('/pro/patient/deposer', fields, text('Un.'));
  assert.equal(again.status, 200);
  assert.ok(again.body.includes(t.receipt.already));
  assert.equal(await stored('amina'), count);
  assert.equal((await one.upload('/pro/patient/deposer', fields, text('Deux.'))).status, 201);
  assert.equal(await stored('amina'), count + 1);
});

for (const [name, change, file] of [
  ['file-missing', {}, undefined],
  ['document-type-missing', { type: '' }, text('x')],
  ['document-type-missing', { type: 'DOCPAT03' }, text('x')],
  ['document-title-missing', { titre: '  ' }, text('x')],
  ['document-date-invalid', { 'date-day': '31', 'date-month': '2', 'date-year': '2026' }, text('x')],
  ['document-date-in-future', { 'date-day': '1', 'date-month': '1', 'date-year': '2099' }, text('x')],
  ['content-type-refused', {}, { name: 'page.html', type: 'text/html', bytes: Buffer.from('<html></html>') }],
  ['malware-found', {}, text('X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*')],
  ['not-a-cda', {}, { name: 'a.xml', type: 'text/xml', bytes: Buffer.from('<?xml version="1.0"?><a xmlns="urn:x"/>') }],
] as const)
  test(`a deposit refused for ${name} comes back as the form and stores nothing`, async () => {
    const { one, fields } = await form('gp', 'amina');
    const count = await stored('amina');
    const refused = await one.upload('/pro/patient/deposer', { ...fields, ...change }, file);
    isRefused(refused, name);
    // What else to do is said to a professional, not to a patient.
    assert.ok(refused.body.includes(t.otherWay));
    assert.ok(refused.body.includes(`name="formulaire" value="${fields['formulaire'] ?? ''}"`));
    assert.equal(await stored('amina'), count);
  });

test('a PDF is taken as it is, and a file that only says it is one is refused', async () => {
  const { one, fields } = await form('gp', 'amina');
  const taken = await one.upload('/pro/patient/deposer', fields, {
    name: 'a.pdf',
    type: 'application/pdf',
    bytes: PDF,
  });
  assert.equal(taken.status, 201, problemWords(m, 'pdf-unreadable').title);
  const fake = await one.upload('/pro/patient/deposer', fields, {
    name: 'b.pdf',
    type: 'application/pdf',
    bytes: Buffer.from('hello'),
  });
  assert.equal(fake.status, 400);
});

const cdaOf = (person: string): Uint8Array => {
  const persona = demoPersons.find(({ key }) => key === person);
  const found = persona === undefined ? [] : demoDocuments(persona);
  const cda = found.find(({ contentType }) => contentType === 'text/xml');
  if (cda === undefined) throw new Error(`no CDA of ${person}`);
  return cda.bytes();
};

test('a CDA says its own type and title, and enters only the record it is about', async () => {
  const { one, fields } = await form('gp', 'dominique');
  const bytes = Buffer.from(cdaOf('dominique'));
  const bare = { ...fields, type: '', titre: '' };
  const taken = await one.upload('/pro/patient/deposer', bare, { name: 'cr.xml', type: 'text/xml', bytes });
  assert.ok([200, 201].includes(taken.status));
  const { one: other, fields: elsewhere } = await form('gp', 'paul');
  const wrong = await other.upload(
    '/pro/patient/deposer',
    { ...elsewhere, type: '', titre: '' },
    { name: 'cr.xml', type: 'text/xml', bytes },
  );
  isRefused(wrong, 'identity-mismatch');
});

test('a form of one person does not deposit into the record of another', async () => {
  const { one, fields } = await form('gp', 'paul');
  await one.find('amina');
  const count = await stored('amina');
  const changed = await one.upload('/pro/patient/deposer', fields, text('Pour Paul.'));
  assert.equal(changed.status, 409);
  assert.equal(await stored('amina'), count);
});

test('kept from the patient until the announcement, or from the parents of a minor: said on the receipt, invisible to them', async () => {
  const { one, fields } = await form('gp', 'paul');
  const receipt = await one.upload(
    '/pro/patient/deposer',
    { ...fields, titre: 'Résultat grave', annonce: 'oui' },
    text('À annoncer.'),
  );
  assert.equal(receipt.status, 201);
  const recordId = await recordIdOf(world, 'paul');
  const own = await world.house.runner.perform(
    world.house.acts.listDocuments,
    recordId,
    { filter: {}, page: { limit: 500 }, archivedToo: true },
    { kind: 'person', recordId },
  );
  assert.ok(own.kind === 'done' && own.outcome.documents.every(({ title }) => title !== 'Résultat grave'));

  assert.ok(!(await one.get('/pro/patient/deposer')).body.includes(t.representatives), 'grown-ups have none');
  const minor = await form('paediatrician', 'nora');
  assert.ok((await minor.one.get('/pro/patient/deposer')).body.includes(t.representatives));
  const kept = await minor.one.upload(
    '/pro/patient/deposer',
    { ...minor.fields, representants: 'oui' },
    text('Contraception.'),
  );
  assert.ok(kept.body.includes(t.receipt.representatives));
});

test('a new version replaces a document of one’s own, from its page; another’s is refused by name', async () => {
  const { one, fields } = await form('gp', 'paul');
  await one.upload('/pro/patient/deposer', { ...fields, titre: 'Brouillon du jour' }, text('v1'));
  const list = await one.get('/pro/patient?mots=brouillon');
  const href = /href="(\/pro\/patient\/documents\/[^"]+)"/.exec(list.body)?.[1] ?? '';
  const page = await one.get(href);
  const query = /href="\/pro\/patient\/deposer(\?remplace=[^"]+)"/.exec(page.body)?.[1] ?? '';
  assert.ok(query !== '');
  const next = await form('gp', 'paul', query);
  assert.equal(next.fields['remplace'], query.slice('?remplace='.length));
  assert.equal(
    (await next.one.upload('/pro/patient/deposer', { ...next.fields, titre: 'Version finale' }, text('v2'))).status,
    201,
  );
  const after = (await next.one.get('/pro/patient')).body;
  assert.ok(after.includes('Version finale') && !after.includes('Brouillon du jour'));

  const twice = await next.one.upload('/pro/patient/deposer', { ...next.fields, formulaire: 'other' }, text('v3'));
  isRefused(twice, 'replaces-superseded');
  const stranger = await form('er-doctor', 'paul');
  const refused = await stranger.one.upload(
    '/pro/patient/deposer',
    { ...stranger.fields, remplace: next.fields['remplace'] ?? '' },
    text('v4'),
  );
  isRefused(refused, 'replaces-unknown');
});

test('a closed space takes nothing; a suspended one still does', async () => {
  const suspended = await form('parc-gp', 'elodie');
  assert.equal((await suspended.one.upload('/pro/patient/deposer', suspended.fields, text('x'))).status, 201);
  const recordId = await recordIdOf(world, 'elodie');
  await world.owner`update space set state = 'closed' where record_id = ${recordId}`;
  const closed = await suspended.one.upload('/pro/patient/deposer', suspended.fields, text('y'));
  assert.equal(closed.status, 409);
});
