import assert from 'node:assert/strict';
import { after, before, describe, mock, test } from 'node:test';
import { readFreezes, type Freeze } from '../access/index.js';
import { watchAlerts } from '../alerts.js';
import { judgeFreeze, listFreezes } from '../commands/freeze-commands.js';
import { staffCommand } from '../commands/staff-commands.js';
import { saveProfessional } from '../identity/index.js';
import { MINUTE } from '../kernel/time.js';
import { messagesFor } from '../web/index.js';
import { staffMember, tokenIn } from '../../test/support/staff.js';
import { visitor, type Page, type Visitor } from '../../test/support/visitor.js';
import { startWorld, type World } from '../../test/support/world.js';
import { atWork, identity } from '../../test/proofs/route-questions.js';
import { aProfessional, aRecord, testIns } from '../../test/support/cast.js';
import type { TrailLine } from './trail.model.js';
import { readTrail } from './trail.store.js';
import { until } from '../../test/support/until.js';

const m = messagesFor('fr').oversight;
const LIMIT = 4;
const REASON = 'Remplacement non déclaré, vérifié au téléphone';
let world: World;
let solene: Visitor;
let bastien: Visitor;
let numbers = 0;
before(async () => {
  world = await startWorld({
    settings: { CARNET_STRANGERS_PER_HOUR: String(LIMIT), CARNET_ALERT_MAIL: 'alerte@exemple.invalid' },
  });
  solene = await staffMember(world, 'solene');
  bastien = await staffMember(world, 'bastien');
});
after(() => world.close());

/** Somebody new opens more strangers than the limit, at the screen. */
async function frozen(idNatPs: string): Promise<Freeze> {
  const caller = aProfessional({ id: idNatPs });
  if (caller.kind !== 'professional') return assert.fail();
  const { directory } = world.house.database;
  await saveProfessional(directory, world.house.keys.directory, caller.professional, []);
  const desk = await atWork(world, idNatPs);
  for (let at = 0; at <= LIMIT; at += 1) {
    const number = 700 + (numbers += 1);
    await aRecord(world.house, number);
    await desk.post('/pro/recherche', identity(number));
  }
  return (await readFreezes(directory)).find((one) => one.idNatPs === idNatPs) ?? assert.fail();
}
const propose = async (who: Visitor, freeze: Freeze, issue: string, motif = REASON): Promise<Page> => {
  const page = await who.get(`/controle/arrets/${freeze.id}`);
  return who.submit(page, '/controle/arrets/proposer', { issue, motif });
};
const end = async (who: Visitor, freeze: Freeze, suite: string, motif = REASON): Promise<Page> =>
  who.submit(await who.get(`/controle/arrets/${freeze.id}`), '/controle/propositions/finir', { suite, motif });
const trail = async (limit = 6): Promise<readonly TrailLine[]> =>
  (await readTrail(world.house.database.directory, world.house.keys.directory, { limit })).lines;
const holds = async (freeze: Freeze) =>
  (await readFreezes(world.house.database.directory)).find(({ id }) => id === freeze.id);

describe('the door of auditors', () => {
  test('opens to auditors only: advisers, people and nobody are told so, and auditors do not open accounts', async () => {
    const maud = await staffMember(world, 'maud');
    for (const path of ['/controle', '/controle/journal']) {
      assert.equal((await maud.get(path)).status, 403, path);
      const nobody = await visitor(world.app, '192.0.2.9').get(path);
      assert.match(String(nobody.headers['location']), /^\/assistance\/poste\/connexion/, path);
      assert.equal((await solene.get(path)).status, 200, path);
    }
    assert.equal((await solene.get('/assistance/poste')).status, 403);
    const opened = await solene.post('/assistance/poste/ouvrir', {
      _csrf: tokenIn(await solene.get('/controle')),
      nir: testIns(1).value,
    });
    assert.equal(opened.status, 403);
    assert.ok((await trail(20)).some(({ act, auditor }) => act === 'sign-in' && auditor.name === 'Solène ARVOR'));
  });

  test('who leaves finds it closed on the next request; who is added enters with both factors', async () => {
    const said: string[] = [];
    const staff = (...argv: string[]) =>
      staffCommand(
        argv,
        (line) => said.push(line),
        (work) => work(world.house),
      );
    await staff('add', '--role', 'auditor', '--name', 'Essai', '--username', 'essai.controle', '--json');
    const made = JSON.parse(said.at(-1) ?? '') as { password: string; totpSecret: string };
    assert.ok(made.password.length >= 20 && made.totpSecret.length >= 16);
    await assert.rejects(staff('add', '--role', 'auditor', '--name', 'Autre', '--username', 'essai.controle'), {
      code: 1,
    });
    await assert.rejects(staff('add', '--role', 'chef', '--name', 'Autre', '--username', 'autre'), { code: 2 });
    await staff('dismiss', 'essai.controle');
    await assert.rejects(staff('dismiss', 'essai.controle'), { code: 1 });
    await staff('list');
    assert.match(said.join('\n'), /auditor {3}left {4}Essai/);
    const rows = await world.owner`
      select kind from security_event where kind in ('staff-added', 'staff-dismissed') order by id`;
    assert.deepEqual(
      rows.map(({ kind }) => kind as string),
      ['staff-added', 'staff-dismissed'],
    );
  });
});

