import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair, type JWK } from 'jose';
import { describe, it } from 'node:test';
import { aRecord, testIns } from '../../../test/support/cast.js';
import { HOSPITAL, PHYSICIAN, type Software } from '../../../test/support/fhir-software.js';
import { FORM, trustSuite } from '../../../test/support/trust-suite.js';
import { readTrace } from '../../audit/index.js';
import { registerSoftware, removeSoftware } from './registration.js';

describe('trust in software', () => {
  const suite = trustSuite(() => ({}));
  const { signed, post, token, introspect, use, events, register } = suite;

  describe('introspection and revocation', () => {
    it('tells the software that holds a token what is in it', async () => {
      const bearer = await token(suite.fhir.hospital);
      const told = await introspect(suite.fhir.hospital, bearer);
      assert.equal(told['active'], true);
      assert.equal(told['client_id'], 'hospital');
      assert.equal(told['sub'], PHYSICIAN.idNatPs);
      assert.equal(Number(told['exp']) - Number(told['iat']), 600);
      assert.match(String(told['scope']), /system\/DocumentReference\./);
      const { ihe_iua: iua } = told['extensions'] as { ihe_iua: Record<string, unknown> };
      assert.equal(iua['subject_organization_id'], HOSPITAL.id);
    });
    it('says of another’s token, of a changed one and of none what it says of a token that has ended', async () => {
      const bearer = await token(suite.fhir.hospital);
      const another = await register();
      for (const asked of [bearer, `${bearer.slice(0, -2)}AA`, 'x'])
        assert.deepEqual(await introspect(another, asked), { active: false });
      suite.world.advanceReal(10 * 60_000);
      assert.deepEqual(await introspect(suite.fhir.hospital, bearer), { active: false });
    });
    it('takes a token back at once, and leaves a line in the security log', async () => {
      const [bearer, kept] = [await token(suite.fhir.hospital), await token(suite.fhir.hospital)];
      assert.equal((await use(bearer)).status, 400);
      const { status, body } = await post('/oauth/revoke', suite.fhir.hospital, { token: bearer });
      assert.deepEqual([status, body], [200, {}]);
      const answer = await use(bearer);
      assert.deepEqual([answer.status, answer.problem], [401, 'not-signed-in']);
      assert.deepEqual(await introspect(suite.fhir.hospital, bearer), { active: false });
      assert.equal((await use(kept)).status, 400);
      assert.deepEqual(await events('token-revoked'), [{ client: 'hospital' }]);
    });
    it('answers alike for a token that is none, and does nothing to another’s', async () => {
      const bearer = await token(suite.fhir.hospital);
      const another = await register();
      for (const asked of [bearer, 'x'])
        assert.deepEqual((await post('/oauth/revoke', another, { token: asked })).status, 200);
      assert.equal((await use(bearer)).status, 400);
      assert.equal((await events('token-revoked')).length, 1);
    });
    for (const path of ['/oauth/introspect', '/oauth/revoke']) {
      it(`${path} wants software that proves itself, once, with a token`, async () => {
        const missing = await post(path, suite.fhir.hospital, {});
        assert.deepEqual(
          [missing.status, missing.body],
          [400, { error: 'invalid_request', error_description: 'token-missing' }],
        );
        const stranger = { ...suite.fhir.hospital, clientId: 'nobody' };
        assert.deepEqual((await post(path, stranger, { token: 'x' })).body, { error: 'invalid_client' });
        const bare = await suite.fhir.app.inject({
          method: 'POST',
          url: path,
          headers: { 'content-type': FORM },
          payload: 'token=x',
        });
        assert.deepEqual(bare.json(), { error: 'invalid_client', error_description: 'assertion-expected' });
        const json = await suite.fhir.app.inject({
          method: 'POST',
          url: path,
          headers: { 'content-type': 'application/json' },
          payload: '{}',
        });
        assert.deepEqual(json.json(), { error: 'invalid_request', error_description: 'form-expected' });
        const assertion = await signed(suite.fhir.hospital);
        const twice = { client_assertion: assertion, token: 'x' };
        assert.equal((await post(path, suite.fhir.hospital, twice)).status, 200);
        assert.equal((await post(path, suite.fhir.hospital, twice)).status, 401);
      });
      it(`${path} takes an assertion made for itself`, async () => {
        const aud = `${suite.world.house.config.publicUrl}${path}`;
        const made = await suite.fhir.assertion(suite.fhir.hospital, undefined, { aud });
        assert.equal((await post(path, suite.fhir.hospital, { client_assertion: made, token: 'x' })).status, 200);
        const elsewhere = await suite.fhir.assertion(suite.fhir.hospital, undefined, { aud });
        const wrong = await post('/oauth/token', suite.fhir.hospital, {
          client_assertion: elsewhere,
          grant_type: 'client_credentials',
        });
        assert.equal(wrong.status, 401);
      });
    }
  });

  describe('limits', () => {
    it('gives each its own: what one uses up is not missing to another, nor shown to it', async () => {
      const [busy, calm] = [await register({ requestsPerMinute: 5 }), await register({ requestsPerMinute: 5 })];
      const [a, b] = [await token(busy), await token(calm)];
      const seen: number[] = [];
      for (let n = 0; n < 6; n += 1) seen.push((await use(a)).status);
      assert.deepEqual(seen, [400, 400, 400, 400, 429, 429]);
      const refused = await use(a);
      assert.equal(refused.problem, 'too-many-requests');
      assert.equal(refused.headers['retry-after'], '12');
      const fine = await use(b);
      assert.equal(fine.status, 400);
      for (const headers of [fine.headers, refused.headers])
        assert.deepEqual(
          Object.keys(headers).filter((name) => /ratelimit/i.test(name)),
          [],
        );
      assert.deepEqual(await events('software-over-its-limit'), [{ client: busy.clientId }]);
      const tokens = await post('/oauth/token', busy, { grant_type: 'client_credentials' });
      assert.deepEqual(
        [tokens.status, tokens.body, tokens.headers['retry-after']],
        [429, { error: 'temporarily_unavailable' }, '12'],
      );
      suite.world.advanceReal(12_000);
      assert.equal((await use(a)).status, 400);
    });
    it('counts nothing against software whose name a stranger uses', async () => {
      const software = await register({ requestsPerMinute: 3 });
      const forged = { ...software, key: (await register()).key };
      for (let n = 0; n < 10; n += 1)
        assert.equal((await post('/oauth/token', forged, { grant_type: 'client_credentials' })).status, 401);
      assert.notEqual(await token(software), '');
    });
  });

  describe('keys at an address of the software’s own', () => {
    it('are read there, and a key exchanged there needs no operator', async () => {
      let published: JWK[] = [];
      const server = createServer((_request, response) => response.end(JSON.stringify({ keys: published })));
      server.listen(0, '127.0.0.1');
      await once(server, 'listening');
      try {
        const { privateKey, publicKey } = await generateKeyPair('ES384', { extractable: true });
        published = [{ ...(await exportJWK(publicKey)), kid: 'one', alg: 'ES384' }];
        const done = await registerSoftware(
          suite.world.house,
          {
            clientId: 'keeps-its-keys',
            name: 'Logiciel',
            structureId: HOSPITAL.id,
            jwksUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}/jwks`,
          },
          'command',
        );
        assert.ok(done.ok);
        const software: Software = { clientId: 'keeps-its-keys', structure: HOSPITAL, alg: 'ES384', key: privateKey };
        assert.notEqual(await token(software), '');
        const stranger = { ...software, key: (await register()).key, alg: 'ES256' };
        assert.equal(await token(stranger), '');
        await removeSoftware(suite.world.house, software.clientId, 'command');
        assert.equal(await token(software), '');
      } finally {
        server.close();
      }
    });
  });

  describe('scopes by transaction', () => {
    it('let through what the transaction needs, and nothing else', async () => {
      await aRecord(suite.world.house, 21);
      const patient = `urn:oid:1.2.250.1.213.1.4.10|${testIns(21).value}`;
      const { body } = await post('/oauth/token', suite.fhir.hospital, {
        grant_type: 'client_credentials',
        scope: 'ITI-67 ITI-9',
      });
      assert.equal(body['scope'], 'ITI-67');
      const bearer = String(body['access_token']);
      const search = await suite.fhir.call(
        'GET',
        `/fhir/DocumentReference?patient.identifier=${patient}&status=current`,
        {
          token: bearer,
        },
      );
      assert.equal(search.status, 403, 'without consent');
      const find = await suite.fhir.call('GET', `/fhir/Patient?identifier=${patient}`, { token: bearer });
      assert.equal(find.status, 403);
      const recordId = await aRecord(suite.world.house, 22);
      await suite.fhir.call('GET', `/fhir/Patient?identifier=urn:oid:1.2.250.1.213.1.4.10|${testIns(22).value}`, {
        token: bearer,
      });
      const { lines } = await suite.world.house.database.withRecord(recordId, (handle) =>
        readTrace(handle, 'shown', { limit: 1 }),
      );
      assert.equal(lines[0]?.rule, 'token-scope-does-not-reach');
    });
  });
});
