// carnet deposit, as a hospital would run it, against a server that listens.
import assert from 'node:assert/strict';
import { appendFile, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, describe, test } from 'node:test';
import { carnet, type Ended } from '../support/command.js';
import { pdf, png } from '../support/files.js';
import { startListeningWorld, type ListeningWorld } from '../support/listening-world.js';
import { minimalCda } from '../support/minimal-cda.js';

const INS = '279035121518989';
const OF_THE_PERSON = ['--ins', INS, '--oid', '1.2.250.1.213.1.4.10', '--type', '11488-4'];

describe('carnet deposit', () => {
  let world: ListeningWorld;
  let folder = '';
  before(async () => {
    world = await startListeningWorld();
    folder = await mkdtemp(path.join(tmpdir(), 'carnet-deposit-'));
  });
  after(async () => {
    await world.close();
    await rm(folder, { recursive: true, force: true });
  });

  const run = (...words: readonly string[]): Promise<Ended> =>
    carnet(['deposit', ...words, '--server', world.url, '--patience', '5'], {}, folder);
  const asHospital = (...words: readonly string[]): Promise<Ended> => run(...words, '--persona', 'hospital');
  const put = async (name: string, content: string | Buffer): Promise<string> => {
    const file = path.join(folder, name);
    await mkdir(path.dirname(file), { recursive: true });
    await writeFile(file, content);
    return file;
  };
  const documents = async (): Promise<number> =>
    Number((await world.owner`select count(*) as n from document`)[0]?.['n'] ?? 0);
  const lines = (out: string): Record<string, unknown>[] =>
    out
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, unknown>);

  test('deposits a CDA by its own header, a PDF and a picture by what the command says, and each once', async () => {
    await put('all/one.xml', minimalCda({ documentId: '<id root="2.25.7001"/>' }));
    await put('all/two.pdf', pdf());
    await put('all/deep/three.png', png(4, 4));
    const before = await documents();
    const first = await asHospital('all', ...OF_THE_PERSON, '--json');
    assert.equal(first.code, 0, first.err);
    const told = lines(first.out);
    assert.deepEqual(told.at(-1), { total: 3, deposited: 3, 'already-there': 0, listed: 0, refused: 0 });
    assert.ok(told.slice(0, 3).every(({ id }) => typeof id === 'string' && id !== ''));
    assert.equal(await documents(), before + 3);

    const again = await asHospital('all', ...OF_THE_PERSON);
    assert.match(again.out, /0 deposited, 0 there already, 3 in the list, 0 refused/);
    await rm(path.join(folder, '.carnet-deposited.jsonl'));
    const withoutList = await asHospital('all', ...OF_THE_PERSON);
    assert.match(withoutList.out, /0 deposited, 3 there already, 0 in the list, 0 refused/);
    assert.equal(await documents(), before + 3);
  });

  test('goes on where a line of its list was cut off', async () => {
    const file = await put('cut.txt', 'Tout va bien.');
    assert.equal((await asHospital(file, ...OF_THE_PERSON, '--list', 'cut.jsonl')).code, 0);
    const list = path.join(folder, 'cut.jsonl');
    const whole = await readFile(list, 'utf8');
    await writeFile(list, whole.slice(0, whole.length - 20));
    const again = await asHospital(file, ...OF_THE_PERSON, '--list', 'cut.jsonl');
    assert.match(again.out, /1 there already/);
    await appendFile(list, '{"fingerprint":');
    assert.match((await asHospital(file, ...OF_THE_PERSON, '--list', 'cut.jsonl')).out, /1 in the list/);
  });

  test('names what was refused, takes the others, and ends with 3', async () => {
    await put('mixed/good.txt', 'Compte rendu.');
    await put('mixed/empty.pdf', '');
    await put('mixed/strange.exe', 'MZ');
    await put('mixed/broken.xml', '<ClinicalDocument xmlns="urn:hl7-org:v3"/>');
    const { code, out } = await asHospital('mixed', ...OF_THE_PERSON, '--json', '--list', 'mixed.jsonl');
    assert.equal(code, 3);
    const told = lines(out);
    const problems = Object.fromEntries(
      told.slice(0, -1).map(({ file, outcome, problem }) => [path.basename(String(file)), problem ?? outcome]),
    );
    assert.equal(problems['good.txt'], 'deposited');
    assert.equal(problems['empty.pdf'], 'file-empty');
    assert.match(String(problems['strange.exe']), /kind of file/);
    assert.match(String(problems['broken.xml']), /cannot be read/);
    assert.deepEqual(told.at(-1), { total: 4, deposited: 1, 'already-there': 0, listed: 0, refused: 3 });
  });

  test('refuses whom the server refuses, and says by which name', async () => {
    const file = await put('note.txt', 'Bonjour.');
    const stranger = await run(
      file,
      ...OF_THE_PERSON,
      '--client',
      'nobody',
      '--key',
      await put('key.json', KEY),
      '--structure',
      '1990000105',
      '--professional',
      '899700000122',
    );
    assert.equal(stranger.code, 1);
    assert.match(stranger.err, /invalid_client/);
    const closed = await asHospital(
      file,
      '--ins',
      '180127512345669',
      '--oid',
      '1.2.250.1.213.1.4.10',
      '--type',
      '11488-4',
      '--json',
      '--list',
      'closed.jsonl',
    );
    assert.ok([2, 3].includes(closed.code ?? 0), closed.err);
  });

  test('registers software from the machine, and deposits with its key', async () => {
    // The registration is the operator's; here it is made through the same house that serves.
    const { registerSoftware } = await import('../../src/fhir/index.js');
    const { generateKeyPair, exportJWK } = await import('jose');
    const { privateKey, publicKey } = await generateKeyPair('ES256', { extractable: true });
    const done = await registerSoftware(
      world.house,
      {
        clientId: 'own',
        name: 'Mon logiciel',
        structureId: '1990000105',
        jwks: JSON.stringify(await exportJWK(publicKey)),
      },
      'command',
    );
    assert.ok(done.ok);
    const key = await put('own.json', JSON.stringify(await exportJWK(privateKey)));
    const file = await put('own.txt', 'Par mon logiciel.');
    const ended = await run(
      file,
      ...OF_THE_PERSON,
      '--client',
      'own',
      '--key',
      key,
      '--structure',
      '1990000105',
      '--professional',
      '899700000122',
    );
    assert.equal(ended.code, 0, ended.err);
  });

  test('says what is wrong with the words it was given, and ends with 2', async () => {
    const file = await put('words.txt', 'x');
    const wrong = [
      [file],
      [file, '--persona', 'nobody'],
      [file, '--persona', 'hospital', '--ins', '123'],
      [file, '--persona', 'hospital', '--at-once', 'many'],
      [file, '--unknown'],
    ];
    const ended = await Promise.all(wrong.map((words) => run(...words)));
    assert.deepEqual(
      ended.map(({ code }) => code),
      wrong.map(() => 2),
    );
    assert.equal((await run('--help')).code, 0);
  });

  test('ends with 1 when nobody answers, and says that it may be run again', async () => {
    const file = await put('nobody.txt', 'x');
    const ended = await carnet(
      [
        'deposit',
        file,
        ...OF_THE_PERSON,
        '--server',
        'http://127.0.0.1:9',
        '--patience',
        '1',
        '--client',
        'x',
        '--key',
        await put('k.json', KEY),
        '--structure',
        '1',
        '--professional',
        '8',
      ],
      {},
      folder,
    );
    assert.equal(ended.code, 1);
    assert.match(ended.err, /does not answer.*run the same command again/);
  });
});

const KEY = JSON.stringify({
  kty: 'EC',
  crv: 'P-256',
  x: 'f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU',
  y: 'x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0',
  d: 'jpsQnnGQmL-YBIffH1136cspYG6-0iY7X1fCE9-E9LI',
});