describe('a frozen access', () => {
  test('is told within a minute: in the log and by a mail that names nobody', async () => {
    mock.timers.enable({ apis: ['setInterval'] });
    const stop = watchAlerts(world.house);
    try {
      const freeze = await frozen('899700000711');
      mock.timers.tick(MINUTE - 1);
      mock.timers.reset();
      await until('the mail of the alarm', async () => {
        const sent = (await world.house.courier.folder?.list(5)) ?? [];
        return sent.some((one) => one.kind === 'email' && one.mail.to === 'alerte@exemple.invalid') || undefined;
      });
      const mails = ((await world.house.courier.folder?.list(9)) ?? []).flatMap((one) =>
        one.kind === 'email' && one.mail.to === 'alerte@exemple.invalid' ? [one.mail.text] : [],
      );
      assert.equal(mails.length, 1);
      assert.ok(mails[0]?.includes(freeze.id) && !mails[0].includes(freeze.idNatPs));
      const [told] = await world.owner`
        select extract(epoch from told_at - since) as seconds from access_freeze where id = ${freeze.id}`;
      assert.ok(Number(told?.['seconds']) < 60);
    } finally {
      stop();
      mock.timers.reset();
    }
  });

  test('shows who and how many, records under names that lead to nobody, and nothing of a person', async () => {
    const freeze = await frozen('899700000712');
    assert.match((await solene.get('/controle')).html, new RegExp(freeze.id));
    const { html } = await solene.get(`/controle/arrets/${freeze.id}`);
    assert.ok(html.includes('899700000712') && html.includes(m.freeze.countValues(5, 5)));
    const names = html.match(/<code>[A-Z2-9]{4}-[A-Z2-9]{4}<\/code>/g) ?? [];
    assert.equal(new Set(names).size, LIMIT + 1);
    for (const { record_id: id } of await world.owner`select record_id from stranger_seen`)
      assert.ok(!html.includes(id as string));
    for (let number = 700; number < 700 + numbers; number += 1) assert.ok(!html.includes(testIns(number).value));
    const other = await frozen('899700000713');
    const again = (await solene.get(`/controle/arrets/${other.id}`)).html;
    for (const name of names) assert.ok(!again.includes(name), 'a name of one case is not used in another');
    const [line] = await trail(1);
    assert.deepEqual([line?.act, line?.of, line?.subject?.id], ['freeze-read', other.id, '899700000713']);
  });

  test('needs a choice and reasons, said with the form; nothing is proposed', async () => {
    const freeze = await frozen('899700000714');
    for (const [issue, motif, fault] of [
      ['', REASON, m.faults['what-missing']],
      ['lift', 'court', m.faults['reason-missing']],
      ['lift', ' '.repeat(40), m.faults['reason-missing']],
    ] as const) {
      const answer = await propose(solene, freeze, issue, motif);
      assert.equal(answer.status, 400);
      assert.ok(answer.html.includes(fault));
      const looks = (await trail(2)).map(({ act, of }) => [act, of]);
      assert.deepEqual(looks, Array(2).fill(['freeze-read', freeze.id]), 'the case shows with the fault too');
    }
    assert.equal((await world.owner`select 1 from freeze_proposal where freeze_id = ${freeze.id}`).length, 0);
  });

  test('is lifted by two: who proposed cannot confirm, every refusal stands in the trail', async () => {
    const freeze = await frozen('899700000715');
    assert.equal((await propose(solene, freeze, 'lift')).status, 303);
    assert.ok((await bastien.get('/controle')).html.includes('Solène ARVOR'));
    const alone = await end(solene, freeze, 'confirmed');
    assert.equal(alone.status, 400);
    assert.ok(alone.html.includes(m.faults['second-auditor-needed']));
    assert.ok((await holds(freeze)) !== undefined);
    const taken = await end(bastien, freeze, 'withdrawn');
    assert.ok(taken.html.includes(m.faults['not-your-proposal']));
    assert.equal((await end(bastien, freeze, 'confirmed')).status, 303);
    assert.equal(await holds(freeze), undefined);
    assert.deepEqual(
      (await trail(20))
        .filter(({ act }) => act.startsWith('proposal') || act === 'freeze-propose')
        .slice(0, 4)
        .map(({ act, outcome, auditor, problem }) => [act, outcome, auditor.name, problem]),
      [
        ['proposal-confirmed', 'done', 'Bastien QUERCY', undefined],
        ['proposal-withdrawn', 'refused', 'Bastien QUERCY', 'not-your-proposal'],
        ['proposal-confirmed', 'refused', 'Solène ARVOR', 'second-auditor-needed'],
        ['freeze-propose', 'done', 'Solène ARVOR', undefined],
      ],
    );
    assert.equal((await solene.get(`/controle/arrets/${freeze.id}`)).status, 404);
    // Counted anew: the limit is whole again.
    assert.equal((await world.owner`select 1 from stranger_count where subject = '899700000715'`).length, 0);
  });

  test('is kept, or its professional struck off, and either can be taken up again', async () => {
    const freeze = await frozen('899700000716');
    await propose(solene, freeze, 'keep');
    assert.equal((await end(bastien, freeze, 'declined')).status, 303);
    assert.equal((await holds(freeze))?.judged, undefined);
    await propose(bastien, freeze, 'keep');
    await end(solene, freeze, 'confirmed');
    assert.equal((await holds(freeze))?.judged, 'keep');
    await propose(solene, freeze, 'strike');
    await end(bastien, freeze, 'confirmed');
    assert.equal((await holds(freeze))?.judged, 'strike');
    const [row] = await world.owner`select active from professional where id_nat_ps = '899700000716'`;
    assert.equal(row?.['active'], false);
  });

  test('two auditors who propose at once: one proposal, the other is told', async () => {
    const freeze = await frozen('899700000717');
    const path = `/controle/arrets/${freeze.id}`;
    const pages = [await solene.get(path), await bastien.get(path)] as const;
    const sent = (who: Visitor, page: Page, issue: string): Promise<Page> =>
      who.submit(page, '/controle/arrets/proposer', { issue, motif: REASON });
    const answers = await Promise.all([sent(solene, pages[0], 'lift'), sent(bastien, pages[1], 'keep')]);
    assert.deepEqual(answers.map(({ status }) => status).sort(), [303, 400]);
    const open = await world.owner`select 1 from freeze_proposal where freeze_id = ${freeze.id} and ending is null`;
    assert.equal(open.length, 1);
  });

  test('the database itself keeps four eyes', async () => {
    await assert.rejects(
      world.owner`update freeze_proposal set ending = 'confirmed', ended_by = proposed_by, ended_at = now()
        where ending is null`,
      /four_eyes/,
    );
  });

  test('the command line does the same acts, under the username of an auditor', async () => {
    const freeze = await frozen('899700000718');
    const said: string[] = [];
    const judge = (
      auditor: string | undefined,
      what: 'lift' | 'keep' | 'decline',
      reason: string | undefined = REASON,
    ) => judgeFreeze(world.house, { id: freeze.id, what, auditor, reason, out: (line) => said.push(line) });
    await assert.rejects(judge('maud.conseil', 'lift'), { code: 1 });
    await assert.rejects(judge(undefined, 'lift'), { code: 2 });
    await assert.rejects(judge('solene.controle', 'lift', 'court'), { code: 2 });
    await judge('solene.controle', 'lift');
    await assert.rejects(judge('solene.controle', 'lift'), { code: 3 });
    await assert.rejects(judge('bastien.controle', 'keep'), { code: 3 });
    await judge('bastien.controle', 'lift');
    assert.equal(await holds(freeze), undefined);
    await assert.rejects(judge('bastien.controle', 'lift'), { code: 1 });
    await listFreezes(world.house, true, (line) => said.push(line));
    assert.ok(said.some((line) => line.includes('899700000716')));
    assert.ok(
      (await trail(12)).some(
        ({ by, act, outcome }) => by === 'command' && act === 'proposal-confirmed' && outcome === 'done',
      ),
    );
  });

  test('forms of elsewhere, and cases that are none, do nothing', async () => {
    for (const path of ['/controle/arrets/proposer', '/controle/propositions/finir']) {
      assert.equal((await solene.post(path, { _csrf: 'x' })).status, 403, path);
      const _csrf = tokenIn(await solene.get('/controle/arrets/x'));
      const nothing = { _csrf, arret: 'x', proposition: 'x', suite: 'confirmed', motif: REASON };
      assert.equal((await solene.post(path, nothing)).status, 404, path);
    }
    for (const path of ['/controle/arrets/x', `/controle/propositions/${crypto.randomUUID()}`])
      assert.equal((await solene.get(path)).status, 404, path);
  });
});

describe('the trail of auditors', () => {
  test('shows every act to every auditor, page by page, reading it included', async () => {
    const { html } = await bastien.get('/controle/journal');
    for (const words of ['Solène ARVOR', 'Bastien QUERCY', m.trail.acts['freeze-propose'], m.trail.byCommand])
      assert.ok(html.includes(words), words);
    assert.equal((await trail(1))[0]?.act, 'trail-read');
    const older = /\/controle\/journal\?avant=\d+/.exec(html)?.[0] ?? assert.fail('more than one page');
    assert.equal((await bastien.get(older)).status, 200);
  });

  test('names in it are sealed', async () => {
    const rows = await world.owner`select encode(entry, 'escape') as text from oversight_entry`;
    assert.ok(rows.length > 10);
    assert.ok(rows.every(({ text }) => !/Sol|Bastien|ARVOR|7000007/.test(text as string)));
  });
});
