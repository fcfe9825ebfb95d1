// The documents of the record in hand: what is seen, what is marked, what leaves no gap.
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import { readTrace, type TraceLine } from '../audit/index.js';
import { addRelation } from '../access/index.js';
import type { DocumentId, IdNatPs, IdSource, RecordId, StructureId } from '../kernel/ids.js';
import { DAY } from '../kernel/time.js';
import type { Document } from '../record/index.js';
import { messagesFor } from '../web/index.js';
import { aDraft, aProfessional, aRecord, deposited, testIns, thePerson } from '../../test/support/cast.js';
import { assertSamePage, steady, workbenchOf, type Workbench } from '../../test/support/professional.js';
import { withWorld, type World } from '../../test/support/world.js';

const m = messagesFor('fr');
const t = m.professionalDocuments;
const STARTS_AT = Date.parse('2026-03-02T09:00:00+01:00');

/** Items keep their ids whatever else is there; records are numbered. */
function fixedIds(): IdSource {
  let records = 0;
  const uuid = (name: string): string => {
    const hex = createHash('sha256').update(name).digest('hex');
    return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
  };
  return { record: () => uuid(`record ${(records += 1)}`) as RecordId, item: uuid };
}

const worldOf = (work: (world: World) => Promise<void>): Promise<void> =>
  withWorld(work, { content: 'empty', ids: fixedIds(), startsAt: STARTS_AT });

const AUTHOR = aProfessional();
const READER = aProfessional({ id: '899700000002', structureId: '1990000002' });

interface Scene {
  readonly recordId: RecordId;
  /** In the care team, the record in hand. */
  readonly reader: Workbench;
  /** Wrote the documents; no other tie. */
  readonly author: Workbench;
}

async function scene(world: World): Promise<Scene> {
  const recordId = await aRecord(world.house, 7, {
    familyName: 'ESSAI',
    givenNames: ['Camille'],
    birthDate: '1975-05-12',
  });
  await world.house.database.withRecord(recordId, (handle) =>
    addRelation(
      handle,
      READER.kind === 'professional' ? READER.professional.idNatPs : ('' as IdNatPs),
      'careTeam',
      STARTS_AT,
    ),
  );
  const open = async (caller: typeof AUTHOR): Promise<Workbench> => {
    const one = await workbenchOf(world, caller);
    const identity = {
      ins: testIns(7).value,
      nom: 'ESSAI',
      prenom: 'Camille',
      'naissance-day': '12',
      'naissance-month': '5',
    };
    await one.post('/pro/recherche', { ...identity, 'naissance-year': '1975' });
    return one;
  };
  return { recordId, reader: await open(READER), author: await open(AUTHOR) };
}

const hrefOf = (world: World, recordId: RecordId, { id }: Pick<Document, 'id'>): string =>
  `/pro/patient/documents/${world.house.publicIds.of('document', recordId, id)}`;

async function lastTraces(world: World, recordId: RecordId, limit: number): Promise<readonly TraceLine[]> {
  return (await world.house.database.withRecord(recordId, (handle) => readTrace(handle, 'shown', { limit }))).lines;
}

test('the care team reads the list and the documents, and each reading is in the history', () =>
  worldOf(async (world) => {
    const { recordId, reader } = await scene(world);
    const made = await deposited(world.house, recordId, aDraft('first', { text: 'Tension normale.' }), AUTHOR);
    const list = await reader.get('/pro/patient');
    assert.equal(list.status, 200);
    assert.ok(list.body.includes('Document first') && list.body.includes('Hôpital des essais'));
    const page = await reader.get(hrefOf(world, recordId, made));
    assert.ok(page.body.includes('Tension normale.'));
    const file = await reader.get(`${hrefOf(world, recordId, made)}/contenu?telecharger=oui`);
    assert.equal(file.bytes.toString(), 'Tension normale.');
    assert.match(String(file.headers['content-disposition']), /^attachment/);
    assert.deepEqual(
      (await lastTraces(world, recordId, 4)).map(({ act, outcome }) => `${act} ${outcome}`),
      ['document-download done', 'document-read done', 'documents-list done', 'document-deposit done'],
    );
  }));

