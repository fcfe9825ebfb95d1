import assert from 'node:assert/strict';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { codeIndex, noticeTerms, replaceCode } from '../lifecycle/index.js';
import { issueCodeIn } from '../lifecycle/code.store.js';
import { codeExpiresAt } from '../lifecycle/code.model.js';
import { noteContactChanged, readPerson, savePerson } from '../identity/index.js';
import { DAY, HOUR, MINUTE } from '../kernel/time.js';
import { sendingDeps } from '../outgoing.js';
import { outboxId } from '../platform/outbox.js';
import { aRecord } from '../../test/support/cast.js';
import { startMailServer, type MailServer } from '../../test/support/mail-server.js';
import { startWorld, type World } from '../../test/support/world.js';
import {
  carryOutbox,
  latestMessages,
  printBatch,
  queueMessage,
  sendMessages,
  takeReturnedMail,
  type MessageKind,
} from './index.js';
import type { RecordId } from '../kernel/ids.js';

let server: MailServer;
let world: World;
let people = 300;

before(async () => {
  server = await startMailServer();
  world = await startWorld({
    content: 'empty',
    settings: { CARNET_SMTP_URL: server.url, CARNET_MAIL_RETURN: 'retours@carnet.example' },
  });
});
after(async () => {
  await world.close();
  await server.close();
});

const somebody = async (email?: string): Promise<{ recordId: RecordId; number: number }> => {
  people += 1;
  const recordId = await aRecord(world.house, people, {
    state: 'notified',
    familyName: 'DUPRÉ',
    ...(email === undefined ? {} : { email }),
    address: ['3 RUE DU PORT', '29200 BREST'],
  });
  return { recordId, number: people };
};

async function queue(recordId: RecordId, kind: MessageKind, channel: 'email' | 'post', code?: string): Promise<string> {
  const at = world.clock.domain();
  const id = outboxId(`${kind} ${recordId}`);
  await world.house.database.withRecord(recordId, async (handle) => {
    if (code !== undefined)
      await issueCodeIn(handle, codeIndex(world.house.keys.code, code), {
        ...{ sentAt: at, expiresAt: codeExpiresAt(at), reason: 'notice' },
      });
    await queueMessage(handle, {
      id,
      kind,
      channel,
      createdAt: at,
      dueAt: at,
      values: code === undefined ? {} : { code },
    });
  });
  return id;
}
const send = () => sendMessages(sendingDeps(world.house), 'email');
const messagesOf = (recordId: RecordId) =>
  world.house.database.withRecord(recordId, async (handle) =>
    (await latestMessages(handle, 20)).map(({ kind, channel, state }) => `${kind} ${channel} ${state}`).sort(),
  );
const mailTo = (address: string) => server.received.filter(({ to }) => to.includes(address));

test('a notice goes out over SMTP once, with its code and the words the law wants, and the code is gone from our side', async () => {
  const { recordId } = await somebody('claire@exemple.fr');
  await queue(recordId, 'space-notice', 'email', 'K7QP49XM2T');
  assert.deepEqual(await send(), { sent: 1, left: 0 });
  assert.deepEqual(await send(), { sent: 0, left: 0 });
  const [mail, ...more] = mailTo('claire@exemple.fr');
  assert.ok(mail !== undefined && more.length === 0);
  for (const words of ['K7QP4-9XM2T', 'dossier médical partagé', 'vous opposer', 'clôturer', 'sans donner de raison'])
    for (const body of [mail.text, mail.html]) assert.ok(body.includes(words), words);
  const rows = await world.owner`select sealed, state from message where record_id = ${recordId}`;
  assert.deepEqual([rows[0]?.['sealed'], rows[0]?.['state']], [null, 'sent']);
  const spaces = await world.owner`select notice_sent_on::text as day from space where record_id = ${recordId}`;
  assert.match(String(spaces[0]?.['day']), /^\d{4}-\d{2}-\d{2}$/);
});

test('who acts for a child or a protected adult is told whom it is about, and to type their own number', async () => {
  const born = `${new Date(world.clock.domain()).getUTCFullYear() - 9}-04-02`;
  const parent = [{ nir: '185057800608491', kind: 'parent' as const }];
  const guardian = [{ nir: '185057800608491', kind: 'guardian' as const }];
  for (const [at, change] of [
    { birthDate: born, representatives: parent, addresseeNir: '185057800608491' },
    { representatives: guardian, addresseeNir: '185057800608491' },
  ].entries()) {
    people += 1;
    const email = `represente${at}@exemple.fr`;
    const recordId = await aRecord(world.house, people, { state: 'notified', givenNames: ['Lou'], email, ...change });
    await queue(recordId, 'space-notice', 'email', `K7QP49XM3${at}`);
    await send();
    const [mail] = mailTo(email);
    for (const body of [mail?.text ?? '', mail?.html ?? '']) {
      assert.match(body, /Bonjour,\s*(<\/p>\s*<p[^>]*>)?Ce message concerne Lou\./);
      assert.match(body, /saisissez votre propre numéro de sécurité sociale/);
    }
  }
});

