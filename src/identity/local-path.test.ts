import assert from 'node:assert/strict';
import fc from 'fast-check';
import { test } from 'node:test';
import { localPath } from './local-path.js';

for (const [given, kept] of [
  ['/', '/'],
  ['/documents?annee=2024#a', '/documents?annee=2024#a'],
  ['/pro/../accueil', '/accueil'],
  ['documents', undefined],
  ['', undefined],
  ['//elsewhere.example', undefined],
  ['/..//elsewhere.example', undefined],
  ['/.//elsewhere.example', undefined],
  ['/%2e%2e//elsewhere.example', undefined],
  ['/\\elsewhere.example', undefined],
  ['/\t/elsewhere.example', undefined],
  ['/a\r\nset-cookie: x=1', undefined],
  ['https://elsewhere.example', undefined],
  ['javascript:alert(1)', undefined],
  [`/${'a'.repeat(600)}`, undefined],
] as const)
  test(`« ${given.slice(0, 40)} » is come back to as ${kept ?? 'nothing'}`, () => {
    assert.equal(localPath(given), kept);
  });

test('whatever is given, a browser that follows it stays here', () => {
  const pieces = fc.array(
    fc.constantFrom('/', '\\', '.', '..', '@', ':', '?', '#', '%2f', '%5c', '\t', '\n', 'x.example', ' '),
    {
      maxLength: 8,
    },
  );
  fc.assert(
    fc.property(pieces, (parts) => {
      const path = localPath(`/${parts.join('')}`);
      if (path !== undefined)
        assert.equal(new URL(path, 'https://carnet.example/connexion').origin, 'https://carnet.example');
    }),
    { numRuns: 2000 },
  );
});
