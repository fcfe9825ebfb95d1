import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { fhirSuite, type Resource, type Somebody } from '../../../test/support/fhir-deposits.js';
import { readTrace } from '../../audit/index.js';
import { HOSPITAL, iuaOf, NURSE, PHYSICIAN, type Answer } from '../../../test/support/fhir-software.js';

const A07 = 'https://mos.esante.gouv.fr/NOS/TRE_A07-StatutVisibiliteDocument/FHIR/TRE-A07-StatutVisibiliteDocument';

describe('searching documents over FHIR', () => {
  const suite = fhirSuite();

  const search = (query: string): Promise<Answer> => suite.get(`/fhir/DocumentReference?${query}`);
  const of = ({ token }: Somebody): string => `patient.identifier=${token}&status=current`;
  const titles = (answer: Answer): string[] =>
    (answer.json.entry ?? []).map(
      ({ resource }: { resource: { content: { attachment: { title: string } }[] } }) =>
        resource.content[0]?.attachment.title,
    );
  const label = (code: string): Resource => ({ securityLabel: [{ coding: [{ system: A07, code }] }] });

  /** Documents named by their day of January 2026. */
  async function withDays(days: readonly number[], more: Resource = {}): Promise<Somebody> {
    const somebody = await suite.somebody();
    for (const day of days) {
      const date = `2026-01-${String(day).padStart(2, '0')}T10:00:00+01:00`;
      const answer = await suite.publish({
        ...somebody.document({ uniqueId: `urn:oid:2.25.5.${day}`, date, title: `le ${day}` }),
        ...more,
      });
      assert.equal(answer.status, 201, answer.text);
    }
    return somebody;
  }

  it('T12: lists the newest first, with absolute addresses, and the same by GET and by POST', async () => {
    const somebody = await withDays([3, 1, 2]);
    const found = await search(of(somebody));
    assert.deepEqual(titles(found), ['le 3', 'le 2', 'le 1']);
    assert.equal(found.json.total, 3);
    const [{ fullUrl, resource, search: hit }] = found.json.entry;
    assert.equal(fullUrl, `http://localhost:8080/fhir/DocumentReference/${resource.id}`);
    assert.deepEqual(hit, { mode: 'match' });
    const posted = await suite.fhir.call('POST', '/fhir/DocumentReference/_search', {
      token: suite.token,
      body: of(somebody),
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
    });
    assert.deepEqual(posted.bytes, found.bytes);
    assert.ok(!JSON.stringify(found.json.link).includes(somebody.ins), 'no INS in an address of ours');
    const trace = await suite.lastTrace(somebody.recordId);
    assert.deepEqual([trace?.act, trace?.outcome], ['documents-list', 'done']);
  });

  for (const resource of ['DocumentReference', 'List', 'Patient', 'Consent', 'AuditEvent'])
    it(`refuses a search of ${resource} that is posted as anything but a form`, async () => {
      const posted = await suite.fhir.call('POST', `/fhir/${resource}/_search`, {
        token: suite.token,
        body: '{}',
        headers: { 'content-type': 'application/json' },
      });
      assert.deepEqual([posted.status, posted.problem], [415, 'content-type-not-fhir']);
    });

  it('T12: refuses a search without a person, without a status, or by what is not offered', async () => {
    const somebody = await withDays([1]);
    const cases: readonly [string, string, string][] = [
      ['status=current', 'patient-required', 'http.patient'],
      [`patient.identifier=${somebody.token}`, 'status-required', 'http.status'],
      [`${of(somebody)}&custodian=SA01`, 'search-parameter-not-offered', 'http.custodian'],
      [`${of(somebody)}&date=tomorrow`, 'search-value-invalid', 'http.date'],
      [`${of(somebody)}&_count=many`, 'search-value-invalid', 'http._count'],
      [`${of(somebody)}&_sort=title`, 'search-value-invalid', 'http._sort'],
      [`patient.identifier=${somebody.token}&status=final`, 'search-value-invalid', 'http.status'],
      [`${of(somebody)}&patient=Patient/x`, 'search-value-invalid', 'http.patient'],
    ];
    for (const [query, name, path] of cases) {
      const answer = await search(query);
      assert.deepEqual([answer.status, answer.problem, answer.expression], [400, name, path], query);
    }
  });

  it('T12: answers an empty searchset when nothing is found, also to a depositor without consent', async () => {
    const somebody = await withDays([1]);
    for (const query of ['type=11502-2', 'identifier=urn:oid:2.25.0.0', '_id=nobody', 'date=ge2027']) {
      const answer = await search(`${of(somebody)}&${query}`);
      assert.deepEqual([answer.status, answer.json.total, answer.json.entry], [200, 0, undefined], query);
    }
    const answer = await search(`patient.identifier=${somebody.token}&status=entered-in-error`);
    assert.deepEqual([answer.status, answer.json.total], [200, 0]);
  });

  it('narrows by type, category, dates, identifier, author, label, id, status and archive', async () => {
    const somebody = await withDays([1, 2, 3]);
    const [first] = (await search(of(somebody))).json.entry;
    const cases: readonly [string, number][] = [
      ['type=http://loinc.org|11488-4', 3],
      ['type=11502-2,11488-4', 3],
      ['category=10', 3],
      ['category=42', 0],
      ['date=2026-01-02', 1],
      ['date=ge2026-01-02', 2],
      ['date=gt2026-01-02', 1],
      ['date=le2026-01-02', 2],
      ['date=lt2026-01-02', 1],
      ['date=ge2026-01-02&date=le2026-01-02', 1],
      ['creation=2026-01', 3],
      ['creation=2025', 0],
      ['identifier=urn:ietf:rfc:3986|urn:oid:2.25.5.2', 1],
      ['identifier=urn:oid:2.25.5.2,urn:oid:2.25.5.3', 2],
      [`author.identifier=urn:oid:1.2.250.1.71.4.2.1|${PHYSICIAN.idNatPs}`, 3],
      ['author.identifier=899700000009', 0],
      ['security-label=N', 3],
      ['security-label=V', 0],
      [`_id=${first.resource.id}`, 1],
      ['isArchived=false', 3],
      ['isArchived=true', 0],
      ['isArchived=true,false', 3],
    ];
    for (const [query, total] of cases)
      assert.equal((await search(`${of(somebody)}&${query}`)).json.total, total, query);
    const patient = first.resource.subject.reference;
    assert.equal((await search(`patient=${patient}&status=current`)).json.total, 3);
    assert.equal((await search(`patient=${patient}&status=superseded`)).json.total, 0);
  });

  it('pages with links that stay as they were when something is deposited in between', async () => {
    const somebody = await withDays([1, 2, 3, 4, 5]);
    const first = await search(`${of(somebody)}&_count=2`);
    const linkOf = (answer: Answer, relation: string): string | undefined =>
      answer.json.link.find((link: { relation: string; url: string }) => link.relation === relation)?.url;
    assert.deepEqual(titles(first), ['le 5', 'le 4']);
    await suite.publish(
      somebody.document({ uniqueId: 'urn:oid:2.25.5.99', title: 'entre-temps', date: '2026-02-01T10:00:00Z' }),
    );
    const second = await suite.get((linkOf(first, 'next') ?? '').replace('http://localhost:8080', ''));
    assert.deepEqual(titles(second), ['le 3', 'le 2']);
    const third = await suite.get((linkOf(second, 'next') ?? '').replace('http://localhost:8080', ''));
    assert.deepEqual([titles(third), linkOf(third, 'next')], [['le 1'], undefined]);
    const back = await suite.get((linkOf(third, 'previous') ?? '').replace('http://localhost:8080', ''));
    assert.deepEqual(titles(back), ['le 3', 'le 2']);
    const count = await search(`${of(somebody)}&_count=0`);
    assert.deepEqual([count.json.total, count.json.entry], [6, undefined]);
  });

  it('T14: hides MASQUE_PS from every professional but its author, in entries and in totals alike', async () => {
    const somebody = await suite.somebody();
    await suite.publish(somebody.document({ uniqueId: 'urn:oid:2.25.6.1' }));
    const hidden = await suite.publish({
      ...somebody.document({ uniqueId: 'urn:oid:2.25.6.2' }),
      ...label('MASQUE_PS'),
    });
    assert.equal((await search(of(somebody))).json.total, 2);
    const nurse = await nurseToken();
    await suite.consent(somebody.recordId, NURSE);
    const seen = await suite.fhir.call('GET', `/fhir/DocumentReference?${of(somebody)}`, { token: nurse });
    assert.equal(seen.status, 200, seen.text);
    assert.deepEqual([seen.json.total, seen.json.entry.length], [1, 1]);
    const asked = await suite.fhir.call('GET', `/fhir/DocumentReference/${hidden.json.id}`, { token: nurse });
    const nothing = await suite.fhir.call('GET', `/fhir/DocumentReference/${'d'.repeat(60)}`, { token: nurse });
    assert.deepEqual([asked.status, asked.bytes], [404, nothing.bytes]);
  });

  it('T14: a document hidden from professionals changes no byte of what another one gets', async () => {
    const somebody = await withDays([1, 2, 3]);
    await suite.consent(somebody.recordId, NURSE);
    const nurse = await nurseToken();
    const id = (await search(of(somebody))).json.entry[0].resource.id;
    const paths = [
      `DocumentReference?${of(somebody)}`,
      `DocumentReference?${of(somebody)}&_count=0`,
      `DocumentReference?${of(somebody)}&date=2026-01-02`,
      `DocumentReference?${of(somebody)}&identifier=urn:oid:2.25.6.9`,
      `DocumentReference/${id}`,
      `Patient?identifier=${somebody.token}`,
    ];
    const world = async (): Promise<string[]> => {
      const seen: string[] = [];
      for (const path of paths) {
        const answer = await suite.fhir.call('GET', `/fhir/${path}`, { token: nurse });
        seen.push(`${answer.status} ${String(answer.headers['etag'])} ${answer.text}`);
      }
      return seen;
    };
    const without = await world();
    const date = '2026-01-02T12:00:00+01:00';
    const hidden = await suite.publish({
      ...somebody.document({ uniqueId: 'urn:oid:2.25.6.9', date }),
      ...label('MASQUE_PS'),
    });
    assert.equal(hidden.status, 201);
    assert.deepEqual(await world(), without);
  });

  async function nurseToken(): Promise<string> {
    const signed = await suite.fhir.assertion(suite.fhir.hospital, iuaOf(NURSE, HOSPITAL));
    return (await suite.fhir.askToken(signed)).body.access_token ?? '';
  }

  it('T22: without consent a professional finds nobody’s documents, and the refusal is traced with its rule', async () => {
    const somebody = await withDays([1]);
    const nurse = await nurseToken();
    const refused = await suite.fhir.call('GET', `/fhir/DocumentReference?${of(somebody)}`, { token: nurse });
    assert.deepEqual([refused.status, refused.problem], [403, 'access-not-authorised']);
    const trace = await suite.lastTrace(somebody.recordId);
    assert.deepEqual(
      [trace?.outcome, trace?.rule, trace?.actor.id],
      ['refused', 'reading-needs-consent', NURSE.idNatPs],
    );
    await suite.consent(somebody.recordId, NURSE);
    assert.equal(
      (await suite.fhir.call('GET', `/fhir/DocumentReference?${of(somebody)}`, { token: nurse })).status,
      200,
    );
  });

  it('a token that does not reach documents is refused with the same bytes, and traced as that', async () => {
    const somebody = await withDays([1]);
    const narrow = await suite.fhir.token({}, { scope: 'system/Patient.rs' });
    const refused = await suite.fhir.call('GET', `/fhir/DocumentReference?${of(somebody)}`, { token: narrow });
    const nurse = await suite.fhir.call('GET', `/fhir/DocumentReference?${of(somebody)}`, {
      token: await nurseToken(),
    });
    assert.deepEqual([refused.status, refused.bytes], [403, nurse.bytes]);
    const { lines } = await suite.world.house.database.withRecord(somebody.recordId, (handle) =>
      readTrace(handle, 'shown', { limit: 2 }),
    );
    assert.equal(lines[1]?.rule, 'token-scope-does-not-reach');
    const nobody = await suite.fhir.call(
      'GET',
      '/fhir/DocumentReference?patient.identifier=urn:oid:1.2.250.1.213.1.4.10|279035121518989&status=current',
      { token: narrow },
    );
    assert.deepEqual([nobody.status, nobody.bytes], [403, nurse.bytes]);
  });
});
