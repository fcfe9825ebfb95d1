import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { addRelation } from '../access/index.js';
import type { DocumentId, IdNatPs, RecordId } from '../kernel/ids.js';
import { DAY, HOUR, MINUTE } from '../kernel/time.js';
import { sendingDeps } from '../outgoing.js';
import { aDraft, aProfessional, aRecord, deposited, thePerson } from '../../test/support/cast.js';
import { startMailServer, type MailServer } from '../../test/support/mail-server.js';
import { consented, lists, messages as everyMessage, told } from '../../test/support/told.js';
import { startWorld, type World } from '../../test/support/world.js';
import { carryDigests, carryOutbox, sendMessages, tellFromTraces } from './index.js';
import { DEFAULT_CHOICES, type NoticeChoices, type NoticeType } from './notice.model.js';

let server: MailServer;
let world: World;
let people = 700;
before(async () => {
  server = await startMailServer();
  world = await startWorld({ content: 'empty', settings: { CARNET_SMTP_URL: server.url } });
});
after(async () => {
  await world.close();
  await server.close();
});

const sending = { sendsMail: true, sendsTexts: true };
const walk = () => tellFromTraces(world.house.database, world.clock.domain(), sending);
const carry = () => carryOutbox(world.house.database, world.clock.domain(), undefined, sending);
const digests = () => carryDigests(world.house.database, world.clock.domain(), true);
const goOn = (milliseconds: number): void => world.clock.setOffset(world.clock.offset() + milliseconds);
const somebody = (email?: string) =>
  aRecord(world.house, (people += 1), {
    familyName: 'SECRETNOM',
    phone: '0639980001',
    ...(email === undefined ? {} : { email }),
  });

const doctor = (id: string, change: Parameters<typeof aProfessional>[0] = {}) => aProfessional({ id, ...change });
const perform = (): World['house']['runner']['perform'] => world.house.runner.perform.bind(world.house.runner);

/** But for the word that less is told, which quieter-choices.test.ts is about. */
const messages = async (of: World, recordId: RecordId): Promise<string[]> =>
  (await everyMessage(of, recordId)).filter((one) => !one.startsWith('notice-choices-changed'));

async function chooses(recordId: RecordId, choices: NoticeChoices): Promise<void> {
  const done = await perform()(world.house.acts.setNoticeChoices, recordId, choices, thePerson(recordId));
  assert.equal(done.kind, 'done');
}
const choosing = (
  change: Partial<Record<NoticeType, { carnet: boolean; email: boolean; sms: boolean }>>,
  rest: Partial<NoticeChoices> = {},
): NoticeChoices => ({ ...DEFAULT_CHOICES, ...rest, types: { ...DEFAULT_CHOICES.types, ...change } });

test('a reading writes its trace and nothing else; the worker tells the first one of each professional, once', async () => {
  const recordId = await somebody('lectures@exemple.fr');
  const one = doctor('899700000101');
  await consented(world, recordId, one);
  await carry();
  await walk();
  const before = await world.owner<{ n: string }[]>`select count(*) as n from outbox where record_id = ${recordId}`;
  await lists(world, recordId, one);
  await lists(world, recordId, one);
  const after = await world.owner<{ n: string }[]>`select count(*) as n from outbox where record_id = ${recordId}`;
  assert.deepEqual(after, before, 'no row but the entry');
  assert.deepEqual(await told(world, recordId), ['consent-stated']);
  await walk();
  await walk();
  assert.deepEqual(await told(world, recordId), ['consent-stated', 'reading']);
  goOn(2 * HOUR);
  await lists(world, recordId, one);
  await walk();
  assert.deepEqual(await told(world, recordId), ['consent-stated', 'reading'], 'not new any more');
  const other = doctor('899700000102');
  await lists(world, recordId, other);
  await walk();
  assert.deepEqual(await told(world, recordId), ['consent-stated', 'reading'], 'a refused one has read nothing');
  assert.deepEqual(await messages(world, recordId), ['consent-stated email', 'new-reader email']);
});

test('each consultation is told to who asked for it, one an hour for each professional', async () => {
  const recordId = await somebody();
  const one = doctor('899700000103');
  await chooses(recordId, choosing({}, { readings: 'each' }));
  await consented(world, recordId, one);
  for (const wait of [0, MINUTE, 2 * HOUR, 2 * HOUR + MINUTE]) {
    goOn(wait);
    await lists(world, recordId, one);
    await walk();
  }
  assert.equal((await told(world, recordId)).filter((kind) => kind === 'reading').length, 3);
});

