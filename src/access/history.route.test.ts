import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, test } from 'node:test';
import type { ProfessionalCaller } from '../identity/index.js';
import type { RecordId } from '../kernel/ids.js';
import { DAY } from '../kernel/time.js';
import { messagesFor } from '../web/index.js';
import { aDraft, aProfessional, aRecord, deposited } from '../../test/support/cast.js';
import { signedIn, type Citizen } from '../../test/support/citizen.js';
import { startWorld, type World } from '../../test/support/world.js';
import { ACCESS_RULES } from './index.js';
import { whyWords } from './history-words.js';

const m = messagesFor('fr');
const en = messagesFor('en');
const REASON = 'Malaise & « inconscient »';
const LISTED = { filter: {}, page: { limit: 50 }, archivedToo: true } as const;
const urgent = aProfessional({ id: '899700000911', situation: 'bris_de_glace', reason: REASON });

const entries = (body: string): string[] =>
  [...body.matchAll(/<p class="feed-sentence">(.*?)<\/p>/gs)].map((found) =>
    (found[1] ?? '')
      .replace(/<[^>]+>/g, '')
      .replaceAll('&amp;', '&')
      .replace(/\s+/g, ' ')
      .trim(),
  );

describe('who has looked', () => {
  let world: World;
  let recordId: RecordId;
  let person: Citizen;
  let number = 100;

  before(async () => {
    world = await startWorld({ content: 'empty' });
  });
  after(() => world.close());
  beforeEach(async () => {
    recordId = await aRecord(world.house, (number += 1));
    person = await signedIn(world, recordId);
  });
  const read = (id: string, by: ProfessionalCaller) =>
    world.house.runner.perform(world.house.acts.readDocument, recordId, { id: id as never }, by);

  test('is empty at first: the person alone is not a stranger to themself', async () => {
    await person.get('/documents');
    assert.ok((await person.get('/historique')).body.includes(m.history.none.title));
  });

  test('tells deposits, readings and refusals as sentences, newest first, with why', async () => {
    const document = await deposited(world.house, recordId, aDraft('bilan', { title: 'Bilan sanguin' }));
    await read(document.id, aProfessional());
    await read(document.id, aProfessional({ id: '899700000902' }));
    const { body } = await person.get('/historique');
    assert.deepEqual(
      entries(body),
      [
        'Dr Alix MODELE, médecin, Hôpital des essais, a essayé de consulter «\u202fBilan sanguin\u202f» Refusé',
        'Dr Alix MODELE, médecin, Hôpital des essais, a consulté «\u202fBilan sanguin\u202f»',
        'Dr Alix MODELE, médecin, Hôpital des essais, a ajouté «\u202fBilan sanguin\u202f»',
      ].map((text) => text.replaceAll('\u202f', ' ')),
    );
    for (const rule of ['reading-needs-consent', 'author-finds-own-deposits', 'professional-deposits'] as const)
      assert.ok(body.includes(m.accessRules[rule]), rule);
    assert.ok(body.includes(m.history.whyRefused));
    assert.match(body, /\/historique\/signaler\?ligne=\d+/);
  });

  test('what did not come about is not asked why it could', async () => {
    await deposited(world.house, recordId, aDraft('une fois'));
    await assert.rejects(deposited(world.house, recordId, aDraft('une fois', { text: 'autre' })));
    const { body } = await person.get('/historique');
    assert.match(entries(body)[0] ?? '', / : cela n'a pas abouti$/);
    const [failed = '', done = ''] = body.split('<li class="feed-entry').slice(1);
    assert.ok(failed.includes(`<span>${m.history.why}</span>`) && !failed.includes(m.history.whyCould));
    assert.ok(done.includes(m.history.whyCould));
  });

  test('each line has its page: who, for whom, when, what, why with the rule’s source, and what to do', async () => {
    const document = await deposited(world.house, recordId, aDraft('examen', { title: 'Examen du dos' }));
    await read(document.id, aProfessional({ id: '899700000903' }));
    const { body: list } = await person.get('/historique?montrer=refused');
    const [, href = ''] = /href="(\/historique\/ligne\/\d+)"/.exec(list) ?? [];
    const { status, body } = await person.get(href);
    assert.equal(status, 200);
    const t = m.historyLine;
    for (const said of [
      '899700000903',
      'Hôpital des essais',
      'Camille ESSAI',
      'Examen du dos',
      t.outcomes.refused,
      t.whyRefused,
    ])
      assert.ok(body.includes(said), said);
    for (const link of [
      '/regles/reading-needs-consent',
      '/historique/signaler?ligne=',
      '/acces/bloquer?professionnel=899700000903',
    ])
      assert.ok(body.includes(`href="${link}`), link);
    assert.ok(body.includes('/acces/voir-comme/professionnel?numero=899700000903'));
    assert.ok(body.includes(ACCESS_RULES.find(({ name }) => name === 'reading-needs-consent')?.source ?? '-'));
  });

  test('a line that is not there is not found, whatever its number; nobody else opens one', async () => {
    for (const n of ['99999', '0', 'x']) assert.equal((await person.get(`/historique/ligne/${n}`)).status, 404, n);
    const { acts, runner } = world.house;
    const asked = await runner.perform(acts.readHistoryLine, recordId, { line: 1 }, aProfessional());
    assert.equal(asked.kind, 'refused');
  });

  test('a refusal told to the person leads to its rule; what is not there and what may not be seen lead to the same', async () => {
    const kept = await deposited(world.house, recordId, aDraft('attend', { withheldFromPatient: true }));
    const addresses = [
      `/documents/${world.house.publicIds.of('document', recordId, kept.id)}`,
      `/documents/${'A'.repeat(48)}`,
    ];
    for (const address of addresses) {
      const { status, body } = await person.get(address);
      assert.equal(status, 404);
      assert.ok(body.includes('href="/regles#nothing-there"'), address);
      assert.ok(!body.includes('person-does-not-see-what-is-withheld'));
    }
  });

  test('an emergency stands on top with its reason, and in the feed in red', async () => {
    const document = await deposited(world.house, recordId, aDraft('urgence'));
    await world.house.runner.perform(world.house.acts.beginEmergency, recordId, {}, urgent);
    await read(document.id, urgent);
    const { body } = await person.get('/historique');
    const top = body.slice(body.indexOf('class="urgent"'), body.indexOf('class="feed"'));
    assert.ok(top.includes(m.history.urgent.title));
    assert.equal((top.match(/<li>/g) ?? []).length, 1, 'one access, told once');
    assert.ok(top.includes('Malaise &amp; '));
    assert.match(top, /\/historique\/signaler\?ligne=\d+/);
    assert.ok(body.includes('feed-danger'));
    const alone = await person.get('/historique?montrer=emergencies');
    assert.equal(entries(alone.body).length, 2);
    world.clock.setOffset(world.clock.offset() + 100 * DAY);
    assert.equal(
      (await person.get('/historique')).body.includes('class="urgent"'),
      false,
      'three months later it is history',
    );
  });

  test('is sorted by kind and period', async () => {
    const document = await deposited(world.house, recordId, aDraft('trié'));
    await read(document.id, aProfessional());
    await person.post(`/documents/${world.house.publicIds.of('document', recordId, document.id)}/masquer`);
    const of = async (query: string): Promise<string[]> => entries((await person.get(`/historique?${query}`)).body);
    assert.deepEqual(
      (await of('montrer=deposits')).map((text) => /a ajouté/.test(text)),
      [true],
    );
    assert.deepEqual(
      (await of('montrer=changes')).map((text) => /^Vous avez masqué/.test(text)),
      [true],
    );
    assert.deepEqual(
      (await of('montrer=reads')).map((text) => /a consulté/.test(text)),
      [true],
    );
    assert.deepEqual(await of('montrer=refused'), []);
    assert.equal(
      (await of('montrer=mine')).every((text) => text.startsWith('Vous ')),
      true,
    );
    assert.equal((await of('montrer=everything&periode=week')).length > 4, true);
    world.clock.setOffset(world.clock.offset() + 8 * DAY);
    assert.deepEqual(await of('periode=week'), []);
    assert.ok((await person.get('/historique?periode=week')).body.includes(m.history.noMatch.title));
    assert.equal((await of('periode=month')).length, 2);
  });

  test('comes in pages that hold every entry once', async () => {
    for (let at = 0; at < 35; at += 1)
      await world.house.runner.perform(world.house.acts.findSpace, recordId, {}, aProfessional());
    const first = await person.get('/historique');
    assert.equal(entries(first.body).length, 30);
    const older = /href="(\/historique\?avant=\d+)"/.exec(first.body)?.[1];
    assert.ok(older !== undefined);
    const second = await person.get(older);
    assert.equal(entries(second.body).length, 5);
    assert.equal(/href="\/historique\?avant=/.test(second.body), false);
    assert.ok(second.body.includes(m.history.newest));
  });

  test('the same refused attempt over and over is one line that says how often, and leads to each; the history itself keeps them all', async () => {
    const document = await deposited(world.house, recordId, aDraft('visé', { title: 'Bilan visé' }));
    const stranger = aProfessional({ id: '899700000902' });
    await read(document.id, stranger);
    await read(document.id, aProfessional());
    for (let at = 0; at < 40; at += 1) await read(document.id, stranger);
    const { body } = await person.get('/historique');
    assert.deepEqual(
      entries(body).map((text) => /essayé/.test(text)),
      [true, false, true, false],
    );
    const times = [...body.matchAll(/<p class="feed-time">(.*?)<\/p>/gs)].map(([, text = '']) => text);
    assert.match(times[0] ?? '', /^40 fois, (à|de) \d/);
    assert.ok(
      times.slice(1).every((text) => text.startsWith('<time')),
      'one alone says its hour',
    );
    assert.ok(body.includes(m.history.eachTime) && body.includes(m.history.earlierTimes(20)));
    const linked = new Set([...body.matchAll(/href="(\/historique\/ligne\/\d+)"/g)].map(([, href = '']) => href));
    assert.equal(linked.size, 20 + 3);
    for (const href of [...linked].slice(0, 2)) assert.equal((await person.get(href)).status, 200, href);
    const { body: table } = await person.get('/historique/tableur');
    assert.equal((table.match(/Bilan visé/g) ?? []).length, 43, 'every one of them in the files');
  });

  test('a flood of attempts takes one line of a page, and the page after goes on behind it', async () => {
    const refusals = async (times: number, by: ProfessionalCaller): Promise<void> => {
      for (let at = 0; at < times; at += 1)
        await world.house.runner.perform(world.house.acts.listDocuments, recordId, LISTED, by);
    };
    for (let at = 0; at < 33; at += 1)
      await refusals(2, aProfessional({ id: `8997000010${at % 2 === 0 ? '01' : '02'}` }));
    const first = await person.get('/historique?montrer=refused');
    assert.equal(entries(first.body).length, 30);
    const older = /href="(\/historique\?montrer=refused&amp;avant=\d+)"/.exec(first.body)?.[1]?.replace('&amp;', '&');
    assert.ok(older !== undefined);
    const second = await person.get(older);
    assert.equal(entries(second.body).length, 3);
    for (const { body } of [first, second])
      assert.ok(
        [...body.matchAll(/<p class="feed-time">(.*?)<\/p>/gs)].every(([, text = '']) => text.startsWith('2 fois, ')),
      );
  });

  test('addresses that make no sense show the history as it is', async () => {
    for (const query of ['avant=-1', 'avant=99999999999999999999', 'montrer=%3Cb%3E', 'periode=siècle'])
      assert.equal((await person.get(`/historique?${query}`)).status, 200, query);
  });

  test('looking at the history is itself in the history', async () => {
    await person.get('/historique');
    const { body } = await person.get('/historique?montrer=mine');
    assert.ok(entries(body)[0]?.startsWith('Vous avez vu qui a consulté'));
  });

  test('reads as well in English', async () => {
    await deposited(world.house, recordId, aDraft('english'));
    const { body } = await person.get('/historique', { cookie: `${person.cookie}; carnet_lang=en` });
    assert.ok(body.includes(en.history.lead));
    assert.match(entries(body)[0] ?? '', /^Dr Alix MODELE, physician, Hôpital des essais, added “Document english”/);
  });

  test('every act of the house and every rule has its words in both languages', () => {
    for (const messages of [m, en]) {
      const words: Readonly<Record<string, unknown>> = messages.historyActs.acts;
      const acts = Object.values(world.house.acts).map(({ name }) => name);
      for (const act of [...acts, 'document-unhide', 'document-restore', 'consent-withdraw', 'consent-restore'])
        // Acts with two names are traced under one of them, never under what they ask of the table.
        if (!['control', 'deposit'].includes(act)) assert.ok(words[act] !== undefined, act);
      for (const { name } of ACCESS_RULES) assert.notEqual(whyWords(name, messages), messages.history.whyUnknown, name);
    }
  });
});
