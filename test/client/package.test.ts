// @carnet/client as those who integrate get it: packed, installed from the tarball without a network, and used.
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, describe, test } from 'node:test';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { startListeningWorld, type ListeningWorld } from '../support/listening-world.js';

const run = promisify(execFile);
const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../../..');

describe('@carnet/client', () => {
  let world: ListeningWorld;
  let folder = '';
  let app = '';
  before(async () => {
    world = await startListeningWorld();
    folder = await mkdtemp(path.join(tmpdir(), 'carnet-client-'));
    const { buildClient } = (await import(pathToFileURL(path.join(root, 'scripts/build-client.mjs')).href)) as {
      buildClient(options: { out: string }): Promise<string>;
    };
    const built = await buildClient({ out: path.join(folder, 'built') });
    await run('npm', ['pack', '--pack-destination', folder], { cwd: built });
    app = path.join(folder, 'app');
    await mkdir(app);
    await writeFile(path.join(app, 'package.json'), JSON.stringify({ name: 'app', private: true, type: 'module' }));
    const [tarball = ''] = (await readdir(folder)).filter((name) => name.endsWith('.tgz'));
    const flags = ['--offline', '--no-audit', '--no-fund', '--ignore-scripts', '--cache', path.join(folder, 'cache')];
    await run('npm', ['install', path.join(folder, tarball), ...flags], { cwd: app });
  });
  after(async () => {
    await world.close();
    await rm(folder, { recursive: true, force: true });
  });

  /** Runs a module of the app that has only the package beside it; answers what it prints. */
  async function ofTheApp(code: string): Promise<unknown> {
    await writeFile(path.join(app, 'use.js'), code);
    const { stdout } = await run(process.execPath, ['use.js', world.url], { cwd: app });
    return JSON.parse(stdout);
  }
  const BEGIN = `
    import { carnetClient, CarnetProblem, CarnetUnreachable, INS_OID } from '@carnet/client';
    const server = process.argv[2];
    const { software, professionals } = await (await fetch(server + '/demo/personas.json')).json();
    const it = software.find(({ key }) => key === 'hospital');
    const who = professionals.find(({ key }) => key === it.professionals[0]);
    const professional = { national_provider_identifier: who.idNatPS, subject_organization_id: it.structureId,
      subject_role: [{ system: 'urn:oid:1.2.250.1.71.1.2.7', code: who.profession }] };
    const settings = { server, clientId: it.clientId, key: it.privateJwk, professional, patienceMilliseconds: 2000 };
    const carnet = carnetClient(settings);
    const ins = { oid: INS_OID.test, value: '279035121518989' };
    const document = (text) => ({ ins, bytes: new TextEncoder().encode(text), contentType: 'text/plain', type: { code: '11488-4' },
      title: 'Note', date: '2026-01-15T10:00:00+01:00', author: who.idNatPS, custodian: it.structureId });
    const say = (value) => console.log(JSON.stringify(value));
  `;

  test('is one package: no dependency, no install script, types and licence with it', async () => {
    const installed = path.join(app, 'node_modules', '@carnet', 'client');
    const manifest = JSON.parse(await readFile(path.join(installed, 'package.json'), 'utf8')) as Record<
      string,
      unknown
    >;
    assert.deepEqual([manifest['dependencies'], manifest['scripts']], [undefined, undefined]);
    const { version } = JSON.parse(await readFile(path.join(root, 'package.json'), 'utf8')) as { version: string };
    assert.equal(manifest['version'], version);
    assert.deepEqual(await readdir(path.join(app, 'node_modules', '@carnet')), ['client']);
    assert.match(await readFile(path.join(installed, 'LICENSE'), 'utf8'), /Apache License/);
    assert.doesNotMatch(await readFile(path.join(installed, 'index.js'), 'utf8'), /from ["']/);
  });

  test('deposits once what is deposited twice, finds it, reads its description and its very bytes', async () => {
    const found = (await ofTheApp(`${BEGIN}
      const first = await carnet.deposit(document('Tout va bien, é.'));
      const second = await carnet.deposit(document('Tout va bien, é.'));
      const one = await carnet.document(first.id);
      const { contentType, bytes } = await carnet.file(one);
      const listed = [];
      for await (const each of carnet.documents({ ins, count: 2, where: { 'author.identifier': 'urn:oid:1.2.250.1.71.4.2.1|' + who.idNatPS } }))
        listed.push(each.id);
      say({ first, second, text: new TextDecoder().decode(bytes), contentType, found: listed.includes(first.id), pages: listed.length > 2,
        twice: new Set(listed).size !== listed.length, title: one.content[0].attachment.title });
    `)) as Record<string, never> & { first: Record<string, unknown>; second: Record<string, unknown> };
    assert.deepEqual([found.first['already'], found.second['already']], [false, true]);
    assert.equal(found.second['id'], found.first['id']);
    const { text, contentType, title, twice } = found as Record<string, unknown>;
    assert.deepEqual([text, title, twice, found['found']], ['Tout va bien, é.', 'Note', false, true]);
    assert.match(String(contentType), /^text\/plain/);
  });

  test('names refusals as the catalogue does, and tells them from silence', async () => {
    assert.deepEqual(
      await ofTheApp(`${BEGIN}
        const of = (wrong) => wrong().then(() => 'nothing', (error) => error instanceof CarnetProblem
          ? [error.problem, error.status, error.path ?? '', error.about] : [error.name]);
        const stranger = carnetClient({ ...settings, clientId: 'nobody' });
        const elsewhere = carnetClient({ ...settings, professional: { ...professional, subject_organization_id: '1' } });
        const silent = carnetClient({ ...settings, server: 'http://127.0.0.1:9', patienceMilliseconds: 200 });
        say([
          await of(() => carnet.deposit({ ...document('x'), ins: { ...ins, value: '279035121518988' } })),
          await of(() => carnet.deposit({ ...document('x'), type: { code: 'no-such-type' } })),
          await of(() => carnet.document('nobody')),
          await of(() => stranger.token()),
          await of(() => elsewhere.token()),
          await of(() => silent.token()),
        ]);
      `),
      [
        ['ins-key-wrong', 422, 'DocumentReference.subject.identifier.value', 'request'],
        ['type-unknown', 422, 'DocumentReference.type', 'request'],
        ['not-found', 404, '', 'request'],
        ['invalid_client', 401, '', 'software'],
        ['structure-not-the-clients', 400, '', 'software'],
        ['CarnetUnreachable'],
      ],
    );
  });

  test('asks for one token however many requests wait for it, and for another once it has given it back', async () => {
    assert.deepEqual(
      await ofTheApp(`${BEGIN}
        let asked = 0;
        const counting = carnetClient({ ...settings, fetch: (url, init) => { if (String(url).endsWith('/oauth/token')) asked += 1; return fetch(url, init); } });
        const tokens = await Promise.all([1, 2, 3].map(() => counting.token()));
        await counting.endToken();
        const after = await counting.token();
        const used = await fetch(server + '/fhir/Patient', { headers: { authorization: 'Bearer ' + tokens[0] } });
        say([new Set(tokens).size, after !== tokens[0], used.status, asked]);
      `),
      [1, true, 401, 2],
    );
  });

  test('gives its token to its own server only, whatever address a page names', async () => {
    assert.deepEqual(
      await ofTheApp(`${BEGIN}
        const asked = [];
        const lured = carnetClient({ ...settings, fetch: async (url, init) => {
          if (!String(url).includes('/fhir/Doc')) return fetch(url, init);
          asked.push(new URL(url).origin === server);
          const next = asked.length === 1 ? [{ relation: 'next', url: 'https://elsewhere.example/fhir/DocumentReference?page=2' }] : [];
          return new Response(JSON.stringify({ resourceType: 'Bundle', entry: [], link: next }));
        } });
        for await (const one of lured.documents({ ins })) say(one);
        say(asked);
      `),
      [true, true],
    );
  });

  test('has types that hold for a strict program', async () => {
    await writeFile(
      path.join(app, 'use.ts'),
      `import { carnetClient, CarnetProblem, type Deposited, type ProblemName } from '@carnet/client';
       const carnet = carnetClient({ server: 'https://x', clientId: 'x', key: { kty: 'EC' } });
       const sent: Promise<Deposited> = carnet.deposit({ ins: { oid: '1', value: '2' }, bytes: new Uint8Array(), contentType: 'text/plain',
         type: { code: '11488-4' }, title: 't', date: 'd', author: 'a', custodian: 'c', confidentiality: 'R' });
       const name: ProblemName = 'space-not-open';
       // @ts-expect-error -- no name of the catalogue
       const wrong: ProblemName = 'no-such-name';
       // @ts-expect-error -- a document has a type
       void carnet.deposit({ ins: { oid: '1', value: '2' } });
       sent.catch((error: unknown) => error instanceof CarnetProblem && error.problem === name);
       export { wrong };`,
    );
    const compilerOptions = {
      strict: true,
      noEmit: true,
      module: 'nodenext',
      target: 'es2022',
      lib: ['es2024', 'dom'],
      types: [],
    };
    await writeFile(path.join(app, 'tsconfig.json'), JSON.stringify({ compilerOptions, files: ['use.ts'] }));
    await run(process.execPath, [path.join(root, 'node_modules/typescript/bin/tsc'), '-p', '.'], { cwd: app }).catch(
      (error: unknown) => assert.fail((error as { stdout: string }).stdout),
    );
  });
});
