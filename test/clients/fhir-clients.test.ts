// Software that others wrote, against a server that listens: what the libraries in use send and expect works unchanged.
import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { after, before, describe, it } from 'node:test';
import { MedplumClient } from '@medplum/core';
import { Client } from 'fhir-kit-client';
import { fromFhirXml } from '../../src/fhir/xml/read-xml.js';
import { toFhirXml } from '../../src/fhir/xml/write-xml.js';
import { openXml } from '../../src/reading/index.js';
import { aRecord, testIns } from '../support/cast.js';
import { documentReference, fhirWorld, type FhirWorld } from '../support/fhir-software.js';
import { startListeningWorld, type ListeningWorld } from '../support/listening-world.js';

const withoutCurl = spawnSync('curl', ['--version']).status === 0 ? false : 'curl is not installed here';
const ARCHIVED = 'https://interop.esante.gouv.fr/ig/fhir/pdsm/StructureDefinition/pdsm-ext-is-archived';
const ARCHIVE = [{ op: 'replace', path: `/extension[url:'${ARCHIVED}']/valueBoolean`, value: true }] as const;

interface Described {
  readonly id?: string;
  readonly status?: string;
  readonly total?: number;
  readonly meta?: { readonly versionId?: string };
  readonly extension?: readonly { readonly url: string; readonly valueBoolean?: boolean }[];
  readonly content?: readonly { readonly attachment: { readonly url: string } }[];
}

const isArchived = ({ extension }: Described): boolean | undefined =>
  extension?.find(({ url }) => url === ARCHIVED)?.valueBoolean;

describe('clients of FHIR that others wrote', () => {
  let world: ListeningWorld;
  let fhir: FhirWorld;
  let token: string;

  before(async () => {
    world = await startListeningWorld({ content: 'empty' });
    fhir = await fhirWorld(world.house);
    token = await fhir.token();
    for (const number of [1, 2, 3, 4]) await aRecord(world.house, number);
  });
  after(async () => {
    try {
      await fhir.close();
    } finally {
      await world.close();
    }
  });

  const patientOf = (number: number): string => `urn:oid:1.2.250.1.213.1.4.10|${testIns(number).value}`;
  const documentOf = (number: number): Record<string, unknown> =>
    documentReference({
      bytes: Buffer.from(`Document ${number}`),
      ins: testIns(number),
      uniqueId: `urn:oid:2.25.700${number}`,
    });

  it('fhir-kit-client deposits, searches, retrieves and patches', async () => {
    const client = new Client({ baseUrl: `${world.url}/fhir`, bearerToken: token });
    const made = (await client.create({
      resourceType: 'DocumentReference',
      body: documentOf(1) as never,
    })) as Described;
    assert.equal(made.status, 'current');
    const found = (await client.search({
      resourceType: 'DocumentReference',
      searchParams: { 'patient.identifier': patientOf(1), status: 'current' },
    })) as Described;
    assert.equal(found.total, 1);
    const id = made.id ?? '';
    assert.equal(((await client.read({ resourceType: 'DocumentReference', id })) as Described).id, id);
    const patched = (await client.patch({
      resourceType: 'DocumentReference',
      id,
      jsonPatch: [...ARCHIVE],
    })) as Described;
    assert.deepEqual([patched.meta?.versionId, isArchived(patched)], ['2', true]);
    assert.ok(await client.smartAuthMetadata().then((metadata) => metadata.tokenUrl !== undefined));
  });

  it("Medplum's client deposits, searches, retrieves and patches", async () => {
    const client = new MedplumClient({ baseUrl: world.url, fhirUrlPath: 'fhir', accessToken: token, cacheTime: 0 });
    const made = (await client.createResource(documentOf(2) as never)) as Described;
    assert.equal(made.status, 'current');
    const found = (await client.search('DocumentReference', {
      'patient.identifier': patientOf(2),
      status: 'current',
    } as never)) as Described;
    assert.equal(found.total, 1);
    const id = made.id ?? '';
    assert.equal(((await client.readResource('DocumentReference', id)) as Described).id, id);
    const patched = (await client.patchResource('DocumentReference', id, [...ARCHIVE] as never)) as Described;
    assert.deepEqual([patched.meta?.versionId, isArchived(patched)], ['2', true]);
    const file = await client.download(made.content?.[0]?.attachment.url ?? '', { headers: { accept: 'text/plain' } });
    assert.equal(await file.text(), 'Document 2');
  });

  /** curl with a body on its standard input; what it prints. */
  async function curl(args: readonly string[], body?: string): Promise<string> {
    const child = spawn('curl', [
      '-sS',
      '--fail-with-body',
      '-H',
      `Authorization: Bearer ${token}`,
      ...args,
      ...(body === undefined ? [] : ['--data-binary', '@-']),
    ]);
    const printed: Buffer[] = [];
    child.stdout.on('data', (chunk: Buffer) => printed.push(chunk));
    child.stderr.on('data', (chunk: Buffer) => printed.push(chunk));
    child.stdin.end(body);
    const code = await new Promise((resolve) => child.once('close', resolve));
    const text = Buffer.concat(printed).toString();
    assert.equal(code, 0, text);
    return text;
  }

  const forms = {
    JSON: {
      type: 'application/fhir+json',
      write: (resource: object) => JSON.stringify(resource),
      read: (text: string) => JSON.parse(text) as Described,
    },
    XML: {
      type: 'application/fhir+xml',
      write: (resource: object) => toFhirXml(resource as never),
      read(text: string): Described {
        const root = openXml(Buffer.from(text));
        const read = root.ok ? fromFhirXml(root.value) : root;
        assert.ok(read.ok, text);
        return read.value as Described;
      },
    },
  };
  for (const [name, number] of [
    ['JSON', 3],
    ['XML', 4],
  ] as const)
    it(`curl deposits, searches, retrieves and patches in ${name}`, { skip: withoutCurl }, async () => {
      const { type, write, read } = forms[name];
      const accept = ['-H', `Accept: ${type}`];
      const sends = [...accept, '-H', `Content-Type: ${type}`];
      const made = read(await curl([...sends, `${world.url}/fhir/DocumentReference`], write(documentOf(number))));
      assert.equal(made.status, 'current');
      const query = `patient.identifier=${encodeURIComponent(patientOf(number))}&status=current`;
      const found = read(await curl([...accept, '--compressed', `${world.url}/fhir/DocumentReference?${query}`]));
      assert.equal(Number(found.total), 1);
      const url = made.content?.[0]?.attachment.url ?? '';
      assert.equal(await curl(['-H', 'Accept: text/plain', url]), `Document ${number}`);
      const part = (path: string) => ({
        resourceType: 'Parameters',
        parameter: [
          {
            name: 'operation',
            part: [
              { name: 'type', valueCode: 'replace' },
              { name: 'path', valueString: path },
              { name: 'value', valueBoolean: true },
            ],
          },
        ],
      });
      const patch = write(part(`DocumentReference.extension.where(url='${ARCHIVED}').value`));
      const patched = read(
        await curl([...sends, '-X', 'PATCH', `${world.url}/fhir/DocumentReference/${made.id ?? ''}`], patch),
      );
      assert.deepEqual([patched.meta?.versionId, isArchived(patched)], ['2', true]);
    });
});
