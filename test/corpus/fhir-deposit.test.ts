// The national test documents, deposited by a hospital's software over HTTP into the records of their persons.
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import { aRecord } from '../support/cast.js';
import { CORPUS, corpusFiles, missing } from '../support/corpus.js';
import { documentReference, fhirWorld, type Answer, type FhirWorld } from '../support/fhir-software.js';
import { startWorld, type World } from '../support/world.js';
import { envelopeFacts } from '../support/cda-envelope.js';
import { INS_OID, parseIns } from '../../src/kernel/ins.js';

const FOLDER = path.join(CORPUS, 'cda-fr');
const PAT_TROIS = { oid: INS_OID.test, value: '279035121518989' };

describe('the national CDA documents over FHIR', { skip: missing(FOLDER) }, () => {
  const files = corpusFiles('cda-fr');
  const accepted = new Map<string, { readonly sha256: string; readonly uniqueId: string }>();
  const refused = new Map<string, Answer>();
  let world: World;
  let fhir: FhirWorld;
  let token: string;

  before(async () => {
    world = await startWorld({ content: 'empty' });
    fhir = await fhirWorld(world.house);
    token = await fhir.token();
    const ins = parseIns(PAT_TROIS.oid, PAT_TROIS.value);
    assert.ok(ins.ok);
    await aRecord(world.house, 1, {
      ins: ins.value,
      familyName: 'PAT-TROIS',
      givenNames: ['DOMINIQUE', 'MARIE-LOUISE'],
      sex: 'female',
      birthDate: '1979-03-28',
      birthPlace: '51215',
    });
    for (const { name, bytes } of files) {
      const facts = envelopeFacts(bytes);
      const answer = await fhir.call('POST', '/fhir/DocumentReference', {
        token,
        body: documentReference({ bytes, contentType: 'text/xml', ...facts }),
      });
      if (answer.status === 201)
        accepted.set(name, { sha256: createHash('sha256').update(bytes).digest('hex'), uniqueId: facts.uniqueId });
      else refused.set(name, answer);
    }
  });
  after(async () => {
    try {
      await fhir.close();
    } finally {
      await world.close();
    }
  });

  it('accepts 69 of 76 and refuses 7 for their identifier, each by name', () => {
    const names = [...refused].map(([name, { status, problem }]) => [name, status, problem]);
    assert.equal(accepted.size, 69, JSON.stringify(names, undefined, 1));
    assert.equal(refused.size, 7);
    for (const [name, { status, problem }] of refused)
      assert.ok(
        status === 422 && /^ins-(?:key-wrong|kind-retired)$/.test(problem ?? ''),
        `${name}: ${status} ${problem}`,
      );
  });

  it('lists every accepted one for its person, and gives each back byte for byte', async () => {
    const found = new Map<string, string>();
    let url: string | undefined =
      `/fhir/DocumentReference?patient.identifier=urn:oid:${PAT_TROIS.oid}|${PAT_TROIS.value}&status=current&_count=20`;
    while (url !== undefined) {
      const page: Answer = await fhir.call('GET', url, { token });
      assert.equal(page.status, 200, page.text);
      assert.equal(page.json.total, 69);
      for (const { resource } of page.json.entry)
        found.set(resource.masterIdentifier.value, new URL(resource.content[0].attachment.url).pathname);
      const next = page.json.link.find((link: { relation: string }) => link.relation === 'next')?.url;
      url = next === undefined ? undefined : next.slice(new URL(next).origin.length);
    }
    assert.equal(found.size, 69);
    for (const [name, { sha256, uniqueId }] of accepted) {
      const at = found.get(uniqueId);
      assert.ok(at !== undefined, `${name} is not listed`);
      const read = await fhir.call('GET', at, { token });
      assert.equal(createHash('sha256').update(read.bytes).digest('hex'), sha256, name);
    }
  });
});
