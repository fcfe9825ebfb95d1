// Hostile files, deposited over HTTP: each ends as the corpus says, stores nothing when it is refused, reaches nobody outside, and never
// holds the event loop.
import assert from 'node:assert/strict';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import { INS_OID, parseIns } from '../../src/kernel/ins.js';
import type { StructureId } from '../../src/kernel/ids.js';
import { saveStructure, type Person } from '../../src/identity/index.js';
import { aRecord } from '../support/cast.js';
import { envelopeFacts } from '../support/cda-envelope.js';
import { CORPUS, corpusFiles, missing } from '../support/corpus.js';
import {
  documentReference,
  fhirWorld,
  HOSPITAL,
  type Answer,
  type FhirWorld,
  type Software,
} from '../support/fhir-software.js';
import { watchLoop, type LoopWatch } from '../support/held-loop.js';
import { startWorld, type World } from '../support/world.js';

const ACCEPTED = 'accepted';
/** What each file comes to: accepted, or the name of its problem. */
const EXPECTED: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'hostile-xml': {
    'autopresentable-hostile.xml': ACCEPTED,
    'billion-laughs.xml': 'xml-doctype-refused',
    'declared-utf16-is-utf8.xml': 'xml-charset-mismatch',
    'declared-utf8-is-latin1.xml': 'xml-charset-mismatch',
    'deep-nesting.xml': 'xml-too-deep',
    'dtd-default-attribute.xml': 'xml-doctype-refused',
    'dup-attribute.xml': 'xml-malformed',
    'empty.xml': 'xml-empty',
    'external-image-reference.xml': ACCEPTED,
    'n1-bad-base64.xml': 'base64-invalid',
    'n1-eicar.xml': 'malware-found',
    'n1-huge-base64.xml': 'pdf-unreadable',
    'n1-pdf-is-html.xml': 'content-type-mismatch',
    'narrative-script.xml': ACCEPTED,
    'nul-byte.xml': 'xml-nul-byte',
    'ok-bom-nfd.xml': ACCEPTED,
    'ok-latin1.xml': ACCEPTED,
    'ok-minimal.xml': ACCEPTED,
    'ok-utf16be-bom.xml': ACCEPTED,
    'pi-stylesheet-remote.xml': ACCEPTED,
    'root-html.xml': 'xml-doctype-refused',
    'unclosed.xml': 'xml-malformed',
    'wrong-namespace.xml': 'not-a-cda',
    'xxe-file.xml': 'xml-doctype-refused',
    'xxe-http.xml': 'xml-doctype-refused',
  },
  'hostile-identity': {
    'date-future.xml': 'document-date-in-future',
    'date-year-only.xml': ACCEPTED,
    'dup-id-other-content.xml': 'unique-id-reused',
    'ins-corsica-ok.xml': ACCEPTED,
    'ins-invalid-key.xml': 'ins-key-wrong',
    'ins-spaces.xml': ACCEPTED,
    'ins-wrong-oid.xml': 'ins-kind-unknown',
    'rplc-other-patient.xml': ACCEPTED,
    'rplc-v2.xml': ACCEPTED,
    'traits-hyphen-case.xml': ACCEPTED,
    'traits-mismatch-birth.xml': 'identity-mismatch',
    'two-recordtargets.xml': 'two-patients',
    'wrong-patient.xml': 'identity-mismatch',
  },
  'hostile-pdf': {
    'embedded-eicar.pdf': 'malware-found',
    'openaction-js.pdf': ACCEPTED,
    'polyglot-pdf-zip.pdf': 'pdf-trailing-data',
    'zero-pages.pdf': 'pdf-unreadable',
  },
  'hostile-image': {
    'pixel-bomb-20000.png': 'image-too-large',
    'script.svg': 'content-type-refused',
  },
  'hostile-malware-test': { 'eicar.txt': 'malware-found' },
};

const TYPES: Readonly<Record<string, string>> = {
  '.xml': 'text/xml',
  '.pdf': 'application/pdf',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain',
};

const PAT_TROIS = '279035121518989';
const NESSI = '277076322082910';
const CORSICA = '184052A99900555';

