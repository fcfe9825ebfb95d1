import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, test } from 'node:test';
import type { RecordId } from '../kernel/ids.js';
import { MINUTE } from '../kernel/time.js';
import { addBlock } from '../access/index.js';
import {
  saveProfessional,
  saveStructure,
  sessionCookie,
  sessionsOf,
  type ProfessionalCaller,
} from '../identity/index.js';
import type { Document } from '../record/index.js';
import { messagesFor } from '../web/index.js';
import { aDraft, aProfessional, aRecord, deposited, thePerson } from '../../test/support/cast.js';
import { signedIn, type Citizen } from '../../test/support/citizen.js';
import { aShownRecord, lastOf, newestLines, visitHref } from '../../test/support/shown-record.js';
import { answered, ask, DOCTOR, letIn, offer } from '../../test/support/visits.js';
import { visitor, type Visitor } from '../../test/support/visitor.js';
import { startWorld, type World } from '../../test/support/world.js';

const m = messagesFor('fr').visit;
let world: World;
let recordId: RecordId;
let person: Citizen;
let plain: Document;
let people = 3_400;

before(async () => {
  world = await startWorld({ content: 'empty' });
});
after(() => world.close());
beforeEach(async () => {
  ({ recordId, person, plain } = await aShownRecord(world, (people += 1)));
});

const later = (milliseconds: number): void => world.clock.setOffset(world.clock.offset() + milliseconds);
const href = (document: Document): string => visitHref(world, recordId, document);
const lines = (chain: 'shown' | 'withheld' = 'shown') => newestLines(world, recordId, chain);
const last = (act: string) => lastOf(world, recordId, act);

describe('codes that open nothing', () => {
  const bare = (html: string): string =>
    html.replace(/name="_csrf" value="[^"]*"/g, '').replace(/value="[0-9A-Z-]{10,11}"/g, '');

  test('unknown, wrong, expired, used, cancelled and locked look the same, byte for byte', async () => {
    const used = await offer(world, person);
    await ask(visitor(world.app), used.short ?? '');
    const others = await Promise.all(
      ['expired', 'cancelled', 'locked', 'wrong'].map(async () =>
        signedIn(world, await aRecord(world.house, (people += 1))),
      ),
    );
    const [expiring, cancelling, locking, wronging] = others as [Citizen, Citizen, Citizen, Citizen];
    const expired = await offer(world, expiring);
    later(15 * MINUTE);
    const cancelled = await offer(world, cancelling);
    await answered(cancelling, cancelled, 'arreter');
    const locked = await offer(world, locking);
    const wrongOf = (short: string): string => `${short.slice(0, 9)}${short.endsWith('0') ? '1' : '0'}`;
    for (let tries = 0; tries < 5; tries += 1) await ask(visitor(world.app, '10.0.0.1'), wrongOf(locked.short ?? ''));
    const wrong = await offer(world, wronging);
    const codes = ['0000000000', wrongOf(wrong.short ?? ''), expired.short, used.short, cancelled.short, locked.short];
    const browser = visitor(world.app, '10.0.0.2');
    const answers = new Set<string>();
    for (const code of codes) {
      const page = await ask(browser, code ?? '');
      assert.equal(page.status, 400);
      assert.ok(page.html.includes(m.ask.notRecognised));
      answers.add(bare(page.html));
    }
    assert.equal(answers.size, 1);
    assert.equal((await ask(browser, locked.long)).status, 303, 'the picture is not locked by wrong letters');
  });

  test('a try with a wrong code writes nobody’s words into the history, and says why', async () => {
    const visit = await offer(world, person);
    const short = visit.short ?? '';
    await ask(visitor(world.app), `${short.slice(0, 9)}${short.endsWith('0') ? '1' : '0'}`, { nom: 'Votre banque' });
    assert.deepEqual(await last('visit-ask'), ['refused', 'visit-code-is-right', 'visitor', undefined]);
    assert.ok(!(await person.get('/historique?quoi=everything')).body.includes('Votre banque'));
  });

  test('a second device is refused, whichever comes first', async () => {
    const visit = await offer(world, person);
    const both = [visitor(world.app, '10.0.1.1'), visitor(world.app, '10.0.1.2'), visitor(world.app, '10.0.1.3')];
    const statuses = await Promise.all(both.map(async (browser) => (await ask(browser, visit.short ?? '')).status));
    assert.deepEqual([...statuses].sort(), [303, 400, 400]);
  });

  test('wrong codes slow down the one who types them, and nobody else', async () => {
    const browser = visitor(world.app, '10.0.2.1');
    const { keys, database, clock } = world.house;
    const { countGuess } = await import('../identity/index.js');
    for (let tries = 0; tries < 50; tries += 1)
      await countGuess(database.directory, keys.index, 'address', 'visit 10.0.2.1', clock.real());
    const visit = await offer(world, person);
    const stopped = await ask(browser, visit.short ?? '');
    assert.equal(stopped.status, 429);
    assert.ok(stopped.html.includes(m.ask.tooMany));
    assert.equal((await ask(visitor(world.app, '10.0.2.2'), visit.short ?? '')).status, 303);
  });

  test('a form without name, profession or the statement of care comes back, and costs no code', async () => {
    const visit = await offer(world, person);
    const browser = visitor(world.app);
    const page = await browser.submit(await browser.get('/visite'), '/visite', { code: visit.short ?? '' });
    assert.equal(page.status, 400);
    for (const text of [m.ask.errorName, m.ask.errorProfession, m.ask.errorConfirm])
      assert.ok(page.html.includes(text));
    assert.equal((await ask(browser, visit.short ?? '')).status, 303);
    const forged = await browser.post('/visite', { ...DOCTOR, code: '0000000000' });
    assert.equal(forged.status, 403);
  });
});

