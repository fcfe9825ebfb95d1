import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { keysUrlAllowed, parseRegistration, parseThumbprint, type RegistrationForm } from './registration.model.js';

const EC = { kty: 'EC', crv: 'P-256', x: 'AAAA', y: 'BBBB', kid: 'one' };
const RSA = { kty: 'RSA', n: 'A'.repeat(342), e: 'AQAB' };
const good: RegistrationForm = {
  clientId: 'hopital-1',
  name: '  Dossier   patient ',
  structureId: '1990000105',
  jwks: JSON.stringify({ keys: [EC] }),
};
const offered = ['system/Binary.cr', 'system/Patient.rs'];
const parse = (change: Partial<RegistrationForm>, loopback = false) =>
  parseRegistration({ ...good, ...change }, { offered, loopback });

describe('the registration of software', () => {
  it('takes what is needed, and everything offered when no scope is named', () => {
    assert.deepEqual(parse({}), {
      ok: true,
      value: {
        clientId: 'hopital-1',
        name: 'Dossier patient',
        structureId: '1990000105',
        scopes: offered,
        certificates: [],
        jwks: { keys: [EC] },
      },
    });
  });
  it('takes transactions as scopes, a single key, a limit', () => {
    const parsed = parse({ scopes: 'ITI-67 system/Binary.r', jwks: JSON.stringify(RSA), requestsPerMinute: '120' });
    assert.ok(parsed.ok);
    assert.deepEqual(parsed.value.scopes, ['ITI-67', 'system/Binary.r']);
    assert.equal(parsed.value.requestsPerMinute, 120);
    assert.deepEqual(parsed.value.jwks, { keys: [RSA] });
  });

  const faults: readonly [string, Partial<RegistrationForm>, string, string][] = [
    ['no id', { clientId: ' ' }, 'client-id-malformed', 'id'],
    ['an id with a space', { clientId: 'a b' }, 'client-id-malformed', 'id'],
    ['an id of a hundred letters and more', { clientId: 'a'.repeat(101) }, 'client-id-malformed', 'id'],
    ['no name', { name: '\t ' }, 'client-name-missing', 'name'],
    ['no structure', { structureId: '' }, 'structure-missing', 'structure'],
    ['a scope nobody offers', { scopes: 'system/Binary.r launch' }, 'scope-unknown', 'scope'],
    ['a person’s scope', { scopes: 'patient/Binary.r' }, 'scope-unknown', 'scope'],
    ['no keys', { jwks: '' }, 'keys-missing', 'jwks'],
    ['keys and their address', { jwksUrl: 'https://a.example/k' }, 'keys-given-twice', 'jwks'],
    ['keys that are no JSON', { jwks: '{' }, 'keys-malformed', 'jwks'],
    ['an empty key set', { jwks: '{"keys":[]}' }, 'keys-malformed', 'jwks'],
    ['a private key', { jwks: JSON.stringify({ ...EC, d: 'CCCC' }) }, 'keys-private', 'jwks'],
    ['a shared secret', { jwks: '{"kty":"oct","k":"AAAA"}' }, 'keys-private', 'jwks'],
    ['a curve we do not take', { jwks: JSON.stringify({ ...EC, crv: 'P-521' }) }, 'keys-malformed', 'jwks'],
    ['a short RSA key', { jwks: JSON.stringify({ ...RSA, n: 'A'.repeat(341) }) }, 'keys-weak', 'jwks'],
    ['a limit of nothing', { requestsPerMinute: '0' }, 'limit-malformed', 'requests-per-minute'],
    ['a limit in words', { requestsPerMinute: 'ten' }, 'limit-malformed', 'requests-per-minute'],
    ['an address without TLS', { jwks: '', jwksUrl: 'http://a.example/k' }, 'keys-url-refused', 'jwks-url'],
  ];
  for (const [what, change, name, path] of faults)
    it(`refuses ${what} by the name ${name}`, () => {
      const parsed = parse(change);
      assert.ok(!parsed.ok);
      assert.deepEqual([parsed.problem, parsed.path], [name, path]);
    });

  const addresses: readonly [string, boolean, boolean][] = [
    ['https://keys.example/jwks.json', false, true],
    ['https://keys.example/jwks.json', true, true],
    ['http://keys.example/jwks.json', true, false],
    ['http://localhost:4000/jwks.json', true, true],
    ['http://127.0.0.1:4000/jwks.json', true, true],
    ['https://[::1]:4000/', true, true],
    ['http://localhost:4000/jwks.json', false, false],
    ['https://localhost/jwks.json', false, false],
    ['https://user:secret@keys.example/', false, false],
    ['https://keys.example/#part', false, false],
    ['file:///etc/passwd', true, false],
    ['ftp://keys.example/', true, false],
    ['keys.example', true, false],
    [`https://keys.example/${'a'.repeat(500)}`, false, false],
  ];
  for (const [url, loopback, allowed] of addresses)
    it(`${allowed ? 'takes' : 'refuses'} keys at ${url.slice(0, 60)} in ${loopback ? 'a demo' : 'production'}`, () =>
      assert.equal(keysUrlAllowed(url, loopback), allowed));

  it('reads a thumbprint in hexadecimal, with colons, and in base64url as the same', () => {
    const hexadecimal = '00ff'.repeat(16);
    const expected = Buffer.from(hexadecimal, 'hex').toString('base64url');
    const colons = (hexadecimal.toUpperCase().match(/../g) ?? []).join(':');
    assert.deepEqual([hexadecimal, colons, expected].map(parseThumbprint), [expected, expected, expected]);
    for (const other of ['', 'zz', '00ff', `${hexadecimal}0`]) assert.equal(parseThumbprint(other), undefined);
  });
});
