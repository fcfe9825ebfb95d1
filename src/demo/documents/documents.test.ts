import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { documentType } from '../../kernel/codes/document-types.js';
import { compareTraits } from '../../kernel/text.js';
import { openReadingPool } from '../../reading/index.js';
import { demoPersons, demoProfessionals } from '../index.js';
import type { DemoPerson } from '../persona.model.js';
import { demoDocuments, type DemoDocument } from './index.js';

const pool = openReadingPool();
after(() => pool.close());

const NOW = Date.parse('2026-11-22T12:00:00+01:00');

const all: readonly { person: DemoPerson; document: DemoDocument; bytes: Uint8Array }[] = demoPersons.flatMap(
  (person) => demoDocuments(person).map((document) => ({ person, document, bytes: document.bytes() })),
);

const cdas = all.filter(({ document }) => document.contentType === 'text/xml');

const authorOf = (document: DemoDocument) =>
  'professional' in document.author
    ? demoProfessionals.find(
        (professional) => professional.key === ('professional' in document.author ? document.author.professional : ''),
      )
    : undefined;

test('every person has the documents their state allows, and no others', () => {
  const counts = Object.fromEntries(demoPersons.map((person) => [person.key, demoDocuments(person).length]));
  for (const person of demoPersons) {
    const count = counts[person.key] ?? 0;
    const none = (person.state === 'notified' || person.state === 'opposed') && !person.earlierRecord;
    assert.equal(count === 0, none, person.key);
    if (person.state === 'active') assert.ok(count >= 6, `${person.key} has ${String(count)}`);
  }
  assert.ok((counts['paul'] ?? 0) >= 40);
  assert.ok((counts['dominique'] ?? 0) >= 12);
});

test('names and identifiers are unique over all persons', () => {
  assert.equal(new Set(all.map(({ document }) => document.name)).size, all.length);
  assert.equal(new Set(all.map(({ document }) => document.uniqueId)).size, all.length);
});

test('types are those a record takes; only the person deposits those kept for the person', () => {
  for (const { document } of all) {
    const type = documentType(document.typeCode, document.typeSystem);
    assert.ok(type?.dmp === true, document.name);
    assert.equal(type.patientDeposit, 'person' in document.author, document.name);
    assert.equal(document.structure === undefined, 'person' in document.author, document.name);
  }
});

test('every document passes the inspection of deposits as the kind it says it is, without anything that acts', async () => {
  const kinds = { 'text/xml': 'cda', 'application/pdf': 'pdf', 'image/png': 'image', 'text/plain': 'text' } as const;
  for (const { document, bytes } of all) {
    const inspected = await pool.inspect(bytes, document.contentType, NOW);
    assert.ok(inspected.ok, `${document.name}: ${inspected.ok ? '' : inspected.problem}`);
    assert.equal(inspected.value.kind, kinds[document.contentType], document.name);
    assert.equal(inspected.value.hasActiveContent, false, document.name);
    assert.deepEqual(inspected.value.warnings, [], document.name);
  }
});

test('every CDA is about its person and says of itself what its envelope says', async () => {
  for (const { person, document, bytes } of cdas) {
    const inspected = await pool.inspect(bytes, document.contentType, NOW);
    assert.ok(inspected.ok && inspected.value.cda !== undefined, document.name);
    const header = inspected.value.cda;
    const author = authorOf(document);
    assert.equal(header.patient.ins.value, person.ins, document.name);
    assert.equal(header.patient.ins.oid, person.oid, document.name);
    assert.equal(compareTraits(person, header.patient.traits), 'same', document.name);
    assert.equal(header.patient.traits.birthPlace, person.birthPlace, document.name);
    assert.equal(header.documentId.root, document.uniqueId, document.name);
    assert.equal(header.type.code, document.typeCode, document.name);
    assert.equal(header.title, document.title, document.name);
    assert.equal(header.effectiveTime.from, Date.parse(document.date), document.name);
    assert.equal(header.version, document.version, document.name);
    assert.equal(header.confidentiality, document.confidentiality, document.name);
    assert.equal(header.language, document.language, document.name);
    assert.equal(header.authors[0]?.idNatPs, author?.idNatPS, document.name);
    assert.equal(header.authors[0]?.organizationId, document.structure?.id, document.name);
    assert.equal(header.custodian?.id, document.structure?.id, document.name);
    assert.equal(header.practiceSetting?.code, document.structure?.practiceSetting, document.name);
    assert.equal(header.facilityType?.code, document.structure?.sector, document.name);
    assert.equal(header.serviceEvents[0]?.start?.from, Date.parse(document.serviceStart), document.name);
  }
});

