import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair, SignJWT, type JWK, type JWTPayload } from 'jose';
import { after, describe, it } from 'node:test';
import { aRecord, testIns } from '../../../test/support/cast.js';
import { anAuthority } from '../../../test/support/certificates.js';
import { HOSPITAL, NURSE, PHYSICIAN } from '../../../test/support/fhir-software.js';
import { trustSuite } from '../../../test/support/trust-suite.js';
import { readTrace } from '../../audit/index.js';

const authority = anAuthority('Autorité');
const own = authority.certify('hospital');
const other = authority.certify('other');
const header = (pem: string): Record<string, string> => ({ 'client-cert': encodeURIComponent(pem) });
const ISSUER = 'https://psc.example/auth/realms/esante-wallet';
const PROXY = { CARNET_TRUSTED_PROXIES: '127.0.0.1', CARNET_CLIENT_CERTIFICATE_HEADER: 'Client-Cert' };

/** What the national provider publishes, at an address of its own. */
async function provider(): Promise<{
  server: Server;
  url: string;
  sign(claims: JWTPayload): Promise<string>;
}> {
  const { privateKey, publicKey } = await generateKeyPair('RS256', { extractable: true });
  const jwk: JWK = { ...(await exportJWK(publicKey)), kid: 'psc', alg: 'RS256' };
  const server = createServer((_request, response) => response.end(JSON.stringify({ keys: [jwk] })));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    server,
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/certs`,
    sign: (claims) => new SignJWT(claims).setProtectedHeader({ alg: 'RS256', kid: 'psc', typ: 'JWT' }).sign(privateKey),
  };
}

describe('tokens bound to a certificate', () => {
  const suite = trustSuite(() => PROXY);
  const { post, token, introspect, use, events, register } = suite;
  it('bind the token to the certificate it was asked with', async () => {
    const software = await register();
    const bearer = await token(software, header(own.pem));
    assert.equal((await use(bearer, header(own.pem))).status, 400);
    for (const headers of [{}, header(other.pem)] as Record<string, string>[]) {
      const answer = await use(bearer, headers);
      assert.deepEqual([answer.status, answer.problem], [401, 'not-signed-in']);
    }
    assert.deepEqual(await events('token-without-its-certificate'), [
      { client: software.clientId },
      { client: software.clientId },
    ]);
    assert.deepEqual((await introspect(software, bearer))['cnf'], { 'x5t#S256': own.thumbprint });
  });
  it('are needed where the registration names some, and then one of those', async () => {
    const software = await register({ certificates: [own.thumbprint] });
    assert.notEqual(await token(software, header(own.pem)), '');
    for (const headers of [{}, header(other.pem)] as Record<string, string>[]) {
      const { status, body } = await post('/oauth/token', software, { grant_type: 'client_credentials' }, headers);
      assert.deepEqual([status, body], [401, { error: 'invalid_client' }]);
    }
    assert.equal((await events('software-certificate-refused')).length, 2);
  });
  it('are told of in the discovery documents', async () => {
    for (const path of ['/fhir/.well-known/smart-configuration', '/.well-known/oauth-authorization-server']) {
      const { json } = await suite.fhir.call('GET', path);
      assert.equal(json.tls_client_certificate_bound_access_tokens, true, path);
      assert.equal(json.introspection_endpoint, `${suite.world.house.config.publicUrl}/oauth/introspect`);
      assert.equal(json.revocation_endpoint, `${suite.world.house.config.publicUrl}/oauth/revoke`);
      assert.ok(json.scopes_supported.includes('ITI-67'));
    }
  });
});

describe('tokens of the national provider', () => {
  const opened = provider();
  after(async () => (await opened).server.close());
  const suite = trustSuite(async () => ({
    ...PROXY,
    CARNET_PSC_ISSUER: ISSUER,
    CARNET_PSC_AUDIENCE: 'carnet',
    CARNET_PSC_JWKS_URL: (await opened).url,
  }));
  const { use, events } = suite;
  const seconds = (): number => Math.floor(suite.world.house.clock.real() / 1000);
  const sign = async (given: JWTPayload): Promise<string> => (await opened).sign(given);
  const claims = (change: JWTPayload = {}): JWTPayload => ({
    iss: ISSUER,
    aud: ['carnet', 'other'],
    azp: 'hospital',
    acr: 'eidas1',
    typ: 'Bearer',
    sub: 'f:1',
    SubjectNameID: PHYSICIAN.idNatPs,
    iat: seconds(),
    exp: seconds() + 120,
    ...change,
  });
  const status = async (change: JWTPayload): Promise<number> => (await use(await sign(claims(change)))).status;

  it('are taken as they are, for the structure of the registered software, in the directory’s words', async () => {
    const recordId = await aRecord(suite.world.house, 31);
    const bearer = await sign(claims());
    const find = `/fhir/Patient?identifier=urn:oid:1.2.250.1.213.1.4.10|${testIns(31).value}`;
    assert.equal((await suite.fhir.call('GET', find, { token: bearer })).status, 200);
    const { lines } = await suite.world.house.database.withRecord(recordId, (handle) =>
      readTrace(handle, 'shown', { limit: 1 }),
    );
    assert.equal(lines[0]?.actor.name, 'Alix MODELE');
    assert.equal(lines[0]?.actor.structureName, HOSPITAL.name);
    assert.equal(lines[0]?.actor.software, 'Logiciel hospital');
  });

  const refused: readonly [string, () => JWTPayload, string | undefined][] = [
    ['of another issuer', () => ({ iss: 'https://elsewhere.example' }), undefined],
    ['for somebody else', () => ({ aud: 'other' }), undefined],
    ['that have ended', () => ({ exp: seconds() - 60 }), undefined],
    ['that are for signing in', () => ({ typ: 'ID' }), 'token-is-no-access-token'],
    ['of a lower level', () => ({ acr: 'eidas0' }), 'level-too-low'],
    ['for software nobody registered', () => ({ azp: 'nobody' }), 'client-not-registered'],
    ['without a professional', () => ({ SubjectNameID: undefined }), 'professional-missing'],
    [
      'of a professional the directory does not know',
      () => ({ SubjectNameID: '899799999999' }),
      'professional-unknown',
    ],
    ['for another structure', () => ({ SubjectOrganizationID: '1990000999' }), 'structure-not-the-clients'],
  ];
  for (const [what, change, problem] of refused)
    it(`are refused ${what}`, async () => {
      const before = (await events('provider-token-refused')).length;
      assert.equal(await status(change()), 401);
      const found = (await events('provider-token-refused')).slice(before);
      assert.deepEqual(found, problem === undefined ? [] : [{ problem }]);
    });
  it('are refused signed by anybody else', async () => {
    const { privateKey } = await generateKeyPair('RS256');
    const forged = await new SignJWT(claims()).setProtectedHeader({ alg: 'RS256', kid: 'psc' }).sign(privateKey);
    assert.equal((await use(forged)).status, 401);
    const [head, body] = (await sign(claims())).split('.');
    const none = `${Buffer.from('{"alg":"none"}').toString('base64url')}.${body}.`;
    assert.equal((await use(none)).status, 401);
    assert.equal((await use(`${head}.${body}.AAAA`)).status, 401);
  });
  it('bound to a certificate need it', async () => {
    const bearer = await sign(claims({ SubjectNameID: NURSE.idNatPs, cnf: { 'x5t#S256': own.thumbprint } }));
    assert.equal((await use(bearer)).status, 401);
    assert.equal((await use(bearer, header(own.pem))).status, 400);
  });
});

describe('elsewhere', () => {
  const plain = trustSuite(() => ({}));
  it('tokens of the national provider are not taken where the operator has not said so', async () => {
    const { server, sign } = await provider();
    server.close();
    const now = Math.floor(plain.world.house.clock.real() / 1000);
    const claims = { iss: ISSUER, aud: 'carnet', azp: 'hospital', acr: 'eidas1', iat: now, exp: now + 120 };
    assert.equal((await plain.use(await sign({ ...claims, SubjectNameID: PHYSICIAN.idNatPs }))).status, 401);
  });
});

describe('where certificates are required', () => {
  const suite = trustSuite(() => ({ ...PROXY, CARNET_CLIENT_CERTIFICATES: 'required' }));
  it('nobody gets a token without one', async () => {
    const { fhir, post, token } = suite;
    const { status, body } = await post('/oauth/token', fhir.hospital, { grant_type: 'client_credentials' });
    assert.deepEqual([status, body], [401, { error: 'invalid_client' }]);
    assert.notEqual(await token(fhir.hospital, header(own.pem)), '');
  });
});
