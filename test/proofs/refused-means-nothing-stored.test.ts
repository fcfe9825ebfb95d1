// A refused deposit leaves nothing behind: no row, no file, nothing to carry on; and the same deposit at the same time is one deposit.
import assert from 'node:assert/strict';
import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { after, before, describe, test } from 'node:test';
import type { SpaceState } from '../../src/identity/index.js';
import type { RecordId } from '../../src/kernel/ids.js';
import { INS_OID } from '../../src/kernel/ins.js';
import { aRecord, testIns } from '../support/cast.js';
import { signedIn } from '../support/citizen.js';
import {
  depositBundle,
  documentReference,
  fhirWorld,
  type Answer,
  type Enveloped,
  type FhirWorld,
} from '../support/fhir-software.js';
import { EICAR, pdf, pdfStream } from '../support/files.js';
import { bytesOf, minimalCda, recordTarget } from '../support/minimal-cda.js';
import { startWorld, type World } from '../support/world.js';

let world: World;
let fhir: FhirWorld;
let token = '';
let people = 0;
before(async () => {
  world = await startWorld({ content: 'empty' });
  fhir = await fhirWorld(world.house);
  token = await fhir.token();
});
after(async () => {
  await fhir.close();
  await world.close();
});

interface Somebody {
  readonly recordId: RecordId;
  enveloped(change?: Partial<Enveloped>): Enveloped;
}

async function somebody(state: SpaceState = 'active'): Promise<Somebody> {
  const number = (people += 1);
  const recordId = await aRecord(world.house, number, { state });
  return {
    recordId,
    enveloped: (change = {}) => ({
      bytes: Buffer.from(`Document ${number}`),
      ins: testIns(number),
      uniqueId: `urn:oid:2.25.${number}.1`,
      ...change,
    }),
  };
}

/** What a deposit may leave: rows by table, and the names of the blobs. */
async function stored(): Promise<object> {
  const [rows] = await world.owner`
    select (select count(*)::int from document) as document, (select count(*)::int from outbox) as outbox,
      (select count(*)::int from submission_set) as submission_set, (select count(*)::int from notice) as notice,
      (select count(*)::int from space) as space, (select coalesce(sum(version), 0)::int from document) as versions`;
  const blobs = await readdir(path.join(world.home, 'blobs'), { recursive: true, withFileTypes: true });
  return {
    ...rows,
    blobs: blobs
      .filter((entry) => entry.isFile())
      .map(({ name }) => name)
      .sort(),
  };
}

const post = (url: string, body: object | string): Promise<Answer> => fhir.call('POST', url, { token, body });
const single = (one: Enveloped, change: object = {}): Promise<Answer> =>
  post('/fhir/DocumentReference', { ...documentReference(one), ...change });
const bundle = (...many: Enveloped[]): Promise<Answer> => post('/fhir', depositBundle(many));

const cdaFor = (ins: string, change: Parameters<typeof minimalCda>[0] = {}): Buffer =>
  bytesOf(
    minimalCda({
      recordTargets: recordTarget({
        ids: `<id root="${INS_OID.test}" extension="${ins}"/>`,
        name: '<family qualifier="BR">ESSAI</family><given>CAMILLE</given>',
        birth: '<birthTime value="19750512"/>',
      }).replace('<birthplace><place><addr><county>51215</county></addr></place></birthplace>', ''),
      ...change,
    }),
  );
const asCda = (one: Somebody, bytes: Buffer): Enveloped =>
  one.enveloped({
    bytes,
    contentType: 'text/xml',
    type: '11502-2',
    uniqueId: 'urn:oid:2.25.40^A-1',
    date: '2024-01-05T09:30:00+01:00',
  });

/** The name of the refusal, and how to provoke it on somebody who has one document already. */
const refusals: readonly (readonly [name: string, send: (one: Somebody) => Promise<Answer>])[] = [
  [
    'hash-mismatch',
    (one) => {
      const resource = documentReference(one.enveloped()) as { content: [{ attachment: Record<string, unknown> }] };
      resource.content[0].attachment['hash'] = 'AAAAAAAAAAAAAAAAAAAAAAAAAAA=';
      return post('/fhir/DocumentReference', resource);
    },
  ],
  ['ins-key-wrong', (one) => single(one.enveloped({ ins: { value: wrongKey(one) } }))],
  ['malware-found', (one) => single(one.enveloped({ bytes: Buffer.from(EICAR) }))],
  [
    'malware-found',
    (one) =>
      single(
        one.enveloped({
          bytes: pdf({ objects: [pdfStream(Buffer.from(EICAR), true)] }),
          contentType: 'application/pdf',
        }),
      ),
  ],
  [
    'xml-doctype-refused',
    (one) =>
      single(
        asCda(
          one,
          cdaFor(one.enveloped().ins.value, {
            declaration: '<?xml version="1.0"?><!DOCTYPE ClinicalDocument [<!ENTITY a "b">]>',
          }),
        ),
      ),
  ],
  ['identity-mismatch', (one) => single(asCda(one, cdaFor(testIns(777).value)))],
  [
    'two-patients',
    (one) => {
      const { ins } = one.enveloped();
      const target = /<recordTarget>[^]*<\/recordTarget>/.exec(cdaFor(ins.value).toString())?.[0] ?? '';
      return single(asCda(one, cdaFor(ins.value, { recordTargets: target + target })));
    },
  ],
  ['two-patients', async (one) => bundle(one.enveloped(), (await somebody()).enveloped())],
  [
    'replaces-unknown',
    (one) =>
      single(one.enveloped(), {
        relatesTo: [
          { code: 'replaces', target: { identifier: { system: 'urn:ietf:rfc:3986', value: 'urn:oid:2.25.404' } } },
        ],
      }),
  ],
  // The second of two documents is refused when the first is already written: by the reading of its file, and by the record itself.
  [
    'malware-found',
    (one) => bundle(one.enveloped(), one.enveloped({ uniqueId: 'urn:oid:2.25.90.2', bytes: Buffer.from(EICAR) })),
  ],
  [
    'unique-id-reused',
    (one) =>
      bundle(one.enveloped(), one.enveloped({ uniqueId: 'urn:oid:2.25.90.1', bytes: Buffer.from('autre contenu') })),
  ],
];

