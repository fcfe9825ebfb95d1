import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, test } from 'node:test';
import { readTrace } from '../audit/index.js';
import type { RecordId } from '../kernel/ids.js';
import { HOUR, MINUTE } from '../kernel/time.js';
import type { Document } from '../record/index.js';
import { messagesFor } from '../web/index.js';
import { aDraft, aRecord, deposited } from '../../test/support/cast.js';
import { signedIn, type Citizen } from '../../test/support/citizen.js';
import { aShownRecord, lastOf, newestLines, visitHref } from '../../test/support/shown-record.js';
import { answered, ask, letIn, offer } from '../../test/support/visits.js';
import { visitor, type Visitor } from '../../test/support/visitor.js';
import { startWorld, type World } from '../../test/support/world.js';

const m = messagesFor('fr').visit;
let world: World;
let recordId: RecordId;
let person: Citizen;
let plain: Document;
let hidden: Document;
let withheld: Document;
let people = 3_100;

before(async () => {
  world = await startWorld({ content: 'empty' });
});
after(() => world.close());
beforeEach(async () => {
  ({ recordId, person, plain, hidden, withheld } = await aShownRecord(world, (people += 1)));
});

const later = (milliseconds: number): void => world.clock.setOffset(world.clock.offset() + milliseconds);
const href = (document: Document): string => visitHref(world, recordId, document);
const lines = (chain: 'shown' | 'withheld' = 'shown') => newestLines(world, recordId, chain);
const last = (act: string) => lastOf(world, recordId, act);
/** What the browser is let see: status of the list, and of each document. */
const sees = async (browser: Visitor): Promise<readonly number[]> =>
  Promise.all(
    ['/visite/dossier', href(plain), href(hidden), href(withheld)].map(async (url) => (await browser.get(url)).status),
  );

describe('the person shows, somebody asks, the person lets in', () => {
  test('nothing opens before the person agrees; then what professionals see, and nothing that is hidden or withheld', async () => {
    const visit = await offer(world, person);
    const page = await person.get(visit.href);
    assert.ok(page.body.includes(m.offered.title));
    assert.ok(page.body.includes(`${visit.short?.slice(0, 5)}-${visit.short?.slice(5)}`));
    assert.match(page.body, /<svg class="qr"/);
    const browser = visitor(world.app);
    const asked = await ask(browser, visit.short ?? '');
    assert.equal(asked.headers['location'], '/visite/attente');
    const waiting = await browser.get('/visite/attente');
    assert.deepEqual(await sees(browser), [403, 403, 403, 403]);
    const question = await person.get(visit.href);
    assert.ok(question.body.includes(m.asked.title) && question.body.includes('Dr Alix MODELE'));
    assert.ok(question.body.includes(m.asked.stated));
    const figures = /class="visit-figures">(\d\d)</.exec(question.body)?.[1];
    assert.equal(/class="visit-figures">(\d\d)</.exec(waiting.html)?.[1], figures);
    assert.equal((await person.get(`${visit.href}/etat`)).body, 'asked');
    await answered(person, visit, 'accepter');
    assert.equal((await person.get(`${visit.href}/etat`)).body, 'open');
    assert.equal((await browser.get('/visite/etat')).html, 'open');
    assert.equal((await browser.get('/visite/attente')).headers['location'], '/visite/dossier');
    const shown = await browser.get('/visite/dossier');
    assert.ok(shown.html.includes('Document visible') && shown.html.includes('ESSAI'));
    assert.ok(!shown.html.includes('Document masqué') && !shown.html.includes('Document annonce'));
    assert.deepEqual(await sees(browser), [200, 200, 404, 404]);
    const looked = await person.get(visit.href);
    assert.ok(looked.body.includes(m.open.title) && looked.body.includes('Document visible'));
    assert.ok(!looked.body.includes('Document annonce'));
    assert.deepEqual(await last('visit-accept'), ['done', 'person-controls-own-record', 'person', undefined]);
    assert.deepEqual(await last('visit-look'), [
      'done',
      'visitor-reads-what-the-person-shows',
      'visitor',
      'Alix MODELE',
    ]);
    assert.ok((await person.get('/historique')).body.includes('Dr Alix MODELE (identité non vérifiée)'));
  });

  test('only chosen documents, a hidden one too when it is chosen', async () => {
    const other = await deposited(world.house, recordId, aDraft('autre'));
    const { browser } = await letIn(world, person, { quoi: 'choix' }, [hidden.id]);
    assert.deepEqual(await sees(browser), [200, 404, 200, 404]);
    assert.equal((await browser.get(href(other))).status, 404);
    assert.ok((await browser.get('/visite/dossier')).html.includes('Document masqué'));
    assert.match(String((await browser.get(`${href(hidden)}/fichier`)).headers['content-disposition']), /^attachment/);
  });

  test('what is part of everything is looked at and not taken away', async () => {
    const { browser } = await letIn(world, person, {}, [hidden.id]);
    assert.equal((await browser.get(`${href(plain)}/contenu`)).status, 200);
    assert.equal((await browser.get(`${href(plain)}/fichier`)).status, 404);
    assert.equal((await browser.get(`${href(hidden)}/fichier`)).status, 200);
    assert.ok(!(await browser.get(href(plain))).html.includes(m.shown.take));
  });

  test('a profession without a row reads chosen documents only, another one what its row gives', async () => {
    const visit = await offer(world, person);
    const browser = visitor(world.app);
    await ask(browser, visit.short ?? '', { profession: 'autre' });
    await answered(person, visit, 'accepter');
    assert.ok((await browser.get('/visite/dossier')).html.includes(m.shown.none));
    assert.equal((await browser.get(href(plain))).status, 404);
  });

  test('what is withheld cannot be chosen, nor a document of somebody else', async () => {
    await assert.rejects(offer(world, person, { quoi: 'choix' }, [withheld.id]), /erreur=oui/);
    const other = await aRecord(world.house, (people += 1));
    const theirs = await deposited(world.house, other, aDraft('ailleurs'));
    await assert.rejects(offer(world, person, { quoi: 'choix' }, [theirs.id]), /erreur=oui/);
  });

  test('a form that says nothing comes back with what is missing', async () => {
    const answer = await person.post('/acces/visite', { quoi: 'choix' });
    const page = await person.get(answer.location ?? '');
    assert.equal(page.status, 400);
    for (const text of [m.prepare.errorDocuments, m.prepare.errorMinutes, m.prepare.errorWay])
      assert.ok(page.body.includes(text), text);
  });
});