test('emergency-access-is-told-at-once: to the person, whatever they chose, and to the attending physician, once an hour', async () => {
  const recordId = await somebody('urgence@exemple.fr');
  const attending = '899700000104' as IdNatPs;
  await world.house.database.withRecord(recordId, (handle) =>
    addRelation(handle, attending, 'attending', world.clock.domain()),
  );
  const off = { carnet: false, email: false, sms: false };
  await chooses(recordId, choosing({ emergency: { ...off, sms: true }, rights: off }, { digest: 'weekly' }));
  const urgent = doctor('899700000105', { situation: 'bris_de_glace', reason: 'Chute' });
  await perform()(world.house.acts.beginEmergency, recordId, {}, urgent);
  await lists(world, recordId, urgent);
  await carry();
  assert.deepEqual(await told(world, recordId), ['emergency-access']);
  await walk();
  await lists(world, recordId, { ...urgent, professional: { ...urgent.professional, idNatPs: attending } });
  await walk();
  assert.equal((await told(world, recordId)).filter((kind) => kind === 'emergency-access').length, 2);
  assert.deepEqual([...new Set(await messages(world, recordId))], ['emergency-access sms']);
  const rows = await world.owner<{ id_nat_ps: string }[]>`
    select id_nat_ps from physician_notice where record_id = ${recordId}`;
  assert.deepEqual(
    rows.map((row) => row.id_nat_ps),
    [attending],
    'of the other one; nobody is told of their own',
  );
});

test('every change is told; what the person did themself is there, already read', async () => {
  const recordId = await somebody('changes@exemple.fr');
  const document = await deposited(world.house, recordId, aDraft('changé'), doctor('899700000106'));
  const me = thePerson(recordId);
  const { acts } = world.house;
  await perform()(acts.hideDocument, recordId, { id: document.id, hide: true }, me);
  await perform()(acts.setPreferences, recordId, { objectsToSamu: true }, me);
  await perform()(acts.blockProfessional, recordId, { idNatPs: '899700000107' as IdNatPs, name: 'X', block: true }, me);
  await carry();
  await walk();
  assert.deepEqual((await told(world, recordId)).sort(), [
    'document-deposited',
    'documents-changed (read)',
    'rights-changed (read)',
    'rights-changed (read)',
  ]);
  assert.deepEqual(await messages(world, recordId), ['document-deposited email', 'rights-changed email']);
});

test('what is switched off is not told; what only waits for a digest is in no list', async () => {
  const recordId = await somebody('off@exemple.fr');
  const off = { carnet: false, email: false, sms: false };
  await chooses(
    recordId,
    choosing({ documents: off, rights: off, reading: { ...off, email: true } }, { digest: 'daily' }),
  );
  const one = doctor('899700000108');
  await consented(world, recordId, one);
  await deposited(world.house, recordId, aDraft('tu'), one);
  await lists(world, recordId, one);
  await carry();
  await walk();
  assert.deepEqual(await told(world, recordId), []);
  assert.deepEqual(await messages(world, recordId), []);
  goOn(DAY);
  await digests();
  assert.deepEqual(await messages(world, recordId), ['digest email']);
  const left = await world.owner`select 1 from notice where record_id = ${recordId}`;
  assert.equal(left.length, 0);
});

describe('the digest', () => {
  test('holds a whole absence of the worker in one mail, sent by a real server, once, that says nothing', async () => {
    const recordId = await somebody('resume@exemple.fr');
    await chooses(recordId, choosing({}, { digest: 'daily' }));
    await walk();
    for (let n = 0; n < 3; n += 1) {
      const one = doctor(`89970000011${n}`);
      await consented(world, recordId, one);
      await lists(world, recordId, one);
      goOn(6 * DAY);
      await carry();
      await walk();
    }
    assert.deepEqual(await messages(world, recordId), [], 'nothing leaves before its time');
    assert.equal(await digests(), 1);
    assert.equal(await digests(), 0);
    goOn(7 * DAY);
    assert.equal(await digests(), 0, 'a term without news has no mail');
    await sendMessages(sendingDeps(world.house), 'email');
    await sendMessages(sendingDeps(world.house), 'email');
    const mails = server.received.filter(
      ({ to, subject }) => to.includes('resume@exemple.fr') && subject !== 'Vos notifications ont changé',
    );
    assert.equal(mails.length, 1);
    const [{ text = '', html = '', subject = '' } = {}] = mails;
    assert.match(subject, /Du nouveau dans votre espace/);
    assert.doesNotMatch(`${text}${html}`, /MODELE|SECRETNOM|Hôpital|https?:|href/);
    assert.match(text, /Comment reconnaître un vrai message/);
  });

  test('given up, sends what waits a last time; asked for again, begins anew', async () => {
    const recordId = await somebody('dernier@exemple.fr');
    await chooses(recordId, choosing({}, { digest: 'weekly' }));
    await walk();
    await chooses(recordId, DEFAULT_CHOICES);
    goOn(8 * DAY);
    await digests();
    assert.deepEqual(await messages(world, recordId), ['digest email']);
    const due = await world.owner<{ digest_due_at: Date | null }[]>`
      select digest_due_at from notice_choice where record_id = ${recordId}`;
    assert.equal(due[0]?.digest_due_at, null);
  });
});