describe('who is signed in as a professional', () => {
  async function professional(caller: ProfessionalCaller): Promise<Visitor> {
    const { database, keys } = world.house;
    const { professional: known, structure } = caller;
    await saveStructure(database.directory, keys.directory, structure);
    await saveProfessional(database.directory, keys.directory, known, [structure.id]);
    const session = await sessionsOf(world.house).open({
      kind: 'professional',
      professional: known,
      structures: [structure],
      structure,
    });
    const browser = visitor(world.app);
    browser.cookies.set(sessionCookie(session).name, session.id);
    return browser;
  }

  test('is named by the directory, whatever is typed', async () => {
    const visit = await offer(world, person);
    const browser = await professional(aProfessional({ id: '899700000777' }));
    assert.equal((await ask(browser, visit.short ?? '', { nom: 'Quelqu’un d’autre' })).status, 303);
    const question = await person.get(visit.href);
    assert.ok(question.body.includes(m.asked.verified) && question.body.includes('Dr Alix MODELE'));
    await answered(person, visit, 'accepter');
    assert.equal((await browser.get(href(plain))).status, 200);
    const read = (await lines()).find(({ act }) => act === 'document-read');
    assert.deepEqual([read?.actor.kind, read?.actor.id], ['professional', '899700000777']);
  });

  for (const [who, rule, caller] of [
    [
      'an insurer',
      'insurers-and-employers-never-read',
      aProfessional({ id: '899700000778', sector: 'SA23', structureId: '1990000778' }),
    ],
    ['somebody blocked', 'blocked-professional-is-refused', aProfessional({ id: '899700000779' })],
  ] as const)
    test(`${who} is refused as with a wrong code, and the person sees it`, async () => {
      const browser = await professional(caller);
      if (who === 'somebody blocked')
        await world.house.database.withRecord(recordId, (handle) =>
          addBlock(handle, caller.professional.idNatPs, world.clock.domain()),
        );
      const visit = await offer(world, person);
      const page = await ask(browser, visit.short ?? '');
      assert.equal(page.status, 400);
      assert.ok(page.html.includes(m.ask.notRecognised));
      assert.deepEqual(await last('visit-ask'), ['refused', rule, 'professional', 'Alix MODELE']);
    });

  test('what the person keeps from them by name stays kept, in a visit too, from the next request on', async () => {
    const caller = aProfessional({ id: '899700000781' });
    const { idNatPs } = caller.professional;
    const browser = await professional(caller);
    const visit = await offer(world, person);
    await ask(browser, visit.short ?? '');
    await answered(person, visit, 'accepter');
    const { runner, acts } = world.house;
    // Written by somebody else: an author sees what is theirs.
    const other = await deposited(world.house, recordId, aDraft('d’un autre'), aProfessional({ id: '899700000782' }));
    assert.equal((await browser.get(href(other))).status, 200);
    const keep = { id: other.id, idNatPs, name: 'Alix MODELE', exception: 'keep' } as const;
    assert.equal((await runner.perform(acts.documentException, recordId, keep, thePerson(recordId))).kind, 'done');
    assert.equal((await browser.get(href(other))).status, 404);
    assert.equal((await browser.get(href(plain))).status, 200);
  });

  test('blocked while they read, the next request is refused', async () => {
    const caller = aProfessional({ id: '899700000780' });
    const browser = await professional(caller);
    const visit = await offer(world, person);
    await ask(browser, visit.short ?? '');
    await answered(person, visit, 'accepter');
    assert.equal((await browser.get(href(plain))).status, 200);
    await world.house.database.withRecord(recordId, (handle) =>
      addBlock(handle, caller.professional.idNatPs, world.clock.domain()),
    );
    assert.equal((await browser.get(href(plain))).status, 403);
  });
});

describe('nobody else', () => {
  test('a visit of another record is not there, and a visitor’s cookie opens no other page', async () => {
    const visit = await offer(world, person);
    const other = await signedIn(world, await aRecord(world.house, (people += 1)));
    for (const verb of ['accepter', 'refuser', 'arreter'] as const)
      assert.equal((await other.post(`${visit.href}/${verb}`)).status, 404);
    assert.equal((await other.get(visit.href)).status, 404);
    assert.equal((await other.get(`${visit.href}/etat`)).body, 'over');
    const { browser } = await letIn(world, person);
    for (const url of ['/accueil', '/documents', '/historique', '/acces', '/acces/visite', '/pro'])
      assert.equal((await browser.get(url)).status, 303, url);
    const theirs = await deposited(world.house, other.recordId, aDraft('à eux'));
    const foreign = world.house.publicIds.of('document', other.recordId, theirs.id);
    assert.equal((await browser.get(`/visite/documents/${foreign}`)).status, 404);
  });

  test('without the cookie every page of a visit leads to its door, and a forged form does nothing', async () => {
    const stranger = visitor(world.app);
    for (const url of [
      '/visite/attente',
      '/visite/etat',
      '/visite/dossier',
      href(plain),
      `${href(plain)}/contenu`,
      `${href(plain)}/fichier`,
      `${href(plain)}/parties/0`,
    ])
      assert.deepEqual(
        [(await stranger.get(url)).status, (await stranger.get(url)).headers['location']],
        [303, '/visite'],
        url,
      );
    assert.equal((await stranger.post('/visite/finir', {})).status, 401);
    const { browser } = await letIn(world, person);
    assert.equal((await browser.post('/visite/finir', { _csrf: 'x' })).status, 403);
    assert.equal((await browser.get('/visite/dossier')).status, 200);
  });
});
