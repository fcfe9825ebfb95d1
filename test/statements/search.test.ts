// T12, T13: what a search finds, and how a file comes.
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { describe, it } from 'node:test';
import { gunzipSync, gzipSync } from 'node:zlib';
import { fhirSuite } from '../support/fhir-deposits.js';
import { asNurse, documentsAddress, idsOf, nextUniqueId, publishedFor } from '../support/fhir-search.js';
import { PHYSICIAN } from '../support/fhir-software.js';

describe('searching and reading over FHIR', () => {
  const suite = fhirSuite();

  it('T12: without a patient or a status a search is 400, with the path; an empty one is 200', async () => {
    const somebody = await suite.somebody();
    for (const [url, name] of [
      ['/fhir/DocumentReference?status=current', 'patient-required'],
      [documentsAddress(somebody, ''), 'status-required'],
      ['/fhir/List?code=submissionset&status=current', 'patient-required'],
      [`/fhir/List?patient.identifier=${somebody.token}&status=current`, 'code-required'],
      [`/fhir/List?patient.identifier=${somebody.token}&code=folder`, 'status-required'],
    ] as const) {
      const answer = await suite.get(url);
      assert.deepEqual([answer.status, answer.problem], [400, name], url);
      assert.ok(answer.expression !== undefined);
    }
    await suite.consent(somebody.recordId, PHYSICIAN);
    const empty = await suite.get(documentsAddress(somebody));
    assert.deepEqual([empty.status, empty.json.total, empty.json.entry], [200, 0, undefined]);
  });

  it('T12: GET, POST _search and both identifiers find the same', async () => {
    const somebody = await suite.somebody();
    const { id, uniqueId } = await publishedFor(suite, somebody, {
      identifier: [{ system: 'urn:ietf:rfc:3986', value: 'urn:uuid:00000000-0000-4000-8000-0000000000aa' }],
    });
    await publishedFor(suite, somebody);
    const found = await suite.get(
      documentsAddress(somebody, `&status=current&identifier=urn:ietf:rfc:3986|${uniqueId}`),
    );
    assert.deepEqual(idsOf(found), [id]);
    const posted = await suite.fhir.call('POST', '/fhir/DocumentReference/_search', {
      token: suite.token,
      body: new URLSearchParams({
        'patient.identifier': somebody.token,
        status: 'current',
        identifier: uniqueId,
      }).toString(),
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
    });
    assert.deepEqual(posted.json.entry, found.json.entry);
    assert.deepEqual(
      posted.json.link,
      (await suite.get(documentsAddress(somebody, `&status=current&identifier=${uniqueId}`))).json.link,
    );
  });

  it('T12: every parameter of the transaction narrows, and one that is not offered is refused', async () => {
    const somebody = await suite.somebody();
    const context = {
      event: [{ coding: [{ system: 'urn:oid:1.2', code: 'GAMN006' }] }],
      period: { start: '2026-01-10', end: '2026-01-12' },
      facilityType: { coding: [{ system: 'urn:x', code: 'SA25' }] },
      practiceSetting: { coding: [{ system: 'urn:y', code: 'AMBULATOIRE' }] },
      related: [{ identifier: { value: 'ACC-1' } }],
    };
    const author = [{ reference: '#who' }];
    const contained = [
      {
        resourceType: 'Practitioner',
        id: 'who',
        identifier: [{ system: 'urn:oid:1.2.250.1.71.4.2.1', value: PHYSICIAN.idNatPs }],
        name: [{ family: 'Modèle', given: ['Alix'] }],
      },
    ];
    const { id } = await publishedFor(suite, somebody, { context, author, contained });
    await publishedFor(suite, somebody);
    for (const [parameter, hit, miss] of [
      ['facility', 'urn:x|SA25', 'urn:other|SA25'],
      ['setting', 'AMBULATOIRE', 'HAD'],
      ['event', 'GAMN006', 'ZZZZ001'],
      ['period', 'ge2026-01-11', 'lt2026-01-10'],
      ['period-start', '2026-01-10', '2026-01-12'],
      ['period-end', 'le2026-01-12', 'gt2026-01-12'],
      ['related.identifier', 'ACC-1', 'ACC-2'],
      ['author.family', 'modele', 'autre'],
      ['author.given', 'ali', 'bob'],
    ] as const) {
      const found = await suite.get(documentsAddress(somebody, `&status=current&${parameter}=${hit}`));
      assert.ok(idsOf(found).includes(id), `${parameter}: ${found.text.slice(0, 300)}`);
      const missed = await suite.get(documentsAddress(somebody, `&status=current&${parameter}=${miss}`));
      assert.ok(!idsOf(missed).includes(id), parameter);
    }
    const format = await suite.get(
      documentsAddress(somebody, '&status=current&format=urn:ihe:iti:xds:2017:mimeTypeSufficient&_count=1'),
    );
    assert.deepEqual([format.json.total, format.json.entry.length], [2, 1]);
    assert.equal(
      (await suite.get(documentsAddress(somebody, '&status=current&shoe=1'))).problem,
      'search-parameter-not-offered',
    );
    assert.equal(
      (await suite.get(documentsAddress(somebody, '&status=current&period=soon'))).problem,
      'search-value-invalid',
    );
  });

  it('T12: pages stay as they were while documents arrive, and their links name nobody', async () => {
    const somebody = await suite.somebody();
    for (let at = 0; at < 5; at += 1) await publishedFor(suite, somebody);
    const first = await suite.get(documentsAddress(somebody, '&status=current&_count=2'));
    const next = first.json.link.find(({ relation }: { relation: string }) => relation === 'next').url as string;
    assert.ok(!next.includes(somebody.ins));
    const path = next.slice(new URL(next).origin.length);
    const second = await suite.get(path);
    await publishedFor(suite, somebody);
    assert.deepEqual((await suite.get(path)).json.entry, second.json.entry);
    assert.deepEqual(
      idsOf(first).filter((id) => idsOf(second).includes(id)),
      [],
    );
  });

  it('T12: _elements and _summary give a part, marked as one; JSON and XML say the same', async () => {
    const somebody = await suite.somebody();
    const { id } = await publishedFor(suite, somebody);
    const part = await suite.get(documentsAddress(somebody, '&status=current&_elements=type,date'));
    const [entry] = part.json.entry;
    assert.deepEqual(Object.keys(entry.resource).sort(), [
      'content',
      'date',
      'id',
      'meta',
      'resourceType',
      'status',
      'type',
    ]);
    assert.equal(entry.resource.meta.tag[0].code, 'SUBSETTED');
    const summary = await suite.get(`/fhir/DocumentReference/${id}?_summary=true`);
    assert.equal(summary.json.custodian, undefined);
    assert.ok(summary.json.type !== undefined);
    const whole = await suite.get(documentsAddress(somebody));
    const xml = await suite.get(documentsAddress(somebody), { accept: 'application/fhir+xml' });
    assert.equal(xml.headers['content-type'], 'application/fhir+xml; charset=utf-8');
    assert.deepEqual(xml.json, whole.json);
    assert.deepEqual(
      (await suite.get(documentsAddress(somebody, '&status=current&_format=xml'))).json.entry,
      whole.json.entry,
    );
  });

  it('T12: gzip both ways, and 304 for who has this version', async () => {
    const somebody = await suite.somebody();
    const body = gzipSync(JSON.stringify(somebody.document({ uniqueId: 'urn:oid:2.25.12999' })));
    const made = await suite.publish(body as never, { 'content-encoding': 'gzip' });
    assert.equal(made.status, 201, made.text);
    const url = `/fhir/DocumentReference/${made.json.id}`;
    const packed = await suite.fhir.app.inject({
      method: 'GET',
      url,
      headers: { authorization: `Bearer ${suite.token}`, 'accept-encoding': 'gzip' },
    });
    assert.equal(packed.headers['content-encoding'], 'gzip');
    assert.equal((JSON.parse(gunzipSync(packed.rawPayload).toString()) as { id: string }).id, made.json.id);
    const same = await suite.get(url, { 'if-none-match': 'W/"1"' });
    assert.deepEqual([same.status, same.bytes.length, same.headers['etag']], [304, 0, 'W/"1"']);
    const broken = await suite.publish(Buffer.from('no gzip') as never, { 'content-encoding': 'gzip' });
    assert.deepEqual([broken.status, broken.problem], [400, 'body-not-gzip']);
    assert.equal((await suite.publish(body as never, { 'content-encoding': 'br' })).problem, 'encoding-not-offered');
  });

  it('T12: If-None-Exist answers what is there instead of depositing again', async () => {
    const somebody = await suite.somebody();
    const { id, uniqueId } = await publishedFor(suite, somebody);
    const other = somebody.document({ uniqueId, bytes: Buffer.from('autre contenu') });
    const again = await suite.publish(other, { 'if-none-exist': `identifier=urn:ietf:rfc:3986|${uniqueId}` });
    assert.deepEqual([again.status, again.json?.id], [200, id], again.text);
    assert.equal((await suite.publish(other)).problem, 'unique-id-reused');
    const fresh = somebody.document({ uniqueId: 'urn:oid:2.25.12998' });
    assert.equal((await suite.publish(fresh, { 'if-none-exist': 'identifier=urn:oid:2.25.12998' })).status, 201);
    const elsewhere = await suite.publish(fresh, { 'if-none-exist': 'identifier=urn:oid:2.25.1' });
    assert.deepEqual([elsewhere.status, elsewhere.problem], [400, 'search-value-invalid']);
  });

  it('T13: the address of the file is absolute, needs the same authorisation, and gives the exact bytes in the form asked for', async () => {
    const somebody = await suite.somebody();
    const bytes = Buffer.from([0x25, 1, 2, 3, 0xff, 0xfe]);
    const uniqueId = nextUniqueId();
    const document = somebody.document({ uniqueId, bytes: Buffer.from('Un texte, é.') });
    const made = await suite.publish(document);
    const { url, hash } = made.json.content[0].attachment;
    assert.match(url, /^http:\/\/localhost:8080\/fhir\/Binary\//);
    const { pathname } = new URL(url);
    const native = await suite.get(pathname, { accept: 'text/plain' });
    assert.equal(createHash('sha1').update(native.bytes).digest('base64'), hash);
    const wrapped = await suite.get(pathname, { accept: 'application/fhir+json' });
    const xml = await suite.get(pathname, { accept: 'application/fhir+xml' });
    assert.equal(wrapped.json.data, native.bytes.toString('base64'));
    assert.deepEqual(xml.json, wrapped.json);
    assert.equal((await suite.get(pathname, { accept: 'application/pdf' })).status, 406);
    assert.equal((await suite.get(pathname, { authorization: '' })).status, 401);
    assert.equal((await asNurse(suite, pathname)).status, 403);
    assert.equal((await suite.get(`${pathname.slice(0, -1)}~`)).status, 404);
    assert.ok(bytes.length > 0);
    await suite.publish({
      ...somebody.document({ uniqueId: `${uniqueId}.2` }),
      relatesTo: [{ code: 'replaces', target: { reference: `DocumentReference/${made.json.id}` } }],
    });
    assert.equal((await suite.get(pathname)).status, 410);
  });
});