test('every CDA opens as a page that carries its text, with its PDF copy offered once', async () => {
  for (const { document, bytes } of cdas) {
    const page = await pool.renderCda(bytes, { partUrlPrefix: '/part/', headingLevel: 2, language: 'fr' });
    assert.ok(page.ok, document.name);
    const embedded = Buffer.from(bytes).toString().split('mediaType="application/pdf"').length - 1;
    assert.equal(page.value.attachments.length, embedded, document.name);
    assert.equal(page.value.title, document.title, document.name);
  }
  const latest = cdas.find(({ document }) => document.name === 'paul/biologie-2026-09-22');
  assert.ok(latest !== undefined);
  const page = await pool.renderCda(latest.bytes, { partUrlPrefix: '/part/', headingLevel: 2, language: 'fr' });
  assert.ok(page.ok);
  assert.match(page.value.html, /Hémoglobine glyquée[^]*6,9 %[^]*6,7 \(17\/03\/2026\)/);
});

test('a replacement names the document before it, in the envelope and in the CDA, and shares its set', async () => {
  const replacing = all.filter(({ document }) => document.replaces !== undefined);
  assert.ok(replacing.length > 0);
  for (const { document, bytes } of replacing) {
    const earlier = all.find((other) => other.document.name === document.replaces);
    assert.ok(earlier !== undefined && earlier.document.date < document.date, document.name);
    const [now, before] = await Promise.all([
      pool.inspect(bytes, document.contentType, NOW),
      pool.inspect(earlier.bytes, earlier.document.contentType, NOW),
    ]);
    assert.ok(now.ok && before.ok);
    assert.equal(now.value.cda?.relatedDocuments[0]?.typeCode, 'RPLC');
    assert.equal(now.value.cda.relatedDocuments[0].parentId.root, earlier.document.uniqueId);
    assert.equal(now.value.cda.setId?.text, before.value.cda?.setId?.text);
    assert.equal(document.version, earlier.document.version + 1);
  }
});

test('one document is not yet visible to its person, one hidden from professionals, one from a minor’s parents', () => {
  for (const mark of ['notYetVisible', 'hiddenFromProfessionals'] as const) {
    assert.equal(all.filter(({ document }) => document[mark]).length, 1, mark);
  }
  const secret = all.filter(({ document }) => document.hiddenFromRepresentatives);
  assert.deepEqual(
    secret.map(({ person }) => person.key),
    ['nora'],
  );
});

test('the physician without a tie to the first active person wrote nothing in that record', () => {
  const first = demoPersons.find((person) => person.state === 'active');
  assert.ok(first !== undefined);
  for (const document of demoDocuments(first)) {
    assert.notEqual(authorOf(document)?.key, 'hospital-physician', document.name);
    assert.notEqual(document.structure?.key, 'hospital', document.name);
  }
});

test('Paul’s HbA1c can be followed over ten years in structured reports', () => {
  const values = cdas
    .filter(({ person }) => person.key === 'paul')
    .map(
      ({ bytes }) =>
        /code="4548-4"[^]*?<value xsi:type="PQ" value="([\d.]+)" unit="%"/.exec(Buffer.from(bytes).toString())?.[1],
    )
    .filter((value) => value !== undefined);
  assert.ok(values.length >= 15, `${String(values.length)} values`);
  assert.ok(new Set(values).size > 8);
});

test('every PDF has at least one page, and every size is sane', () => {
  for (const { document, bytes } of all) {
    assert.ok(bytes.length > 60 && bytes.length < 600_000, `${document.name}: ${String(bytes.length)}`);
    if (document.contentType !== 'application/pdf') continue;
    const text = Buffer.from(bytes).toString('latin1');
    assert.ok(text.startsWith('%PDF-'), document.name);
    assert.ok(/\/Type \/Page\b(?!s)/.test(text), document.name);
    assert.ok(text.trimEnd().endsWith('%%EOF'), document.name);
  }
});

test('the same document is the same bytes at every call', () => {
  for (const person of demoPersons) {
    for (const document of demoDocuments(person)) {
      const first = all.find((other) => other.document.name === document.name);
      assert.ok(first !== undefined && Buffer.compare(first.bytes, document.bytes()) === 0, document.name);
    }
  }
});