describe('it ends', () => {
  test('stopped, the very next request is refused, and so is everything after', async () => {
    const { browser, visit } = await letIn(world, person);
    assert.equal((await browser.get(href(plain))).status, 200);
    await answered(person, visit, 'arreter');
    const refused = await browser.get(href(plain));
    assert.equal(refused.status, 403);
    assert.ok(refused.html.includes(m.gone.title));
    assert.equal((await browser.get(`${href(plain)}/contenu`)).status, 403);
    assert.ok((await person.get(visit.href)).body.includes(m.over.stopped));
    const line = (await lines()).find(({ act, outcome }) => act === 'document-read' && outcome === 'refused');
    assert.equal(line?.rule, 'visit-needs-the-persons-agreement');
  });

  test('by itself when the minutes are over, to the minute', async () => {
    const { browser, visit } = await letIn(world, person, { minutes: '15' });
    later(15 * MINUTE - 5_000);
    assert.equal((await browser.get('/visite/dossier')).status, 200);
    later(10_000);
    assert.equal((await browser.get('/visite/dossier')).status, 403);
    assert.ok((await person.get(visit.href)).body.includes(m.over.ended));
  });

  test('declined, nothing was shown', async () => {
    const visit = await offer(world, person);
    const browser = visitor(world.app);
    await ask(browser, visit.short ?? '');
    await answered(person, visit, 'refuser');
    assert.equal((await browser.get('/visite/attente')).status, 403);
    assert.ok((await person.get(visit.href)).body.includes(m.over.declined));
    assert.equal((await answered(person, visit, 'accepter')).status, 400, 'too late to change one’s mind');
  });

  test('the visitor says they have finished: their browser opens nothing more, and the history says so', async () => {
    const { browser, visit } = await letIn(world, person);
    const before = new Map(browser.cookies);
    await browser.submit(await browser.get('/visite/dossier'), '/visite/finir');
    for (const [name, value] of before) browser.cookies.set(name, value);
    assert.equal((await browser.get('/visite/dossier')).headers['location'], '/visite');
    assert.ok((await person.get(visit.href)).body.includes(m.over.left));
    assert.equal((await person.get(`${visit.href}/etat`)).body, 'left');
    assert.deepEqual(await last('visit-leave'), [
      'done',
      'visitor-reads-what-the-person-shows',
      'visitor',
      'Alix MODELE',
    ]);
    assert.ok((await person.get('/historique')).body.includes('a terminé la consultation'));
  });

  test('nobody is let in who asked too long ago, and a new code ends the one before', async () => {
    const visit = await offer(world, person);
    await ask(visitor(world.app), visit.short ?? '');
    later(11 * MINUTE);
    assert.equal((await answered(person, visit, 'accepter')).status, 400);
    const one = await offer(world, person);
    await offer(world, person);
    assert.equal((await ask(visitor(world.app), one.short ?? '')).status, 400);
    assert.ok((await person.get(one.href)).body.includes(m.over.replaced));
  });
});

