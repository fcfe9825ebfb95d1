import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { canonicalUniqueId, uniqueIdOf } from './unique-id.js';

describe('identifiers of documents', () => {
  const cases: readonly [string, string | undefined][] = [
    ['urn:oid:1.2.3', 'urn:oid:1.2.3'],
    ['1.2.3', 'urn:oid:1.2.3'],
    ['1.2.3^ABC-1', 'urn:oid:1.2.3^ABC-1'],
    ['urn:oid:1.2.3^ABC-1', 'urn:oid:1.2.3^ABC-1'],
    ['urn:uuid:7E11A5AD-A7C0-4B51-A43E-608B900F23CA', 'urn:uuid:7e11a5ad-a7c0-4b51-a43e-608b900f23ca'],
    ['7e11a5ad-a7c0-4b51-a43e-608b900f23ca', 'urn:uuid:7e11a5ad-a7c0-4b51-a43e-608b900f23ca'],
    ['https://lab.example/report/7', 'https://lab.example/report/7'],
    ['report 7', undefined],
    ['report-7', undefined],
    [`urn:oid:1.${'2'.repeat(300)}`, undefined],
  ];
  for (const [written, canonical] of cases)
    it(`writes ${written.slice(0, 60)} one way`, () => assert.equal(canonicalUniqueId(written), canonical));

  it('reads root and extension from system and value', () => {
    assert.deepEqual(uniqueIdOf({ system: 'urn:oid:1.2.3', value: 'ABC' }, 'm'), {
      ok: true,
      value: 'urn:oid:1.2.3^ABC',
    });
    assert.deepEqual(uniqueIdOf({ system: 'urn:ietf:rfc:3986', value: 'urn:oid:1.2.3' }, 'm'), {
      ok: true,
      value: 'urn:oid:1.2.3',
    });
    assert.deepEqual(uniqueIdOf(undefined, 'm'), { ok: false, problem: 'unique-id-missing', path: 'm' });
  });
});
