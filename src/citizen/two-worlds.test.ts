import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { after, before, describe, test } from 'node:test';
import type { IdNatPs, IdSource, RecordId } from '../kernel/ids.js';
import { DAY } from '../kernel/time.js';
import { saveProfessional, type Caller } from '../identity/index.js';
import { carryOutbox, tellFromTraces } from '../notices/index.js';
import { HISTORY_KINDS } from '../access/index.js';
import { THEMES } from '../record/index.js';
import { DOCUMENT_CATEGORIES } from '../kernel/codes/document-classes.js';
import { anchorAndWitness } from '../anchor.js';
import { aDraft, aProfessional, aRecord, deposited, thePerson } from '../../test/support/cast.js';
import { signedIn, type Citizen } from '../../test/support/citizen.js';
import { startWorld, type World } from '../../test/support/world.js';

// Two worlds that differ in what a professional keeps for an announcement, and in everything done to it. The person's pages must not
// differ in one byte.

const NOW = Date.parse('2026-11-20T10:00:00+01:00');
const HIDDEN_AUTHOR = '899700000977' as IdNatPs;
/** In the directory, and nowhere in the record. */
const CHOSEN = '899700000979' as IdNatPs;

/** Ids made of names: the same thing has the same id whatever else there is. */
const idsByName = (): IdSource => {
  const uuid = (name: string): string => {
    const hex = createHash('sha256').update(name).digest('hex');
    return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
  };
  let records = 0;
  return { record: () => uuid(`record ${(records += 1)}`) as RecordId, item: (name) => uuid(name) };
};

interface Told {
  readonly world: World;
  readonly person: Citizen;
  /** The address of a document by the name of its draft, there or not. */
  readonly hrefs: ReadonlyMap<string, string>;
}

/** Every world begun, also those whose story failed: each is closed. */
const worlds: World[] = [];

async function tell(withheld: boolean): Promise<Told> {
  const world = await startWorld({ content: 'empty', ids: idsByName(), startsAt: NOW, standsStill: true });
  worlds.push(world);
  const { house, clock } = world;
  const recordId = await aRecord(house, 7);
  const chosen = { idNatPs: CHOSEN, familyName: 'CHOISIE', givenName: 'Ada', profession: '10' };
  await saveProfessional(house.database.directory, house.keys.directory, chosen, []);
  const day = (): void => clock.setOffset(clock.offset() + DAY);
  const own = aProfessional();
  const secretive = aProfessional({ id: HIDDEN_AUTHOR });
  const hrefs = new Map<string, string>();
  const give = async (name: string, change: Parameters<typeof aDraft>[1] = {}, by: Caller = own) => {
    const draft = aDraft(name, change);
    hrefs.set(name, `/documents/${house.publicIds.of('document', recordId, house.ids.item(draft.uniqueId))}`);
    return deposited(house, recordId, draft, by);
  };

  await give('premier');
  const seen = await give('déjà vu', { dated: NOW - 30 * DAY });
  await give('biologie', { typeCode: '11502-2', classCode: '10', dated: NOW - 400 * DAY });
  await give(
    'directives',
    { typeCode: 'EXPPAT_3', classCode: '90', authors: [{ kind: 'patient', name: 'C' }] },
    thePerson(recordId),
  );
  day();
  const names = ['annonce', 'annonce de 2011', 'nouvelle version'];
  if (withheld) {
    const first = await give(
      names[0] ?? '',
      {
        typeCode: '60568-3',
        withheldFromPatient: true,
        authors: [{ kind: 'professional', id: HIDDEN_AUTHOR, name: 'Personne SECRETE', profession: '10' }],
      },
      secretive,
    );
    await give(
      names[1] ?? '',
      { typeCode: '18748-4', classCode: '31', withheldFromPatient: true, dated: Date.UTC(2011, 1, 1) },
      secretive,
    );
    await give(names[2] ?? '', { withheldFromPatient: true, replaces: { id: first.id } }, secretive);
    // What the person sees is not replaced by what they may not see, and the attempt does not show either.
    const attempt = aDraft('attempt', { withheldFromPatient: true, replaces: { id: seen.id } });
    const refused = await house.runner.perform(house.acts.depositDocuments, recordId, { drafts: [attempt] }, own);
    assert.equal(refused.kind, 'failed');
    // Everything a professional may do to it, and what others are refused.
    for (const by of [secretive, aProfessional({ id: '899700000978' })]) {
      await house.runner.perform(house.acts.readDocument, recordId, { id: first.id }, by);
      await house.runner.perform(house.acts.downloadDocument, recordId, { id: first.id }, by);
      await house.runner.perform(house.acts.hideDocument, recordId, { id: first.id, hide: true }, by);
      await house.runner.perform(house.acts.hideDocument, recordId, { id: first.id, hide: false }, by);
    }
  } else
    for (const name of names)
      hrefs.set(name, `/documents/${house.publicIds.of('document', recordId, house.ids.item(aDraft(name).uniqueId))}`);
  day();
  await give('après');
  await house.runner.perform(house.acts.readDocument, recordId, { id: seen.id }, own);
  await carryOutbox(house.database, clock.domain());
  await tellFromTraces(house.database, clock.domain(), { sendsMail: true, sendsTexts: true });
  return { world, person: await signedIn(world, recordId), hrefs };
}

