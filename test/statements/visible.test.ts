// T14–T17: of what somebody is told, and of what nobody is.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { DAY } from '../../src/kernel/time.js';
import { thePerson } from '../support/cast.js';
import { fhirSuite, type Somebody } from '../support/fhir-deposits.js';
import {
  asNurse,
  documentsAddress,
  idsOf,
  nextUniqueId,
  publishedFor,
  visibilityLabel,
} from '../support/fhir-search.js';
import { depositBundle, NURSE } from '../support/fhir-software.js';

describe('what a search over FHIR shows to whom', () => {
  const suite = fhirSuite();
  const lists = ({ token }: Somebody, rest = ''): string =>
    `/fhir/List?patient.identifier=${token}&code=submissionset&status=current${rest}`;

  it('T14: what is hidden from professionals is in no search, list, count, version or entry of who may not see it', async () => {
    const somebody = await suite.somebody();
    await suite.consent(somebody.recordId, NURSE);
    await publishedFor(suite, somebody);
    const before = [await asNurse(suite, documentsAddress(somebody)), await asNurse(suite, lists(somebody))];
    const { id } = await publishedFor(suite, somebody, { securityLabel: [visibilityLabel('MASQUE_PS')] });
    const after = [await asNurse(suite, documentsAddress(somebody)), await asNurse(suite, lists(somebody))];
    assert.deepEqual(
      after.map(({ text }) => text),
      before.map(({ text }) => text),
    );
    assert.equal((await asNurse(suite, `/fhir/DocumentReference/${id}`)).status, 404);
    assert.ok(idsOf(await suite.get(documentsAddress(somebody))).includes(id), 'its author finds it');
  });

  it('T14: what the patient may not see yet is shown to professionals, with its label, and to the patient by nothing', async () => {
    const somebody = await suite.somebody();
    await suite.consent(somebody.recordId, NURSE);
    const { id } = await publishedFor(suite, somebody, { securityLabel: [visibilityLabel('INVISIBLE_PATIENT')] });
    const found = await asNurse(suite, documentsAddress(somebody));
    assert.deepEqual(idsOf(found), [id]);
    const { runner, acts } = suite.world.house;
    const own = await runner.perform(
      acts.listDocuments,
      somebody.recordId,
      { filter: {}, page: { limit: 10 }, archivedToo: true },
      thePerson(somebody.recordId),
    );
    assert.equal(own.kind === 'done' && own.outcome.total, 0);
    const history = await runner.perform(
      acts.readHistory,
      somebody.recordId,
      { limit: 50 },
      thePerson(somebody.recordId),
    );
    assert.ok(history.kind === 'done');
    assert.ok(history.outcome.lines.every(({ act, object }) => act !== 'document-deposit' && object === undefined));
  });

  it('T15: more confidential documents are for who the matrix names, and the matrix denies what it does not know', async () => {
    const somebody = await suite.somebody();
    await suite.consent(somebody.recordId, NURSE);
    const confidential = (code: string) => ({
      securityLabel: [{ coding: [{ system: 'http://terminology.hl7.org/CodeSystem/v3-Confidentiality', code }] }],
    });
    const normal = await publishedFor(suite, somebody, confidential('N'));
    const very = await publishedFor(suite, somebody, confidential('V'));
    const [rows] = await suite.world.owner<
      { allowed: string[] }[]
    >`select allowed from access_matrix where profession = ${NURSE.profession}`;
    assert.equal(rows?.allowed.includes('V:11488-4'), false);
    const found = idsOf(await asNurse(suite, documentsAddress(somebody)));
    assert.deepEqual([found.includes(normal.id), found.includes(very.id)], [true, false]);
    assert.equal((await asNurse(suite, `/fhir/DocumentReference/${very.id}`)).status, 404);
  });

  it('T16: what is older than two years is found like the rest', async () => {
    const somebody = await suite.somebody();
    const uniqueId = nextUniqueId();
    const old = await suite.publish(somebody.document({ uniqueId, date: '2019-03-01T10:00:00+01:00' }));
    assert.equal(old.status, 201, old.text);
    assert.deepEqual(idsOf(await suite.get(documentsAddress(somebody, '&status=current&date=le2020'))), [old.json.id]);
  });

  it('T17: a search of lists since an instant finds what came, what changed and what was archived, and nothing withheld', async () => {
    const somebody = await suite.somebody();
    await suite.consent(somebody.recordId, NURSE);
    const bundle = await suite.fhir.call('POST', '/fhir', {
      token: suite.token,
      body: depositBundle([somebody.enveloped({ uniqueId: nextUniqueId() })]),
    });
    assert.equal(bundle.status, 200, bundle.text);
    const [list, document] = bundle.json.entry.map(({ response }: { response: { location: string } }) =>
      response.location.split('/').at(-1),
    );
    const all = await asNurse(suite, lists(somebody));
    assert.equal(all.json.total, 1);
    const [{ resource }] = all.json.entry;
    assert.deepEqual([resource.id, resource.code.coding[0].code], [list, 'submissionset']);
    assert.deepEqual(resource.entry, [
      { item: { reference: `DocumentReference/${document}`, type: 'DocumentReference' } },
    ]);
    assert.deepEqual((await asNurse(suite, `/fhir/List/${list}`)).json, resource);
    suite.world.clock.setOffset(suite.world.clock.offset() + DAY);
    await suite.consent(somebody.recordId, NURSE);
    const since = new Date(suite.world.house.clock.domain() - 1_000).toISOString();
    const news = lists(somebody, `&date=ge${since}`);
    assert.equal((await asNurse(suite, news)).json.total, 0);
    const alone = await publishedFor(suite, somebody);
    const hidden = await publishedFor(suite, somebody, { securityLabel: [visibilityLabel('MASQUE_PS')] });
    await suite.fhir.call('PATCH', `/fhir/DocumentReference/${document}`, {
      token: suite.token,
      body: [
        {
          op: 'replace',
          path: "/extension[url:'https://interop.esante.gouv.fr/ig/fhir/pdsm/StructureDefinition/pdsm-ext-is-archived']/valueBoolean",
          value: true,
        },
      ],
      headers: { 'content-type': 'application/json-patch+json' },
    });
    const found = await asNurse(suite, news);
    const items = found.json.entry.flatMap((each: { resource: { entry: { item: { reference: string } }[] } }) =>
      each.resource.entry.map(({ item }) => item.reference.split('/')[1]),
    );
    assert.deepEqual(items.sort(), [document, alone.id].sort());
    assert.ok(!found.text.includes(hidden.id));
    const changed = await asNurse(
      suite,
      documentsAddress(somebody, `&status=current&isArchived=true,false&_lastUpdated=ge${since}`),
    );
    assert.deepEqual(idsOf(changed).sort(), [document, alone.id].sort());
    const trace = await suite.lastTrace(somebody.recordId);
    assert.deepEqual([trace?.act, trace?.query?.includes('_lastUpdated')], ['documents-list', true]);
    const xml = await suite.get(lists(somebody), { accept: 'application/fhir+xml' });
    assert.equal(xml.json.resourceType, 'Bundle');
  });
});