test('a hidden document changes no byte of any page its reader may ask for, even with versions before and after it', async () => {
  const pagesOf = (hidden: boolean): Promise<readonly string[]> =>
    new Promise((resolve, reject) => {
      worldOf(async (world) => {
        const { recordId, reader } = await scene(world);
        const first = await deposited(world.house, recordId, aDraft('first'), AUTHOR);
        if (hidden) {
          const secret = await deposited(
            world.house,
            recordId,
            aDraft('secret', { hidden: true, title: 'Secret' }),
            AUTHOR,
          );
          await deposited(world.house, recordId, aDraft('secret, next', { replaces: { id: secret.id } }), AUTHOR);
          const open = await deposited(world.house, recordId, aDraft('open at first'), AUTHOR);
          await deposited(
            world.house,
            recordId,
            aDraft('then hidden', { hidden: true, replaces: { id: open.id } }),
            AUTHOR,
          );
        }
        await deposited(world.house, recordId, aDraft('second', { title: 'Second' }), AUTHOR);
        const secret = { id: fixedIds().item(aDraft('secret').uniqueId) as DocumentId };
        const pages: string[] = [];
        for (const url of [
          '/pro/patient',
          '/pro/patient?remplaces=oui&archives=oui',
          '/pro/patient?mots=secret',
          '/pro/patient?annee=2026&categorie=reports',
          hrefOf(world, recordId, first),
          hrefOf(world, recordId, secret),
          `${hrefOf(world, recordId, secret)}/contenu`,
          `${hrefOf(world, recordId, secret)}/parties/0`,
          `${hrefOf(world, recordId, secret)}/avertissement`,
        ]) {
          const seen = await reader.get(url);
          pages.push(`${url} ${seen.status}\n${steady(seen.body).replaceAll(reader.csrf, '')}`);
        }
        resolve(pages);
      }).catch(reject);
    });
  const without = await pagesOf(false);
  const withHidden = await pagesOf(true);
  for (const [at, page] of without.entries()) assertSamePage(page, withHidden[at] ?? '');
});

test('its author sees a hidden document, marked, and only their own deposits without any other tie', () =>
  worldOf(async (world) => {
    const { recordId, author } = await scene(world);
    await deposited(world.house, recordId, aDraft('hidden', { hidden: true, title: 'Consultation masquée' }), AUTHOR);
    const others = [{ kind: 'professional', id: '899700000002' as IdNatPs, name: 'Autre' }] as const;
    await deposited(
      world.house,
      recordId,
      aDraft('of another', { title: 'De quelqu’un d’autre', authors: others }),
      READER,
    );
    const list = await author.get('/pro/patient');
    assert.equal(list.status, 200);
    assert.ok(list.body.includes('Consultation masquée') && list.body.includes(t.marks.hidden));
    assert.ok(!list.body.includes('De quelqu’un d’autre'));
    assert.ok(list.body.includes(m.professional.access.ownOnly));
  }));

test('what the patient has not seen yet is marked, warned of before it opens, and said again on its page', () =>
  worldOf(async (world) => {
    const { recordId, reader } = await scene(world);
    const made = await deposited(world.house, recordId, aDraft('annonce', { withheldFromPatient: true }), AUTHOR);
    const href = hrefOf(world, recordId, made);
    const list = await reader.get('/pro/patient');
    assert.ok(list.body.includes(t.marks.withheld));
    assert.ok(list.body.includes(`${href}/avertissement`));
    const warning = await reader.get(`${href}/avertissement`);
    assert.ok(warning.body.includes(t.warning.text) && !warning.body.includes('Document annonce'));
    assert.ok((await reader.get(href)).body.includes(t.warning.title));
    world.clock.setOffset(32 * DAY);
    assert.ok(!(await reader.get('/pro/patient')).body.includes(t.marks.withheld), 'a month later the patient sees it');
  }));

