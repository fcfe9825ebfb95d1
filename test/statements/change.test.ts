// T18–T21: what may change of a document once it is there, and by whom.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { fhirSuite, type Somebody } from '../support/fhir-deposits.js';
import { tokenOfNurse } from '../support/fhir-search.js';
import { NURSE, PHYSICIAN, type Answer } from '../support/fhir-software.js';

const ARCHIVED = 'https://interop.esante.gouv.fr/ig/fhir/pdsm/StructureDefinition/pdsm-ext-is-archived';
const CONFIDENTIALITY = 'http://terminology.hl7.org/CodeSystem/v3-Confidentiality';
const VISIBILITY =
  'https://mos.esante.gouv.fr/NOS/TRE_A07-StatutVisibiliteDocument/FHIR/TRE-A07-StatutVisibiliteDocument';
const JSON_PATCH = { 'content-type': 'application/json-patch+json' };
const label = (code: string, system = VISIBILITY): object => ({ coding: [{ system, code }] });

describe('changing a document over FHIR', () => {
  const suite = fhirSuite();
  let last = 0;

  async function published(
    change: Record<string, unknown> = {},
  ): Promise<{ somebody: Somebody; id: string; uniqueId: string }> {
    const somebody = await suite.somebody();
    const uniqueId = `urn:oid:2.25.18${(last += 1)}`;
    const made = await suite.publish({ ...somebody.document({ uniqueId }), ...change });
    assert.equal(made.status, 201, made.text);
    return { somebody, id: String(made.json.id), uniqueId };
  }
  const patch = (
    url: string,
    body: object | string,
    headers: Record<string, string> = JSON_PATCH,
    token = suite.token,
  ): Promise<Answer> => suite.fhir.call('PATCH', url, { token, body, headers });
  const conditional = (uniqueId: string): string => `/fhir/DocumentReference?identifier=urn:ietf:rfc:3986|${uniqueId}`;
  const codesOf = ({ json }: Answer): string[] =>
    json.securityLabel.flatMap(({ coding }: { coding: { code: string }[] }) => coding.map(({ code }) => code));
  const archivedOf = ({ json }: Answer): boolean | undefined =>
    json.extension.find(({ url }: { url: string }) => url === ARCHIVED)?.valueBoolean;
  const archive = [{ op: 'replace', path: `/extension[url:'${ARCHIVED}']/valueBoolean`, value: true }];

  it('T18: a conditional PATCH changes the one document of that identifier, and answers it with its new version', async () => {
    const { id, uniqueId, somebody } = await published();
    const answer = await patch(conditional(uniqueId), archive);
    assert.equal(answer.status, 200, answer.text);
    assert.deepEqual([answer.json.id, answer.headers['etag'], answer.json.meta.versionId], [id, 'W/"2"', '2']);
    assert.equal(archivedOf(answer), true);
    const trace = await suite.lastTrace(somebody.recordId);
    assert.deepEqual(
      [trace?.act, trace?.rule, trace?.outcome],
      ['document-archive', 'author-amends-own-document', 'done'],
    );
    assert.equal((await patch(conditional('urn:oid:2.25.404'), archive)).status, 404);
    assert.equal((await patch('/fhir/DocumentReference', archive)).problem, 'identifier-required');
  });

  it('T18: an identifier that a structure gave to documents of two people names neither, unless the person is named too', async () => {
    const { uniqueId } = await published();
    const other = await suite.somebody();
    assert.equal((await suite.publish(other.document({ uniqueId }))).status, 201);
    const both = await patch(conditional(uniqueId), archive);
    assert.deepEqual([both.status, both.problem], [412, 'several-match']);
    const one = await patch(`${conditional(uniqueId)}&patient.identifier=${other.token}`, archive);
    assert.equal(one.status, 200, one.text);
  });

  it('T18: nothing but status, labels and the archived mark may change', async () => {
    const { id } = await published();
    for (const [path, value] of [
      ['/description', 'autre'],
      ['/content/0/attachment/title', 'autre'],
      ['/type/coding/0/code', '11502-2'],
      ['/subject', {}],
      ['/extension/-', { url: 'http://a.example', valueBoolean: true }],
    ] as const) {
      const answer = await patch(`/fhir/DocumentReference/${id}`, [{ op: 'add', path, value }]);
      assert.deepEqual([answer.status, answer.problem], [405, 'patch-not-allowed'], path);
    }
    const fewer = await patch(`/fhir/DocumentReference/${id}`, [
      { op: 'replace', path: '/securityLabel/0', value: label('V', CONFIDENTIALITY) },
    ]);
    assert.deepEqual([fewer.status, fewer.problem], [405, 'patch-not-allowed']);
  });

  it('T18: a patch that cannot be read or leads nowhere is 422 with its path, and changes nothing', async () => {
    const { id } = await published();
    const url = `/fhir/DocumentReference/${id}`;
    for (const [body, name] of [
      [[], 'patch-malformed'],
      [[{ op: 'fly', path: '/status', value: 'x' }], 'patch-malformed'],
      [[{ op: 'replace', path: 'status', value: 'x' }], 'patch-malformed'],
      [[{ op: 'replace', path: '/securityLabel/7', value: label('N') }], 'patch-path-unknown'],
      [[{ op: 'remove', path: '/description' }], 'patch-path-unknown'],
      [[{ op: 'test', path: '/status', value: 'superseded' }], 'patch-test-failed'],
      [[{ op: 'replace', path: '/status', value: 'preliminary' }], 'status-not-offered'],
      [[{ op: 'add', path: '/securityLabel/-', value: label('SECRET') }], 'security-label-unknown'],
      [[{ op: 'add', path: '/__proto__/polluted', value: true }], 'patch-path-unknown'],
    ] as const) {
      const answer = await patch(url, body);
      assert.deepEqual([answer.status, answer.problem], [422, name], answer.text);
      assert.ok(answer.expression !== undefined, name);
    }
    assert.equal((await patch(url, '[{"op":')).status, 400);
    assert.equal((await patch(url, archive, { 'content-type': 'text/plain' })).status, 415);
    assert.equal((await suite.get(url)).headers['etag'], 'W/"1"');
  });

  it('T18: If-Match of another version is 412, of this one 200', async () => {
    const { id } = await published();
    const url = `/fhir/DocumentReference/${id}`;
    const late = await patch(url, archive, { ...JSON_PATCH, 'if-match': 'W/"7"' });
    assert.deepEqual([late.status, late.problem], [412, 'version-differs']);
    assert.equal((await patch(url, archive, { ...JSON_PATCH, 'if-match': 'W/"1"' })).status, 200);
  });

  it('T18: who is not the author withdraws nothing, and it stands in the history', async () => {
    const { id, somebody } = await published();
    await suite.consent(somebody.recordId, NURSE);
    const withdraw = [{ op: 'replace', path: '/status', value: 'entered-in-error' }];
    const answer = await patch(`/fhir/DocumentReference/${id}`, withdraw, JSON_PATCH, await tokenOfNurse(suite));
    assert.deepEqual([answer.status, answer.problem], [403, 'access-not-authorised']);
    const trace = await suite.lastTrace(somebody.recordId);
    assert.deepEqual([trace?.act, trace?.outcome], ['document-remove', 'refused']);
  });

  it('T18: a token without the scope, or of nobody who may read, learns nothing', async () => {
    const { id } = await published();
    const url = `/fhir/DocumentReference/${id}`;
    const reading = await suite.fhir.token({}, { scope: 'system/DocumentReference.rs' });
    assert.equal((await patch(url, archive, JSON_PATCH, reading)).status, 403);
    const stranger = await patch(url, archive, JSON_PATCH, await tokenOfNurse(suite));
    assert.deepEqual([stranger.status, stranger.problem], [403, 'access-not-authorised']);
  });

  it('T19: the national path form is taken, also to give a mark that is not there, and so are FHIRPath Parameters in JSON and XML', async () => {
    const { id } = await published();
    const url = `/fhir/DocumentReference/${id}`;
    const added = await patch(url, [{ op: 'add', path: `/extension[url:'${ARCHIVED}']/valueBoolean`, value: true }]);
    assert.equal(archivedOf(added), true);
    const part = (path: string, value: object, type = 'replace'): object => ({
      name: 'operation',
      part: [
        { name: 'type', valueCode: type },
        { name: 'path', valueString: path },
        ...('valueBoolean' in value ? [{ name: 'value', ...value }] : []),
      ],
    });
    const fhirPath = (of: object): object => ({ resourceType: 'Parameters', parameter: [of] });
    const json = { 'content-type': 'application/fhir+json' };
    const back = await patch(
      url,
      fhirPath(part(`DocumentReference.extension.where(url='${ARCHIVED}').value`, { valueBoolean: false })),
      json,
    );
    assert.equal(back.status, 200, back.text);
    assert.equal(archivedOf(back), false);
    const again = await patch(
      url,
      fhirPath(part(`DocumentReference.extension('${ARCHIVED}').valueBoolean`, { valueBoolean: true })),
      json,
    );
    assert.equal(archivedOf(again), true);
    const xml =
      '<Parameters xmlns="http://hl7.org/fhir"><parameter><name value="operation"/><part><name value="type"/><valueCode value="replace"/></part>' +
      `<part><name value="path"/><valueString value="DocumentReference.extension.where(url='${ARCHIVED}').value"/></part>` +
      '<part><name value="value"/><valueBoolean value="false"/></part></parameter></Parameters>';
    const fromXml = await patch(url, xml, { 'content-type': 'application/fhir+xml', accept: 'application/fhir+xml' });
    assert.equal(fromXml.status, 200, fromXml.text);
    assert.equal(archivedOf(fromXml), false);
  });

  it('T19: XML Patch is taken, with or without prefixes', async () => {
    const { id } = await published();
    const url = `/fhir/DocumentReference/${id}`;
    const headers = { 'content-type': 'application/xml-patch+xml' };
    const archived = await patch(
      url,
      `<diff><replace sel="DocumentReference/extension[@url='${ARCHIVED}']/valueBoolean/@value">true</replace></diff>`,
      headers,
    );
    assert.equal(archived.status, 200, archived.text);
    assert.equal(archivedOf(archived), true);
    const hidden = await patch(
      url,
      `<diff xmlns:f="http://hl7.org/fhir"><add sel="f:DocumentReference"><f:securityLabel><f:coding><f:system value="${VISIBILITY}"/>` +
        '<f:code value="MASQUE_PS"/></f:coding></f:securityLabel></add></diff>',
      headers,
    );
    assert.deepEqual(codesOf(hidden), ['N', 'MASQUE_PS'], hidden.text);
    assert.equal(
      (await patch(url, '<diff><replace sel="//status">x</replace></diff>', headers)).problem,
      'patch-malformed',
    );
  });

  it('T20: hiding keeps the confidentiality, also where it is written over the first label', async () => {
    const { id, somebody } = await published({ securityLabel: [label('R', CONFIDENTIALITY)] });
    const url = `/fhir/DocumentReference/${id}`;
    const hidden = await patch(url, [{ op: 'replace', path: '/securityLabel/0', value: label('MASQUE_PS') }]);
    assert.equal(hidden.status, 200, hidden.text);
    assert.deepEqual(codesOf(hidden), ['R', 'MASQUE_PS']);
    const trace = await suite.lastTrace(somebody.recordId);
    assert.deepEqual([trace?.act, trace?.rule], ['document-hide', 'author-hides-own-document']);
    const [row] = await suite.documentsOf(somebody.recordId);
    assert.deepEqual([row?.hidden, row?.confidentiality], [true, 'R']);
  });

  it('T20: a professional who takes part in the care hides at the request of the person, and does not show again', async () => {
    const { id, somebody } = await published();
    const url = `/fhir/DocumentReference/${id}`;
    await suite.consent(somebody.recordId, NURSE);
    const hide = [{ op: 'add', path: '/securityLabel/-', value: label('MASQUE_PS') }];
    assert.equal((await patch(url, hide, JSON_PATCH, await tokenOfNurse(suite))).status, 200);
    const show = [{ op: 'replace', path: '/securityLabel', value: [label('N', CONFIDENTIALITY)] }];
    // To the nurse it is not there any more; its author sees it and may not give it back either.
    assert.equal((await patch(url, show, JSON_PATCH, await tokenOfNurse(suite))).status, 404);
    assert.equal((await patch(url, show)).status, 403);
  });

  it('T20: the author lifts what the patient could not see, and nobody takes away what the patient sees', async () => {
    const { id, somebody } = await published({
      securityLabel: [label('N', CONFIDENTIALITY), label('INVISIBLE_PATIENT')],
    });
    const url = `/fhir/DocumentReference/${id}`;
    const lifted = await patch(url, [{ op: 'remove', path: '/securityLabel/1' }]);
    assert.deepEqual(codesOf(lifted), ['N'], lifted.text);
    const now = new Date(suite.world.clock.domain());
    const [told] = await suite.world
      .owner`select at <= ${now} as due from outbox where record_id = ${somebody.recordId}`;
    assert.equal(told?.['due'], true);
    const taken = await patch(url, [{ op: 'add', path: '/securityLabel/-', value: label('INVISIBLE_PATIENT') }]);
    assert.deepEqual([taken.status, taken.problem], [422, 'hides-what-is-seen']);
  });

  for (const status of ['entered-in-error', 'superseded'])
    it(`T21: its author withdraws a document with ${status}: it leaves all searches, with its earlier versions, and its place says so`, async () => {
      const { id, somebody, uniqueId } = await published();
      const second = await suite.publish({
        ...somebody.document({ uniqueId: `${uniqueId}.2` }),
        relatesTo: [{ code: 'replaces', target: { reference: `DocumentReference/${id}` } }],
      });
      assert.equal(second.status, 201, second.text);
      const url = `/fhir/DocumentReference/${second.json.id}`;
      const answer = await patch(url, [{ op: 'replace', path: '/status', value: status }]);
      assert.equal(answer.status, 200, answer.text);
      const trace = await suite.lastTrace(somebody.recordId);
      assert.deepEqual([trace?.act, trace?.actor.id], ['document-remove', PHYSICIAN.idNatPs]);
      const found = await suite.get(
        `/fhir/DocumentReference?patient.identifier=${somebody.token}&status=current,superseded,entered-in-error&isArchived=true,false`,
      );
      assert.equal(found.json?.total ?? found.status, found.json === undefined ? found.status : 0);
      for (const gone of [url, `/fhir/DocumentReference/${id}`, `/fhir/Binary/${id}`]) {
        const read = await suite.get(gone);
        assert.deepEqual([read.status, read.problem], [410, 'document-withdrawn'], gone);
      }
      assert.equal((await suite.get(url, { authorization: `Bearer ${await tokenOfNurse(suite)}` })).status, 403);
    });

  it('T21: physical deletion is 405', async () => {
    const { id } = await published();
    const answer = await suite.fhir.call('DELETE', `/fhir/DocumentReference/${id}`, { token: suite.token });
    assert.deepEqual([answer.status, answer.problem], [405, 'method-not-offered']);
  });
});