test('no mail holds a link, a name beyond the first, or a word about health; each says how to recognise a true one', async () => {
  const { recordId } = await somebody('liens@exemple.fr');
  const kinds: MessageKind[] = [
    'document-deposited',
    'emergency-access',
    'login-changed',
    'space-closed',
    'space-suspended',
  ];
  for (const kind of kinds) await queue(recordId, kind, 'email');
  await send();
  const mails = mailTo('liens@exemple.fr');
  assert.equal(mails.length, kinds.length);
  for (const { text, html, subject } of mails) {
    assert.doesNotMatch(html, /<a\b|href|<img|https?:/i, subject);
    assert.doesNotMatch(text, /https?:/, subject);
    assert.doesNotMatch(`${text}${html}`, /DUPR/, subject);
    assert.match(text, /Comment reconnaître un vrai message/);
  }
});

test('an address refused at the door of its server gets a letter with the same code instead', async () => {
  const { recordId } = await somebody('nulle-part@exemple.fr');
  server.refuses.set('nulle-part@exemple.fr', 550);
  await queue(recordId, 'space-notice', 'email', 'AAAAA00001');
  assert.deepEqual(await send(), { sent: 0, left: 1 });
  assert.deepEqual(await messagesOf(recordId), ['space-notice email returned', 'space-notice post waiting']);
});

test('a code that waits follows no address changed meanwhile: a letter brings it, and everyday news goes on', async () => {
  const kinds = ['space-notice', 'majority-notice', 'second-notice', 'new-code'] as const;
  for (const [number, kind] of kinds.entries()) {
    const address = `pirate${number}@exemple.fr`;
    const { recordId } = await somebody('ancienne@exemple.fr');
    await queue(recordId, kind, 'email', `QCQCQ0000${number}`);
    await queue(recordId, 'login-changed', 'email');
    await world.house.database.withRecord(recordId, async (handle) => {
      await savePerson(handle, { ...(await readPerson(handle)), email: address });
      await noteContactChanged(handle, world.clock.domain());
    });
    assert.deepEqual(await send(), { sent: 1, left: 1 }, kind);
    assert.deepEqual(
      await messagesOf(recordId),
      [`${kind} email given-up`, `${kind} post waiting`, 'login-changed email sent'].sort(),
    );
    assert.equal(mailTo(address).length, 1);
    assert.doesNotMatch(JSON.stringify(mailTo(address)), /QCQCQ/);
  }
  const { recordId } = await somebody('il-y-a-longtemps@exemple.fr');
  await world.house.database.withRecord(recordId, (handle) =>
    noteContactChanged(handle, world.clock.domain() - 7 * DAY),
  );
  await queue(recordId, 'space-notice', 'email', 'QCQCQ00009');
  await send();
  assert.deepEqual(await messagesOf(recordId), ['space-notice email sent']);
});

test('a server that is busy is tried again later, and the mail is sent once', async () => {
  const { recordId } = await somebody('occupe@exemple.fr');
  server.refuses.set('occupe@exemple.fr', 451);
  await queue(recordId, 'login-changed', 'email');
  assert.deepEqual(await send(), { sent: 0, left: 1 });
  assert.deepEqual(await send(), { sent: 0, left: 0 }, 'not before its time');
  server.refuses.delete('occupe@exemple.fr');
  world.clock.setOffset(HOUR);
  assert.deepEqual(await send(), { sent: 1, left: 0 });
  assert.equal(mailTo('occupe@exemple.fr').length, 1);
});