describe('what is withheld changes no byte of the pages of the person', () => {
  let without: Told;
  let including: Told;
  before(async () => {
    without = await tell(false);
    including = await tell(true);
  });
  after(async () => {
    for (const world of worlds) await world.close();
  });

  /** The whole answer, but for the date header, cookies, tokens of forms and the request's id. */
  async function bytes({ person }: Told, url: string, post?: Readonly<Record<string, string>>): Promise<string> {
    const answer = post === undefined ? await person.get(url) : await person.post(url, post);
    const headers = Object.entries(answer.headers).filter(([name]) => !['date', 'set-cookie'].includes(name));
    const body = answer.body
      .replaceAll(person.csrf, 'csrf')
      .replace(/name="formulaire" value="[^"]*"/g, '')
      .replace(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}(?=<)/g, 'request');
    return JSON.stringify([answer.status, headers, body], undefined, 1);
  }

  const same = async (url: (told: Told) => string, post?: Readonly<Record<string, string>>): Promise<void> => {
    assert.equal(url(including), url(without), 'the address itself');
    const one = await bytes(without, url(without), post);
    assert.equal(await bytes(including, url(including), post), one);
  };

  const pages = [
    '/accueil',
    '/documents',
    '/documents?archives=oui',
    '/documents?origine=pros',
    '/documents?origine=moi',
    '/documents?titre=annonce',
    '/documents?annee=2011',
    `/documents?auteur=${HIDDEN_AUTHOR}`,
    ...Object.keys(DOCUMENT_CATEGORIES).map((category) => `/documents?categorie=${category}`),
    ...HISTORY_KINDS.map((kind) => `/historique?montrer=${kind}`),
    '/historique?periode=week',
    '/acces',
    '/acces/bloquer',
    `/acces/bloquer?professionnel=${HIDDEN_AUTHOR}`,
    '/acces/donner',
    `/acces/donner?professionnel=${HIDDEN_AUTHOR}`,
    '/acces/donner?numero=99700000977',
    '/acces/administrateur',
    '/acces/bloquer-structure',
    `/acces/fiche?professionnel=${HIDDEN_AUTHOR}`,
    '/acces/fiche?professionnel=899700000001',
    '/acces/masquage',
    '/acces/masquage/tout',
    '/acces/masquage/sujet',
    ...Object.keys(THEMES).map((theme) => `/acces/masquage/sujet?sujet=theme:${theme}`),
    ...Object.keys(DOCUMENT_CATEGORIES).map((category) => `/acces/masquage/sujet?sujet=category:${category}`),
    `/acces/masquage/sujet?sujet=author:${HIDDEN_AUTHOR}`,
    '/documents?choisir=oui',
    '/parametres',
    '/notifications',
    '/notifications?montrer=non-lues',
    '/parametres/notifications',
    '/signalements',
    ...[1, 9, 99].map((line) => `/historique/signaler?ligne=${line}`),
    '/documents/ajouter',
    ...[1, 9, 99].map((line) => `/historique/ligne/${line}`),
    '/acces/voir-comme',
    ...['samu', 'medecin-traitant', 'parent', 'assureur'].map((reader) => `/acces/voir-comme/${reader}`),
    '/acces/voir-comme/metier?profession=10&lien=accord',
    '/acces/voir-comme/metier?profession=10&lien=aucun',
    `/acces/voir-comme/professionnel?numero=${HIDDEN_AUTHOR}`,
  ];
  for (const page of pages) test(`GET ${page}`, () => same(() => page));

  for (const name of ['premier', 'déjà vu', 'annonce', 'annonce de 2011', 'nouvelle version'])
    for (const part of ['', '/contenu', '/parties/0', '/retirer', '/qui-peut-voir', '/exceptions'])
      test(`GET the document « ${name} »${part}`, () => same(({ hrefs }) => `${hrefs.get(name) ?? ''}${part}`));

  for (const name of ['déjà vu', 'annonce', 'nouvelle version'])
    for (const act of ['masquer', 'montrer', 'retirer', 'remettre'])
      test(`POST « ${name} »: ${act}`, () => same(({ hrefs }) => `${hrefs.get(name) ?? ''}/${act}`, {}));

  for (const name of ['déjà vu', 'annonce', 'nouvelle version'])
    for (const exception of ['show', 'keep', 'none'])
      test(`POST « ${name} »: ${exception} to one professional`, async () => {
        const form = { professionnel: CHOSEN, exception };
        await same(({ hrefs }) => `${hrefs.get(name) ?? ''}/exceptions`, form);
        await same(() => '/historique/tableur');
      });

  test('hiding all, and a subject, tells the same', async () => {
    await same(() => '/documents/masquer', { tout: 'oui', masquer: 'oui' });
    await same(() => '/documents');
    await same(() => '/documents/masquer', { tout: 'oui', masquer: 'non' });
    await same(() => '/documents');
    await same(() => '/acces/masquage/sujet', { sujet: 'category:imaging' });
    await same(() => '/acces/masquage');
  });

  test('blocking who is known from nothing else', async () => {
    await same(() => '/acces/bloquer', { professionnel: HIDDEN_AUTHOR });
    await same(() => '/acces');
  });

  test('the table of the history to take away', () => same(() => '/historique/tableur'));

  test('the proof of the history: the same lines, the same place in the log, the same size of everything', async () => {
    for (const { world } of [without, including]) await anchorAndWitness(world.house);
    const [one, other] = await Promise.all(
      [without, including].map(async ({ person }) => {
        const { body } = await person.get('/historique/preuve');
        // What is sealed, signed or hashed is random bytes: it differs between any two worlds, and its length must not.
        return body
          .replace(/\\n(\d+)\\n[A-Za-z0-9+/]{43}=/, '\\n$1\\nroot')
          .replace(/[A-Za-z0-9+/]{20,}={0,2}/g, ({ length }) => `<${length}>`);
      }),
    );
    assert.ok(one !== undefined && one.includes('"anchor"'));
    assert.equal(other, one);
  });

  test('and the two worlds do differ: once the month is over, everything is there', async () => {
    including.world.clock.setOffset(including.world.clock.offset() + 40 * DAY);
    await carryOutbox(including.world.house.database, including.world.clock.domain());
    // Forty days are more than a session lasts by the clock on the wall, but that one did not move.
    const { body } = await including.person.get('/documents?titre=annonce');
    assert.ok(body.includes('Document annonce de 2011'));
  });
});
