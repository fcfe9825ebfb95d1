// Bad input at every place that takes a body or a search: an OperationOutcome with the path of the fault, nothing stored, nothing fetched.
import assert from 'node:assert/strict';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, describe, it } from 'node:test';
import { toFhirXml } from '../../src/fhir/xml/write-xml.js';
import { corpusFiles, CORPUS, missing } from '../support/corpus.js';
import { fhirSuite } from '../support/fhir-deposits.js';
import { documentsAddress, nextUniqueId, publishedFor } from '../support/fhir-search.js';
import { depositBundle, type Answer } from '../support/fhir-software.js';

type Json = Record<string, unknown>;

describe('bad input over FHIR', () => {
  const suite = fhirSuite();
  let canary: Server;
  let visits = 0;
  before(async () => {
    canary = createServer((_request, response) => {
      visits += 1;
      response.end();
    });
    await new Promise<void>((resolve) => canary.listen(0, '127.0.0.1', resolve));
  });
  after(async () => {
    await new Promise((resolve) => canary.close(resolve));
  });

  const stored = async (): Promise<string> =>
    JSON.stringify(
      await suite.world.owner`
        select (select count(*) from document) as documents, (select count(*) from submission_set) as sets,
               (select count(*) from consent) as consents, (select count(*) from outbox) as outbox,
               (select count(*) from directory_person) as people, (select count(*) from directory_document) as directory,
               (select sum(version) from document) as versions`,
    );
  const send = (method: 'POST' | 'PATCH', url: string, body: string | Buffer, type: string): Promise<Answer> =>
    suite.fhir.call(method, url, { token: suite.token, body, headers: { 'content-type': type } });

  /** Refused by a name that stands in the catalogue, with a place, and nothing changed by it. */
  async function refused(answer: Answer, before: string, what: string, name?: string): Promise<void> {
    assert.ok(answer.status >= 400 && answer.status < 500, `${what}: ${answer.status} ${answer.text.slice(0, 200)}`);
    assert.equal(answer.json?.resourceType, 'OperationOutcome', what);
    if (name !== undefined) assert.equal(answer.problem, name, `${what}: ${answer.text.slice(0, 300)}`);
    assert.equal(await stored(), before, `${what} left something behind`);
  }

  const nested = (depth: number): string => `${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}`;
  const json: readonly [what: string, body: string | Buffer, name: string][] = [
    ['nothing', '', 'body-missing'],
    ['no JSON', '{"resourceType":', 'not-json'],
    ['a list', '[1,2]', 'not-json'],
    ['a number', '7', 'not-json'],
    ['levels without end', `{"resourceType":"DocumentReference","x":${nested(200)}}`, 'body-too-deep'],
    ['a key twice', '{"resourceType":"DocumentReference","status":"current","status":"superseded"}', 'duplicate-key'],
    [
      'a key twice behind an escape',
      '{"resourceType":"DocumentReference","status":"current","st\\u0061tus":"x"}',
      'duplicate-key',
    ],
    ['a prototype', '{"resourceType":"DocumentReference","__proto__":{"isAdmin":true}}', 'forbidden-key'],
    ['a constructor', '{"resourceType":"DocumentReference","meta":{"constructor":{"prototype":{}}}}', 'forbidden-key'],
    ['Latin-1', Buffer.from('{"resourceType":"DocumentReference","description":"été"}', 'latin1'), 'not-utf8'],
    ['UTF-16', Buffer.from('{"resourceType":"DocumentReference"}', 'utf16le'), 'not-json'],
    [
      'millions of small values',
      `{"resourceType":"DocumentReference","x":[${'1,'.repeat(1_200_000)}1]}`,
      'body-too-complex',
    ],
  ];
  for (const [what, body, name] of json)
    it(`refuses ${what} wherever JSON is taken, as ${name}`, async () => {
      const before = await stored();
      for (const url of ['/fhir', '/fhir/DocumentReference', '/fhir/Consent', '/fhir/Patient/$match']) {
        // What is too large for a place is refused for its size alone.
        const answer = await send('POST', url, body, 'application/fhir+json');
        await refused(answer, before, `${what} at ${url}`, answer.status === 413 ? undefined : name);
      }
      const somebody = await suite.somebody();
      const { id } = await publishedFor(suite, somebody);
      const now = await stored();
      for (const type of ['application/json-patch+json', 'application/fhir+json'])
        await refused(await send('PATCH', `/fhir/DocumentReference/${id}`, body, type), now, `${what} as ${type}`);
      assert.equal(({} as { isAdmin?: unknown }).isAdmin, undefined);
    });

  const xml: readonly [what: string, body: string | Buffer, name: string][] = [
    ['nothing', '', 'body-missing'],
    [
      'a DOCTYPE',
      '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><DocumentReference xmlns="http://hl7.org/fhir"><description value="&x;"/></DocumentReference>',
      'xml-doctype-refused',
    ],
    ['no end', '<DocumentReference xmlns="http://hl7.org/fhir">', 'xml-malformed'],
    [
      'levels without end',
      `<DocumentReference xmlns="http://hl7.org/fhir">${'<a>'.repeat(300)}${'</a>'.repeat(300)}</DocumentReference>`,
      'xml-too-deep',
    ],
    ['another namespace', '<DocumentReference xmlns="urn:x"/>', 'resource-type-unexpected'],
    [
      'an element of no definition',
      '<DocumentReference xmlns="http://hl7.org/fhir"><constructor value="1"/></DocumentReference>',
      'xml-element-unexpected',
    ],
    [
      'Latin-1',
      Buffer.from(
        '<?xml version="1.0" encoding="ISO-8859-1"?><DocumentReference xmlns="http://hl7.org/fhir"><description value="été"/></DocumentReference>',
        'latin1',
      ),
      'not-utf8',
    ],
    [
      'a long remark',
      `<DocumentReference xmlns="http://hl7.org/fhir"><!--${'x'.repeat(1_200_000)}--></DocumentReference>`,
      'body-too-complex',
    ],
  ];
  for (const [what, body, name] of xml)
    it(`refuses ${what} wherever XML is taken, as ${name}`, async () => {
      const before = await stored();
      for (const url of ['/fhir', '/fhir/DocumentReference'])
        await refused(await send('POST', url, body, 'application/fhir+xml'), before, `${what} at ${url}`, name);
      const somebody = await suite.somebody();
      const { id } = await publishedFor(suite, somebody);
      const now = await stored();
      for (const type of ['application/fhir+xml', 'application/xml-patch+xml'])
        await refused(await send('PATCH', `/fhir/DocumentReference/${id}`, body, type), now, `${what} as ${type}`);
    });

  it('refuses a bundle that is half valid as a whole, with the path of its other half, in JSON and XML', async () => {
    const somebody = await suite.somebody();
    const before = await stored();
    const bundle = depositBundle(
      [1, 2, 3].map((at) => somebody.enveloped({ uniqueId: nextUniqueId(), bytes: Buffer.from(`n° ${at}`) })),
    ) as { entry: { resource: Json }[] };
    const [, , , , , third] = bundle.entry;
    const attachment = (third?.resource['content'] as { attachment: Json }[])[0]?.attachment ?? {};
    attachment['size'] = 7_777;
    for (const [body, type] of [
      [JSON.stringify(bundle), 'application/fhir+json'],
      [toFhirXml(bundle as never), 'application/fhir+xml'],
    ] as const) {
      const answer = await send('POST', '/fhir', body, type);
      await refused(answer, before, type, 'size-mismatch');
      assert.equal(answer.expression, 'Bundle.entry[5].resource.content[0].attachment.size');
    }
  });

  it('fetches nothing that an attachment, a reference or a style sheet names', async () => {
    const { port } = canary.address() as AddressInfo;
    const outside = `http://127.0.0.1:${port}/secret`;
    const somebody = await suite.somebody();
    const before = await stored();
    for (const change of [
      (resource: Json) => (resource['content'] = [{ attachment: { contentType: 'text/plain', url: outside } }]),
      (resource: Json) => (resource['subject'] = { reference: `${outside}/Patient/1` }),
      (resource: Json) => (resource['relatesTo'] = [{ code: 'replaces', target: { reference: outside } }]),
    ]) {
      const resource = somebody.document({ uniqueId: nextUniqueId() });
      change(resource);
      await refused(await suite.publish(resource), before, JSON.stringify(resource).slice(0, 80));
    }
    for (const address of [outside, `${outside}|x`])
      await refused(
        await suite.get(`/fhir/DocumentReference?patient=${encodeURIComponent(address)}&status=current`),
        before,
        address,
      );
    assert.equal(visits, 0);
  });

  it('refuses searches that make no sense by their parameter, and tells nothing of the record by them', async () => {
    const somebody = await suite.somebody();
    const before = await stored();
    for (const rest of [
      '&status=current&status=superseded',
      '&status=%00',
      '&status=current&_count=-1',
      '&status=current&_offset=1e9',
      '&status=current&date=yesterday',
      "&status=current&type=' or 1=1 --%0A",
      '&status=current&identifier=',
      '&status=current&_elements=$(id)',
      '&status=current&_summary=all',
      `&status=current${'&type=1'.repeat(120)}`,
      '&status=current&patient=x',
      '&status=current&__proto__=1',
      '&status=current&constructor=1',
    ]) {
      const answer = await suite.get(documentsAddress(somebody, rest));
      await refused(answer, before, rest);
      assert.equal(answer.status, 400, rest);
    }
  });

  it('ends every hostile file of FHIR as it should', { skip: missing(`${CORPUS}/hostile-fhir`) }, async () => {
    const before = await stored();
    const expected: Readonly<Record<string, string>> = {
      'attachment-ssrf.json': 'external-url-refused',
      'impossible-values.json': 'entry-not-accepted',
      'narrative-xss.json': 'patient-creation-refused',
      'not-utf8.json': 'not-utf8',
      // A measure is no deposit, whoever sends it here; this one also brings a person.
      'ok-weight.json': 'patient-creation-refused',
      'proto-pollution.json': 'forbidden-key',
      'two-patients.json': 'two-patients',
    };
    for (const { name, bytes } of corpusFiles('hostile-fhir'))
      await refused(await send('POST', '/fhir', bytes, 'application/fhir+json'), before, name, expected[name]);
    assert.equal(visits, 0);
  });
});