test('archived and replaced documents come on demand; the newer version is pointed to', () =>
  worldOf(async (world) => {
    const { recordId, reader } = await scene(world);
    const first = await deposited(world.house, recordId, aDraft('first', { title: 'Première version' }), AUTHOR);
    await deposited(
      world.house,
      recordId,
      aDraft('next', { title: 'Nouvelle version', replaces: { id: first.id } }),
      AUTHOR,
    );
    await deposited(world.house, recordId, aDraft('old', { title: 'Vieux bilan', archived: true }), AUTHOR);
    const plain = (await reader.get('/pro/patient')).body;
    assert.ok(
      plain.includes('Nouvelle version') && !plain.includes('Première version') && !plain.includes('Vieux bilan'),
    );
    const all = (await reader.get('/pro/patient?remplaces=oui&archives=oui')).body;
    assert.ok(all.includes('Première version') && all.includes('Vieux bilan'));
    assert.ok((await reader.get(hrefOf(world, recordId, first))).body.includes(m.documents.viewer.seeNewer));
  }));

test('words, category and year narrow the list, whatever the accents', () =>
  worldOf(async (world) => {
    const { recordId, reader } = await scene(world);
    await deposited(world.house, recordId, aDraft('a', { title: 'Échographie cardiaque' }), AUTHOR);
    await deposited(
      world.house,
      recordId,
      aDraft('b', { title: 'Bilan', typeCode: '11502-2', dated: Date.parse('2024-05-05') }),
      AUTHOR,
    );
    const list = async (query: string): Promise<string> => (await reader.get(`/pro/patient?${query}`)).body;
    assert.ok((await list('mots=echographie')).includes('Échographie cardiaque'));
    assert.ok(!(await list('mots=echographie')).includes('Bilan</a>'));
    assert.ok((await list('mots=modele')).includes('Bilan</a>'), 'the author is searched too');
    assert.ok(!(await list('annee=2024')).includes('Échographie'));
    assert.ok(!(await list('categorie=biology')).includes('Échographie'));
    assert.ok((await list('mots=rien-de-tel')).includes(t.noMatch.title));
  }));

test('a document of another record, of no record, or out of hand is not found', () =>
  worldOf(async (world) => {
    const { recordId, reader } = await scene(world);
    const other = await aRecord(world.house, 8);
    const foreign = await deposited(world.house, other, aDraft('foreign'), READER);
    const own = await deposited(world.house, recordId, aDraft('own'), AUTHOR);
    for (const id of [
      hrefOf(world, other, foreign),
      '/pro/patient/documents/d000',
      hrefOf(world, recordId, { id: fixedIds().item('nothing') as DocumentId }),
    ])
      for (const rest of ['', '/contenu', '/parties/0', '/avertissement']) {
        // A warning reads nothing, so it is the same for every address of this record.
        if (
          rest === '/avertissement' &&
          id.startsWith(hrefOf(world, recordId, { id: fixedIds().item('nothing') as DocumentId }))
        )
          continue;
        assert.equal((await reader.get(id + rest)).status, 404, id + rest);
      }
    await reader.post('/pro/patient/fermer');
    assert.equal((await reader.get(hrefOf(world, recordId, own))).location, '/pro');
  }));

test('the person is who the record is of: what they add is marked as theirs', () =>
  worldOf(async (world) => {
    const { recordId, reader } = await scene(world);
    const draft = aDraft('mine', {
      typeCode: 'DOCPAT03',
      title: 'Mes notes',
      authors: [{ kind: 'patient', name: 'Camille ESSAI' }],
    });
    await deposited(world.house, recordId, draft, thePerson(recordId));
    const list = await reader.get('/pro/patient');
    assert.ok(list.body.includes('Mes notes') && list.body.includes(t.marks.patient));
  }));

test('without a session, or at no place of practice, no address under /pro/patient answers', () =>
  worldOf(async (world) => {
    const { recordId } = await scene(world);
    const nobody = await workbenchOf(
      world,
      aProfessional({ id: '899700000003', structureId: '1990000003' as StructureId }),
    );
    nobody.jar.clear();
    for (const path of [
      '',
      '/acces',
      '/deposer',
      `/documents/${world.house.publicIds.of('document', recordId, recordId)}`,
    ])
      assert.match((await nobody.get(`/pro/patient${path}`)).location ?? '', /^\/pro\/connexion/);
  }));