test('no mail of a notice holds a name, a title, a link or a word about health; each says how to recognise a true one', async () => {
  const recordId = await somebody('vrais@exemple.fr');
  const one = doctor('899700000120', { situation: 'bris_de_glace', reason: 'Overdose' });
  const document = await deposited(
    world.house,
    recordId,
    aDraft('sérologie', { title: 'Sérologie VIH' }),
    doctor('899700000121'),
  );
  await perform()(world.house.acts.beginEmergency, recordId, {}, one);
  await consented(world, recordId, doctor('899700000122'));
  await lists(world, recordId, doctor('899700000122'));
  await perform()(world.house.acts.hideDocument, recordId, { id: document.id, hide: true }, doctor('899700000121'));
  await carry();
  await walk();
  await sendMessages(sendingDeps(world.house), 'email');
  const mails = server.received.filter(({ to }) => to.includes('vrais@exemple.fr'));
  assert.deepEqual(mails.map(({ subject }) => subject).sort(), [
    'Un document de votre espace a changé',
    'Un document est arrivé dans votre espace',
    'Un professionnel a accès à votre espace',
    'Un professionnel a lu votre dossier',
    'Votre espace a été ouvert en urgence',
  ]);
  for (const { text, html, subject } of mails) {
    assert.doesNotMatch(`${text}${html}`, /MODELE|SECRETNOM|Hôpital|VIH|érologie|Overdose|https?:|href|<a\b/, subject);
    assert.match(text, /Comment reconnaître un vrai message/);
  }
});

describe('withheld-leads-to-no-notice', () => {
  test('a document kept for an announcement, deposited, read and read in an emergency, leaves no row and no message', async () => {
    const [plain, including] = [await somebody('p@exemple.fr'), await somebody('i@exemple.fr')];
    const author = doctor('899700000130');
    const story = async (recordId: RecordId, withheld: boolean): Promise<DocumentId | undefined> => {
      await deposited(world.house, recordId, aDraft('vu'), author);
      if (!withheld) return undefined;
      const { id } = await deposited(world.house, recordId, aDraft('tu', { withheldFromPatient: true }), author);
      for (const by of [
        author,
        doctor('899700000131'),
        doctor('899700000132', { situation: 'bris_de_glace', reason: 'R' }),
      ]) {
        await perform()(world.house.acts.readDocument, recordId, { id }, by);
        await perform()(world.house.acts.downloadDocument, recordId, { id }, by);
      }
      return id;
    };
    await story(plain, false);
    const id = await story(including, true);
    const everything = async (recordId: RecordId): Promise<unknown[]> => [
      await told(world, recordId),
      await messages(world, recordId),
      (await world.owner`select count(*) as n from known_reader where record_id = ${recordId}`)[0],
      (await world.owner`select told_n from notice_walk where record_id = ${recordId}`)[0],
      (await world.owner`select count(*) as n from physician_notice where record_id = ${recordId}`)[0],
    ];
    const same = async (): Promise<void> => {
      await carry();
      await walk();
      assert.deepEqual(await everything(including), await everything(plain));
    };
    await same();
    goOn(13 * DAY);
    await same();
    // After two weeks the one word that the law asks for, and no other.
    goOn(2 * DAY);
    await carryOutbox(world.house.database, world.clock.domain(), undefined, {
      ...sending,
      announce: world.house.announce,
    });
    await walk();
    assert.deepEqual(
      (await told(world, including)).filter((kind) => kind !== 'document-deposited'),
      ['announcement-waiting'],
    );
    const rows = await world.owner`
      select 1 from notice where record_id = ${including} and (item_id = ${id ?? ''} or trace_n is not null and kind = 'announcement-waiting')`;
    assert.equal(rows.length, 0, 'it names nothing');
  });
});