const wrongKey = (one: Somebody): string => {
  const { value } = one.enveloped().ins;
  return value.slice(0, 13) + String((Number(value.slice(13)) % 97) + 1).padStart(2, '0');
};

describe('a deposit refused over FHIR leaves nothing', () => {
  for (const [at, [name, send]] of refusals.entries())
    test(`${at + 1}: ${name}`, async () => {
      const one = await somebody();
      const first = await single(one.enveloped({ uniqueId: 'urn:oid:2.25.90.1', bytes: Buffer.from('contenu') }));
      assert.equal(first.status, 201, first.text);
      // What a case prepares of its own must be there before: people first, then the count.
      const spaces = (await stored()) as { space: number };
      const answer = await send(one);
      assert.deepEqual([answer.problem, answer.status >= 400 && answer.status < 500], [name, true], answer.text);
      const left = (await stored()) as { space: number };
      assert.deepEqual({ ...left, space: 0 }, { ...spaces, space: 0 });
    });

  for (const state of ['closed', 'opposed', 'notified', 'deceased'] as const)
    test(`a space that is ${state}`, async () => {
      const one = await somebody(state);
      const before = await stored();
      assert.equal((await single(one.enveloped())).problem, 'space-not-open');
      assert.equal(
        (await bundle(one.enveloped(), one.enveloped({ uniqueId: 'urn:oid:2.25.91' }))).problem,
        'space-not-open',
      );
      assert.deepEqual(await stored(), before);
    });

  test('a person nobody knows is not made', async () => {
    const nobody = { bytes: Buffer.from('x'), ins: testIns(5_555), uniqueId: 'urn:oid:2.25.92' };
    const before = await stored();
    assert.equal((await single(nobody)).problem, 'space-not-open');
    assert.deepEqual(await stored(), before);
  });
});

test('a deposit whose trace cannot be written is not done: no trace, no act', async () => {
  const one = await somebody();
  await world.owner`delete from trace_head where record_id = ${one.recordId}`;
  const { blobs: _kept, ...before } = (await stored()) as { blobs: string[] };
  assert.equal((await single(one.enveloped())).status, 500);
  // A sealed file without the row that holds its key is noise; every row is as it was.
  const { blobs: _noise, ...left } = (await stored()) as { blobs: string[] };
  assert.deepEqual(left, before);
});

test('a person’s upload that is refused leaves nothing', async () => {
  const one = await somebody();
  const person = await signedIn(world, one.recordId);
  const before = await stored();
  const files = [
    { name: 'a.txt', type: 'text/plain', bytes: Buffer.from(EICAR) },
    { name: 'a.pdf', type: 'application/pdf', bytes: Buffer.from('%PDF-') },
    { name: 'a.html', type: 'text/html', bytes: Buffer.from('<!doctype html><script>1</script>') },
    {
      name: 'a.xml',
      type: 'text/xml',
      bytes: Buffer.from('<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>'),
    },
    undefined,
  ];
  for (const [at, file] of files.entries()) {
    const answer = await person.upload(
      '/documents/ajouter',
      { type: 'DOCPAT02', titre: 'Essai', formulaire: `f${at}` },
      file,
    );
    assert.equal(answer.status, 400, file?.name);
  }
  assert.deepEqual(await stored(), before);
});

test('the same deposit sent eight times at once is one document, and no answer is a failure', async () => {
  const one = await somebody();
  const before = (await stored()) as Record<string, number> & { blobs: string[] };
  const answers = await Promise.all(
    Array.from({ length: 8 }, () => single(one.enveloped({ uniqueId: 'urn:oid:2.25.93' }))),
  );
  assert.deepEqual(answers.map(({ status }) => status).sort(), [200, 200, 200, 200, 200, 200, 200, 201]);
  assert.equal(new Set(answers.map(({ json }) => String(json.id))).size, 1);
  const left = (await stored()) as Record<string, number> & { blobs: string[] };
  assert.deepEqual(
    [left['document'], left['outbox'], left.blobs.length],
    [(before['document'] ?? 0) + 1, (before['outbox'] ?? 0) + 1, before.blobs.length + 1],
  );
});
