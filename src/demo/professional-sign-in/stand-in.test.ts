// The stand-in and the relying party by themselves: what binds an answer to the sign-in it ends, and the claims that come out of it.
import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import fastify, { type FastifyInstance } from 'fastify';
import { relyingParty, type RelyingParty } from '../../identity/index.js';
import { demoProfessionals } from '../professionals.js';
import { claimsOf } from './claims.js';
import type { StandIn } from '../stand-in/mount.js';
import { standInOf } from './stand-in.js';

const RETURN = 'http://localhost:8080/pro/retour';
const publicUrl = 'http://localhost:8080';
let home: string;
let site: FastifyInstance;
let standIn: StandIn;
let party: RelyingParty;

before(async () => {
  home = await mkdtemp(path.join(tmpdir(), 'carnet-stand-in-'));
  standIn = standInOf({ config: { home, publicUrl }, clock: { real: Date.now } });
  party = relyingParty(standIn.party);
  site = fastify();
  site.removeAllContentTypeParsers();
  site.addContentTypeParser('*', (_request, _body, done) => {
    done(null);
  });
  site.all('/demo/psc/*', async (request, reply) => {
    reply.hijack();
    await standIn.handle(request.raw, reply.raw);
  });
  await site.ready();
});
after(async () => {
  await site.close();
  await rm(home, { recursive: true, force: true });
});

/** Signs in at the stand-in; answers what it sends the professional back with. */
async function signedIn(to: URL): Promise<URLSearchParams> {
  const jar = new Map<string, string>();
  const ask = async (method: 'GET' | 'POST', url: string, payload?: string): Promise<string> => {
    const answer = await site.inject({
      method,
      url,
      headers: {
        host: 'localhost:8080',
        cookie: [...jar].map(([name, value]) => `${name}=${value}`).join('; '),
        ...(payload === undefined ? {} : { 'content-type': 'application/x-www-form-urlencoded' }),
      },
      ...(payload === undefined ? {} : { payload }),
    });
    for (const { name, value } of answer.cookies) jar.set(name, value);
    return String(answer.headers.location ?? '');
  };
  const one = demoProfessionals[0];
  if (one === undefined) throw new Error('no professional in the demo');
  const page = await ask('GET', to.pathname + to.search);
  let next = await ask(
    'POST',
    page,
    new URLSearchParams({ username: one.username, password: one.password }).toString(),
  );
  for (let hops = 0; hops < 4; hops += 1) {
    const url = new URL(next, publicUrl);
    if (url.pathname === '/pro/retour') return url.searchParams;
    next = await ask('GET', url.pathname + url.search);
  }
  throw new Error('the stand-in gave no answer');
}

async function begun() {
  const made = await party.begin(RETURN);
  if (made === undefined) throw new Error('the stand-in does not answer');
  return made;
}

test('the right answer gives the national identifier as the claims carry it', async () => {
  const { to, underWay } = await begun();
  assert.deepEqual(await party.finish(await signedIn(to), underWay), {
    kind: 'identified',
    claims: { idNatPs: demoProfessionals[0]?.idNatPS },
    subject: { issuer: 'http://localhost:8080/demo/psc', subject: 'f:carnet-demo:899700000122' },
  });
});

for (const secret of ['state', 'nonce', 'verifier'] as const)
  test(`an answer does not end a sign-in that remembers another ${secret}`, async () => {
    const { to, underWay } = await begun();
    const other = (await begun()).underWay;
    const answer = await signedIn(to);
    assert.deepEqual(await party.finish(answer, { ...underWay, [secret]: other[secret] }), { kind: 'failed' });
  });

test('a code is worth one answer', async () => {
  const { to, underWay } = await begun();
  const answer = await signedIn(to);
  assert.equal((await party.finish(answer, underWay)).kind, 'identified');
  assert.deepEqual(await party.finish(answer, underWay), { kind: 'failed' });
});

test('an answer in the name of another provider is refused', async () => {
  const { to, underWay } = await begun();
  const answer = await signedIn(to);
  answer.set('iss', 'https://auth.example/realms/other');
  assert.deepEqual(await party.finish(answer, underWay), { kind: 'failed' });
});

test('a request without a proof key is refused', async () => {
  const { to } = await begun();
  to.searchParams.delete('code_challenge');
  to.searchParams.delete('code_challenge_method');
  const answer = await site.inject({ url: to.pathname + to.search, headers: { host: 'localhost:8080' } });
  assert.equal(new URL(String(answer.headers.location)).searchParams.get('error'), 'invalid_request');
});

test('a provider that does not answer is said to be unavailable, and asked again later', async () => {
  let up = false;
  const moody = relyingParty(async () => {
    if (!up) throw new TypeError('fetch failed');
    return standIn.party();
  });
  assert.equal(await moody.begin(RETURN), undefined);
  up = true;
  assert.ok((await moody.begin(RETURN)) !== undefined);
});

test('every professional has the claims Pro Santé Connect gives, with each place of practice', () => {
  for (const one of demoProfessionals) {
    const claims = claimsOf(one);
    assert.equal(claims.SubjectNameID, one.idNatPS);
    assert.match(claims.Secteur_Activite, /^SA\d\d\^1\.2\.250\.1\.71\.4\.2\.4$/);
    assert.match(claims.SubjectRole[0] ?? '', /^\d\d\^/);
    const [exercise] = claims.SubjectRefPro.exercices;
    assert.equal(exercise?.codeProfession, one.profession);
    assert.deepEqual(
      exercise?.activities.map(({ identifiantTechniqueDeLaStructure }) => identifiantTechniqueDeLaStructure),
      one.structures.map(({ id }) => id),
    );
  }
});