describe('looking on', () => {
  test('keeps nobody signed in: not what the page asks by itself, with script or without', async () => {
    const visit = await offer(world, person);
    const page = await person.get(visit.href);
    const address = /<noscript><meta http-equiv="refresh" content="10; url=([^"]+)"/.exec(page.body)?.[1] ?? '';
    assert.ok(address.startsWith(`${visit.href}?`) && page.body.includes(`data-watch="${visit.href}/etat"`));
    for (const expected of [200, 200, 200, 303]) {
      world.advanceReal(6 * MINUTE);
      assert.equal((await person.get(`${visit.href}/etat`)).status, expected);
      assert.equal((await person.get(address)).status, expected);
    }
    assert.equal((await person.get('/accueil')).status, 303);
  });

  test('without script is written once for each thing shown, however often the page comes again', async () => {
    const refresh = (page: { readonly body: string }): string =>
      /<noscript><meta http-equiv="refresh" content="10; url=([^"]+)"/.exec(page.body)?.[1] ??
      assert.fail('comes again');
    const written = async (): Promise<number> =>
      world.house.database.withRecord(
        recordId,
        async (handle) =>
          (await readTrace(handle, 'shown', { limit: 200 })).lines.filter(
            ({ act, outcome }) => act === 'visit-read' && outcome === 'done',
          ).length,
      );
    const visit = await offer(world, person);
    let count = await written();
    const comesAgain = async (from: { readonly body: string }, entries: number) => {
      let page = from;
      for (let times = 0; times < 4; times += 1) {
        const next = await person.get(refresh(page));
        assert.equal(next.status, 200);
        page = next;
      }
      assert.equal(await written(), (count += entries));
      return page;
    };
    const offered = await person.get(visit.href);
    assert.equal(await written(), (count += 1));
    await comesAgain(offered, 0);
    const browser = visitor(world.app);
    await ask(browser, visit.short ?? '');
    const asked = await comesAgain(offered, 1);
    assert.ok(asked.body.includes(m.asked.compare), 'who asks is shown');
    await answered(person, visit, 'accepter');
    await browser.get('/visite/dossier');
    const open = await comesAgain(asked, 1);
    await browser.get('/visite/dossier');
    await comesAgain(open, 1);
    await person.get(visit.href);
    assert.equal(await written(), (count += 1), 'asked for by the person, it is written every time');

    const token = /suivi=([^&"]+)/.exec(refresh(open))?.[1] ?? '';
    const other = await offer(world, person);
    count = await written();
    const [shown = '', proof = ''] = token.split('.');
    for (const forged of ['oui', token, `offered-0.${proof}`, `${shown}.`, 'offered-0.', 'offered-0'])
      assert.equal((await person.get(`${other.href}?suivi=${forged}`)).status, 200);
    assert.equal(await written(), (count += 6), 'nobody but this house says what was shown');
    const again = await signedIn(world, recordId);
    const own = refresh(await person.get(other.href));
    await again.get(own);
    assert.equal(await written(), count + 2, 'nor does one session say it for another');
  });

  test('by somebody who asks for the page does', async () => {
    const visit = await offer(world, person);
    for (let minutes = 0; minutes < 30; minutes += 10) {
      world.advanceReal(10 * MINUTE);
      assert.equal((await person.get(visit.href)).status, 200);
    }
  });

  test('a sheet that waits is not asked for by the page; once it is used, the page looks on', async () => {
    const visit = await offer(world, person, { comment: 'papier' });
    const waits = (await person.get(visit.href)).body;
    assert.ok(!waits.includes('data-watch') && !waits.includes('http-equiv="refresh"'));
    await ask(visitor(world.app), visit.long);
    assert.ok((await person.get(visit.href)).body.includes('data-watch'));
  });
});

describe('on paper', () => {
  test('the sheet has no short code, opens once without asking, and the person finds it', async () => {
    const visit = await offer(world, person, { comment: 'papier' });
    assert.equal(visit.short, undefined);
    assert.ok((await person.get(visit.href)).body.includes(m.offered.paperTitle));
    later(20 * HOUR);
    const browser = visitor(world.app);
    const opened = await ask(browser, visit.long);
    assert.equal(opened.headers['location'], '/visite/dossier');
    assert.deepEqual(await sees(browser), [200, 200, 404, 404]);
    assert.equal((await ask(visitor(world.app), visit.long)).status, 400, 'once');
    assert.deepEqual(await last('visit-open'), ['done', 'person-lets-the-visitor-in', 'visitor', 'Alix MODELE']);
  });

  test('a day later it opens nothing', async () => {
    const visit = await offer(world, person, { comment: 'papier' });
    later(24 * HOUR);
    assert.equal((await ask(visitor(world.app), visit.long)).status, 400);
  });
});