describe('hostile files over FHIR', { skip: missing(path.join(CORPUS, 'hostile-xml')) }, () => {
  let world: World;
  let fhir: FhirWorld;
  let canary: Server;
  let visits = 0;
  let loop: LoopWatch;

  before(async () => {
    canary = createServer((_request, response) => {
      visits += 1;
      response.end();
    });
    await new Promise<void>((resolve) => canary.listen(0, '127.0.0.1', resolve));
    world = await startWorld({ content: 'empty' });
    fhir = await fhirWorld(world.house);
    await person(1, PAT_TROIS, { familyName: 'PAT-TROIS', givenNames: ['DOMINIQUE'], birthDate: '1979-03-28' });
    await person(2, NESSI, { familyName: 'NESSI', givenNames: ['RUTH'], birthDate: '1977-07-14' });
    await person(3, CORSICA, { familyName: 'FICTIF', givenNames: ['CORSE'], birthDate: '1984-05-12' });
    // Once for everything that is loaded at the first use.
    await deposit('warm-up.txt', Buffer.from('ok'), await softwareOf('warm-up'));
    loop = watchLoop();
  });
  after(async () => {
    await new Promise((resolve) => canary.close(resolve));
    try {
      await fhir.close();
    } finally {
      await world.close();
    }
  });

  async function person(number: number, value: string, traits: Partial<Person>): Promise<void> {
    const ins = parseIns(INS_OID.test, value);
    assert.ok(ins.ok);
    await aRecord(world.house, number, { ins: ins.value, sex: 'unknown', ...traits });
  }

  /** Most of the files carry one and the same identifier: each comes from a structure of its own, where it is nobody else's. */
  const software = new Map<string, Software>();
  async function softwareOf(name: string): Promise<Software> {
    const kept = software.get(name);
    if (kept !== undefined) return kept;
    const structure = { ...HOSPITAL, id: `19900${String(software.size + 10).padStart(5, '0')}` as StructureId };
    await saveStructure(world.house.database.directory, world.house.keys.directory, structure);
    const made = await fhir.register({ clientId: `of-${name}`, structure, alg: 'ES256' });
    software.set(name, made);
    return made;
  }

  const outward = (bytes: Buffer): Buffer => {
    const { port } = canary.address() as AddressInfo;
    const text = bytes.toString('latin1').replaceAll('127.0.0.1:9/', `127.0.0.1:${port}/`);
    return Buffer.from(text.replaceAll('http://169.254.169.254/', `http://127.0.0.1:${port}/`), 'latin1');
  };

  async function deposit(name: string, bytes: Buffer, by: Software, intoIns?: string): Promise<Answer> {
    const contentType = TYPES[path.extname(name)] ?? 'application/octet-stream';
    const facts =
      contentType === 'text/xml'
        ? envelopeFacts(bytes)
        : { ins: { value: PAT_TROIS }, uniqueId: `urn:oid:2.25.${name.length}${bytes.length}` };
    return fhir.call('POST', '/fhir/DocumentReference', {
      token: await fhir.token({}, { software: by }),
      body: documentReference({
        bytes,
        contentType,
        ...facts,
        ...(intoIns === undefined ? {} : { ins: { value: intoIns } }),
      }),
    });
  }

  async function stored(): Promise<string> {
    const [rows] = await world.owner`
      select (select count(*) from document) as documents, (select count(*) from outbox) as outbox,
             (select count(*) from submission_set) as sets, (select count(*) from consent) as consents,
             (select count(*) from directory_person) as people`;
    return JSON.stringify(rows);
  }

  for (const [folder, expected] of Object.entries(EXPECTED)) {
    it(`${folder}: every file ends as it should`, async () => {
      const files = corpusFiles(folder);
      assert.deepEqual(files.map(({ name }) => name).sort(), Object.keys(expected).sort());
      const minimal = corpusFiles('hostile-xml').find(({ name }) => name === 'ok-minimal.xml');
      assert.ok(minimal !== undefined);
      for (const { name, bytes } of files) {
        const by = await softwareOf(name);
        if (name === 'dup-id-other-content.xml' || name === 'rplc-v2.xml')
          assert.equal((await deposit('ok-minimal.xml', minimal.bytes, by)).status, 201);
        const before = await stored();
        const answer = await deposit(name, outward(bytes), by, name === 'wrong-patient.xml' ? PAT_TROIS : undefined);
        const ended = answer.status === 201 ? ACCEPTED : (answer.problem ?? `${answer.status} without a name`);
        assert.equal(ended, expected[name], `${name}: ${answer.text}`);
        assert.ok(answer.status < 500, `${name}: ${answer.status}`);
        if (ended !== ACCEPTED) {
          assert.ok(answer.expression !== undefined, `${name}: no path of the fault`);
          assert.equal(await stored(), before, `${name} left something behind`);
        }
      }
    });
  }

  it('a header that replaces a document of another person replaces nothing and says so', async () => {
    const found = await world.owner`select status, count(*)::int as n from document group by status order by status`;
    // Only the first version of rplc-v2 was superseded.
    assert.equal(found.find(({ status }) => status === 'superseded')?.['n'], 1);
    const file = corpusFiles('hostile-identity').find(({ name }) => name === 'rplc-other-patient.xml');
    assert.ok(file !== undefined);
    const answer = await deposit(file.name, file.bytes, await softwareOf('once more'));
    assert.equal(answer.status, 201);
    assert.match(String(answer.headers['warning'] as string), /"header-parent-not-here"/);
  });

  it('hostile-fhir: bundles that fetch, are not UTF-8, reach for prototypes or mix people are refused by name', async () => {
    const token = await fhir.token();
    const expected: Readonly<Record<string, string>> = {
      'attachment-ssrf.json': 'external-url-refused',
      'not-utf8.json': 'not-utf8',
      'proto-pollution.json': 'forbidden-key',
      'two-patients.json': 'two-patients',
    };
    const before = await stored();
    for (const { name, bytes } of corpusFiles('hostile-fhir')) {
      if (expected[name] === undefined) continue;
      for (const url of ['/fhir', '/fhir/DocumentReference', '/fhir/Consent']) {
        const answer = await fhir.call('POST', url, { token, body: outward(bytes) });
        assert.ok([400, 415, 422].includes(answer.status), `${name} at ${url}: ${answer.status}`);
        if (url === '/fhir') assert.equal(answer.problem, expected[name], answer.text);
      }
    }
    assert.equal(await stored(), before);
    assert.equal(({} as { isAdmin?: unknown }).isAdmin, undefined);
  });

  it('nobody outside was reached, and the event loop was never held for 250 ms', () => {
    const longest = loop.stop();
    assert.equal(visits, 0);
    assert.ok(longest > 0, 'the watch saw nothing');
    assert.ok(longest < 250, `${Math.round(longest)} ms`);
  });
});