test('a mail that comes back later is followed by a letter with another code, once, and everyday news is only noted', async () => {
  const { recordId } = await somebody('revient@exemple.fr');
  await queue(recordId, 'space-notice', 'email', 'BBBBB00002');
  await queue(recordId, 'document-deposited', 'email');
  await send();
  const { database, keys, clock } = world.house;
  const deps = { database, keys, clock, replaceCode: replaceCode(keys) };
  const returnOf = (to: string, action: string, status: string): string =>
    [
      'From: MAILER-DAEMON@exemple.fr',
      `To: ${to}`,
      'Content-Type: multipart/report; report-type=delivery-status; boundary="b"',
      '',
      '--b',
      'Content-Type: message/delivery-status',
      '',
      `Final-Recipient: rfc822; revient@exemple.fr`,
      `Action: ${action}`,
      `Status: ${status}`,
      '',
      '--b--',
    ].join('\r\n');
  const notice = mailTo('revient@exemple.fr').find(({ text }) => text.includes('BBBBB-00002'));
  const news = mailTo('revient@exemple.fr').find(({ text }) => !text.includes('BBBBB-00002'));
  assert.match(notice?.from ?? '', /^retours\+[0-9a-f]{30}@carnet\.example$/);
  assert.equal(await takeReturnedMail(deps, returnOf(notice?.from ?? '', 'delayed', '4.4.1')), 'ignored');
  assert.equal(await takeReturnedMail(deps, returnOf('retours+00@carnet.example', 'failed', '5.1.1')), 'ignored');
  assert.equal(await takeReturnedMail(deps, returnOf(notice?.from ?? '', 'failed', '5.1.1')), 'posted');
  assert.equal(await takeReturnedMail(deps, returnOf(notice?.from ?? '', 'failed', '5.1.1')), 'ignored');
  assert.equal(await takeReturnedMail(deps, returnOf(news?.from ?? '', 'failed', '5.1.1')), 'noted');
  assert.deepEqual(await messagesOf(recordId), [
    'document-deposited email returned',
    'space-notice email returned',
    'space-notice post waiting',
  ]);
  const old = codeIndex(keys.code, 'BBBBB00002');
  const codes = await world.owner<{ live: boolean; old: boolean }[]>`
    select expires_at > ${new Date(clock.domain())} as live, code_index = ${old} as old
    from directory_code where record_id = ${recordId}`;
  assert.deepEqual(codes.map(({ live, old: first }) => [live, first]).sort(), [
    [false, true],
    [true, false],
  ]);
});

test('letters come in a batch with a manifest that names files and no person; six weeks run from the batch', async () => {
  const { recordId } = await somebody();
  await queue(recordId, 'space-notice', 'post', 'CCCCC00003');
  const folder = await mkdtemp(path.join(tmpdir(), 'carnet-letters-'));
  try {
    world.clock.setOffset(3 * DAY);
    const batch = await printBatch(sendingDeps(world.house), {
      folder,
      atMost: 100,
      batchId: world.house.ids.item('b'),
    });
    assert.ok(batch.letters >= 1 && batch.unaddressed === 0);
    const manifest = await readFile(path.join(batch.folder, 'manifest.csv'), 'utf8');
    assert.doesNotMatch(manifest, /DUPR|CCCCC|BREST/);
    assert.equal(manifest.trim().split('\n').length, batch.letters + 1);
    const files = (await readdir(batch.folder, { recursive: true })).filter((name) => name.endsWith('.pdf'));
    assert.equal(files.length, batch.letters);
    const pdf = await readFile(path.join(batch.folder, files[0] ?? ''));
    assert.ok(pdf.subarray(0, 8).toString().startsWith('%PDF-1.7'));
    for (const mark of [
      '/Lang (fr-FR)',
      '/MarkInfo',
      '/StructTreeRoot',
      'pdfaid:part>2',
      '/FontFile2',
      '/Lang (en-GB)',
    ])
      assert.ok(pdf.includes(mark), mark);
    const again = await printBatch(sendingDeps(world.house), {
      folder,
      atMost: 100,
      batchId: world.house.ids.item('b'),
    });
    assert.equal(again.letters, 0);
    const opens = noticeTerms(world.house).daysAt(world.clock.domain());
    const rows = await world.owner<{ due: string }[]>`
      select (notice_sent_on + 43)::text as due from space where record_id = ${recordId}`;
    assert.equal(rows[0]?.due, opens.opens);
  } finally {
    world.clock.setOffset(0);
    await rm(folder, { recursive: true, force: true });
  }
});

test('twenty documents of one hour are one mail', async () => {
  const { recordId } = await somebody('resultats@exemple.fr');
  const { database, clock } = world.house;
  const at = Math.floor(clock.domain() / HOUR) * HOUR;
  await database.withRecord(recordId, async ({ sql }) => {
    for (let n = 0; n < 20; n += 1)
      await sql`
        insert into outbox (record_id, id, kind, at)
        values (${recordId}, ${outboxId(`document ${n} ${recordId}`)}, 'document-deposited', ${new Date(at - MINUTE)})`;
  });
  await carryOutbox(database, at);
  assert.deepEqual(await messagesOf(recordId), ['document-deposited email waiting']);
});
