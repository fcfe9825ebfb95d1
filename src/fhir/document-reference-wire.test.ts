import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { testIns } from '../../test/support/cast.js';
import type { DocumentId, StructureId } from '../kernel/ids.js';
import type { Document } from '../record/index.js';
import { documentReferenceWire, toSent, wireAfterChange, wireId, wireVersion } from './document-reference-wire.js';
import type { DocumentReference } from './resources.js';

const AT = Date.parse('2026-01-15T09:00:00Z');
const document: Document = {
  id: '00000000-0000-4000-8000-000000000001' as DocumentId,
  uniqueId: 'urn:oid:2.25.1',
  title: 'Compte rendu « été »',
  language: 'fr-FR',
  contentType: 'application/pdf',
  size: 12,
  sha1: 'c2hhMQ==',
  sha256: '00',
  blob: { address: '00', key: 'key' },
  authors: [{ kind: 'patient', name: 'Camille ESSAI' }],
  depositor: 'patient',
  authorIds: [],
  byPatient: true,
  typeCode: '11488-4',
  classCode: '10',
  confidentiality: 'N',
  dated: AT,
  depositedAt: AT,
  changedAt: AT,
  version: 1,
  status: 'current',
  archived: false,
  hidden: false,
  hiddenFromRepresentatives: false,
};
const context = { publicId: 'd'.repeat(60), subject: { ins: testIns(1) } };
const bytes = (wire: string): Buffer => Buffer.from(wire);
const sent = (wire: string): DocumentReference =>
  JSON.parse(toSent(bytes(wire), 'https://carnet.example/fhir').toString()) as DocumentReference;

describe('the form in which a description is sent', () => {
  it('carries what the house knows, with the address of the bytes made absolute when sending', () => {
    const resource = sent(documentReferenceWire(document, context));
    assert.deepEqual(resource.content[0]?.attachment, {
      contentType: 'application/pdf',
      language: 'fr-FR',
      size: 12,
      hash: 'c2hhMQ==',
      title: 'Compte rendu « été »',
      creation: '2026-01-15T09:00:00.000Z',
      url: `https://carnet.example/fhir/Binary/${context.publicId}`,
    });
    assert.equal(resource.type?.coding?.[0]?.system, 'http://loinc.org');
    assert.equal(resource.category?.[0]?.coding?.[0]?.display, 'Compte rendu');
    assert.deepEqual(resource.author, [{ type: 'Patient', display: 'Camille ESSAI' }]);
    assert.deepEqual(resource.custodian, { type: 'Organization', display: 'Espace de santé de la personne' });
  });

  it('tells id and version without being parsed', () => {
    const wire = bytes(documentReferenceWire({ ...document, version: 12 }, context));
    assert.equal(wireId(wire), context.publicId);
    assert.deepEqual(wireVersion(wire), { version: '12', lastUpdated: '2026-01-15T09:00:00.000Z' });
  });

  const precisions: readonly [Document['datePrecision'], string][] = [
    ['year', '2026'],
    ['month', '2026-01'],
    ['day', '2026-01-15'],
    ['second', '2026-01-15T09:00:00.000Z'],
  ];
  for (const [datePrecision, written] of precisions)
    it(`writes a date known to the ${datePrecision ?? ''} as ${written}`, () => {
      const known = { ...document, ...(datePrecision === undefined ? {} : { datePrecision }) };
      assert.equal(sent(documentReferenceWire(known, context)).content[0]?.attachment.creation, written);
    });

  it('keeps what the producer wrote through any number of changes, except what the house decides', () => {
    const received = {
      resourceType: 'DocumentReference',
      text: { status: 'generated', div: '<div><script>alert(1)</script></div>' },
      masterIdentifier: { system: 'urn:ietf:rfc:3986', value: 'urn:oid:2.25.1' },
      description: 'Écrit \u0001 par le producteur',
      identifier: [{ system: 'urn:oid:2.25.9', value: 'local' }],
      category: [{ coding: [{ code: '42' }] }],
      extension: [{ url: 'https://example.org/x', valueBoolean: true }],
      securityLabel: [{ coding: [{ system: 'https://example.org/labels', code: 'Z' }] }],
      content: [{ attachment: { contentType: 'application/pdf', data: 'eA==', title: 'x' }, format: { code: 'f' } }],
    } as unknown as DocumentReference;
    const first = documentReferenceWire(document, { ...context, received });
    const hidden: Document = { ...document, hidden: true, archived: true, version: 2, changedAt: AT + 1000 };
    const twice = wireAfterChange(bytes(wireAfterChange(bytes(first), hidden)), {
      ...hidden,
      status: 'superseded',
      version: 3,
    });
    const resource = sent(twice) as DocumentReference & { text?: unknown };
    assert.equal(resource.text, undefined, 'narrative nobody checked is not passed on');
    assert.equal(resource.description, 'Écrit \u0001 par le producteur');
    assert.deepEqual(resource.identifier, received.identifier);
    assert.equal(resource.category?.[0]?.coding?.[0]?.code, '10');
    assert.deepEqual([resource.status, resource.meta?.versionId], ['superseded', '3']);
    assert.deepEqual(
      resource.securityLabel?.map(({ coding }) => coding?.[0]?.code),
      ['N', 'MASQUE_PS', 'Z'],
    );
    assert.deepEqual(
      resource.extension?.map(({ valueBoolean }) => valueBoolean),
      [true, true],
    );
    assert.deepEqual([resource.content[0]?.attachment.data, resource.content[0]?.format], [undefined, { code: 'f' }]);
    const shown = sent(wireAfterChange(bytes(twice), { ...hidden, hidden: false, status: 'current', version: 4 }));
    assert.deepEqual(
      shown.securityLabel?.map(({ coding }) => coding?.[0]?.code),
      ['N', 'Z'],
    );
  });

  it('names the structure that deposited, when the producer did not', () => {
    const resource = sent(
      documentReferenceWire({ ...document, depositor: '1990000001' as StructureId, depositorName: 'Hôpital' }, context),
    );
    assert.deepEqual(resource.custodian, {
      type: 'Organization',
      identifier: { system: 'urn:oid:1.2.250.1.71.4.2.2', value: '1990000001' },
      display: 'Hôpital',
    });
  });
});
