import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { after, before, describe, test } from 'node:test';
import type { RecordId } from '../kernel/ids.js';
import { messagesFor } from '../web/index.js';
import { aDraft, aProfessional, aRecord, deposited } from '../../test/support/cast.js';
import { signedIn, type Citizen } from '../../test/support/citizen.js';
import { pdf } from '../../test/support/files.js';
import { minimalCda } from '../../test/support/minimal-cda.js';
import { startWorld, type World } from '../../test/support/world.js';
import type { DepositDraft, Document } from './index.js';

const m = messagesFor('fr');

describe('the page of a document', () => {
  let world: World;
  let recordId: RecordId;
  let person: Citizen;
  const give = (name: string, change: Partial<DepositDraft> & { text?: string } = {}): Promise<Document> =>
    deposited(world.house, recordId, aDraft(name, change));
  const href = ({ id }: Pick<Document, 'id'>, of = recordId): string =>
    `/documents/${world.house.publicIds.of('document', of, id)}`;
  /** What the history holds of acts on documents, newest first. */
  const traced = async (): Promise<string[]> => {
    const read = await world.house.runner.perform(
      world.house.acts.readHistory,
      recordId,
      { limit: 3 },
      {
        kind: 'person',
        recordId,
      },
    );
    assert.ok(read.kind === 'done');
    return read.outcome.lines.map(({ act, outcome, rule }) => `${act} ${outcome} ${rule}`);
  };

  before(async () => {
    world = await startWorld({ content: 'empty' });
    recordId = await aRecord(world.house, 1);
    person = await signedIn(world, recordId);
  });
  after(() => world.close());

  test('says what it is, who wrote it, when and from where, and leaves a trace', async () => {
    const document = await give('visite');
    const page = await person.get(href(document));
    assert.equal(page.status, 200);
    for (const words of [
      'Document visite',
      m.documents.plain.reports,
      'Dr Alix MODELE, médecin',
      '15 janvier 2026',
      'Hôpital des essais',
    ])
      assert.ok(page.body.includes(words), words);
    assert.deepEqual((await traced())[0], 'document-read done person-reads-own-record');
  });

  test('keeps the title out of the name of the page, which stays in the browser', async () => {
    const page = await person.get(href(await give('secret', { title: 'Sérologie VIH' })));
    assert.equal(/<title>([^<]*)<\/title>/.exec(page.body)?.[1], `${m.documents.viewer.title} · Carnet`);
    assert.ok(page.body.includes('Sérologie VIH'));
  });

  test('a hostile title is text like any other, and nothing in the page is inline', async () => {
    const hostile = '"><script>alert(1)</script><img src=x onerror=alert(1)>';
    const document = await give('hostile', { title: hostile, text: '<b>gras</b>' });
    for (const url of [href(document), '/documents', '/accueil', '/historique']) {
      const { body } = await person.get(url);
      assert.equal(body.includes('<script>'), false, url);
      assert.equal(/<[^>]*\s(?:style|on\w+)=/i.test(body), false, url);
      assert.ok(body.includes('&lt;script&gt;') || body.includes('&lt;script>'), url);
    }
  });

  test('text is shown as it is, tags included', async () => {
    const { body } = await person.get(href(await give('texte', { text: 'Tension 12/8 <stable> & « bonne »' })));
    assert.match(body, /<pre[^>]*>Tension 12\/8 &lt;stable(&gt;|>) &amp; « bonne »<\/pre>/);
  });

  test('old text in a Western code page is read', async () => {
    const bytes = Buffer.from('r\xe9sultat \xe9lev\xe9', 'latin1');
    const { body } = await person.get(href(await give('vieux texte', { bytes })));
    assert.ok(body.includes('résultat élevé'));
  });

  test('a CDA is rendered as headings and text', async () => {
    const bytes = Buffer.from(minimalCda());
    const document = await give('cda', { bytes, contentType: 'text/xml' });
    const page = await person.get(href(document));
    assert.equal(page.status, 200);
    assert.ok(page.body.includes('class="cda"'));
    assert.ok(page.body.includes(`data-print="${m.documents.viewer.print}"`));
    assert.ok(page.body.includes(m.documents.viewer.structured));
    // The document says its hour itself; ours beside it could contradict it.
    assert.match(page.body, new RegExp(`${m.documents.viewer.date}</dt><dd[^>]*>15 janvier 2026</dd>`));
    const original = await person.get(`${href(document)}/contenu`);
    assert.deepEqual(original.bytes, bytes);
    assert.match(String(original.headers['content-disposition']), /^attachment;/);
    assert.match(String(original.headers['content-security-policy']), /sandbox/);
  });

  test('a PDF is shown by the browser and downloads byte for byte, both traced', async () => {
    const bytes = pdf();
    const document = await give('pdf', { bytes, contentType: 'application/pdf', title: 'Radio du "genou" é' });
    const page = await person.get(href(document));
    assert.ok(page.body.includes(`<object class="document-frame" data="${href(document)}/contenu#`));
    // Its reader prints it; the page around it would be printed without it.
    assert.ok(page.body.includes(m.documents.viewer.openToPrint));
    assert.ok(page.body.includes(`<p class="print-only">`));
    assert.equal(page.body.includes('data-print'), false);
    const inline = await person.get(`${href(document)}/contenu`);
    assert.equal(inline.headers['content-type'], 'application/pdf');
    assert.match(String(inline.headers['content-disposition']), /^inline; filename="Radio du  ?genou _\.pdf"/);
    assert.equal(inline.headers['x-content-type-options'], 'nosniff');
    assert.equal(inline.headers['x-frame-options'], 'SAMEORIGIN');
    const kept = await person.get(`${href(document)}/contenu?telecharger=oui`);
    assert.match(String(kept.headers['content-disposition']), /^attachment;.*filename\*=UTF-8''Radio/);
    const sha = (content: Buffer): string => createHash('sha256').update(content).digest('hex');
    assert.equal(sha(kept.bytes), sha(bytes));
    assert.equal((await traced())[0], 'document-download done person-reads-own-record');
  });

  test('a document that could act is only downloaded, and the page says why', async () => {
    const bytes = pdf({ catalog: '/OpenAction<</S/JavaScript/JS(app.alert(1))>>' });
    const document = await give('actif', { bytes, contentType: 'application/pdf', hasActiveContent: true });
    const page = await person.get(href(document));
    assert.ok(page.body.includes(m.documents.viewer.downloadOnly.active));
    assert.equal(page.body.includes('<object'), false);
    const content = await person.get(`${href(document)}/contenu`);
    assert.match(String(content.headers['content-disposition']), /^attachment;/);
    assert.match(String(content.headers['content-security-policy']), /sandbox/);
  });

  for (const [contentType, reason] of [
    ['image/tiff', 'tiff'],
    ['text/rtf', 'rtf'],
  ] as const)
    test(`a ${contentType} is downloaded, with the reason`, async () => {
      const { body } = await person.get(href(await give(contentType, { contentType })));
      assert.ok(body.includes(m.documents.viewer.downloadOnly[reason]));
    });

  test('hiding is two actions from the list, says what follows and is undone by one', async () => {
    const document = await give('à masquer');
    const hidden = await person.post(`${href(document)}/masquer`);
    assert.deepEqual([hidden.status, hidden.location], [303, href(document)]);
    const page = await person.get(href(document));
    assert.ok(page.body.includes(m.documents.done.hidden));
    assert.ok(page.body.includes(m.documents.who.hidden));
    assert.equal((await traced())[1], 'document-hide done person-hides-and-shows-documents');
    assert.equal((await person.get(href(document))).body.includes(m.documents.done.hidden), false, 'said once');
    await person.post(`${href(document)}/montrer`);
    assert.ok((await person.get(href(document))).body.includes(m.documents.done.shown));
  });

  test('the first look ends its being new', async () => {
    const document = await give('neuf', { title: 'Tout nouveau' });
    const fresh = (body: string): boolean => /<li class="item item-fresh">(?:(?!<\/li>).)*Tout nouveau/s.test(body);
    assert.equal(fresh((await person.get('/documents?titre=tout+nouveau')).body), true);
    await person.get(href(document));
    assert.equal(fresh((await person.get('/documents?titre=tout+nouveau')).body), false);
  });

  test('versions lead to each other', async () => {
    const old = await give('version 1');
    const draft = aDraft('version 2', { replaces: { id: old.id } });
    const recent = await deposited(world.house, recordId, draft);
    assert.ok((await person.get(href(old))).body.includes(m.documents.viewer.newer));
    assert.ok((await person.get(href(recent))).body.includes(`href="${href(old)}"`));
  });

  test("another record's document, an unknown one and no id at all are the same page", async () => {
    const other = await aRecord(world.house, 2);
    const foreign = await deposited(world.house, other, aDraft('ailleurs'));
    const unknown = world.house.publicIds.of('document', recordId, '00000000-0000-4000-8000-000000000000');
    const bytes = async (url: string): Promise<string> => {
      const page = await person.get(url);
      assert.equal(page.status, 404, url);
      return page.body
        .replace(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, 'reference')
        .replaceAll(encodeURIComponent(url), 'here');
    };
    const [one, ...others] = await Promise.all(
      [href(foreign, other), `/documents/${unknown}`, '/documents/n-importe-quoi'].map(bytes),
    );
    for (const page of others) assert.equal(page, one);
    assert.equal((await person.post(`${href(foreign, other)}/masquer`)).status, 404);
  });

  test('what is withheld is not found, by its page, its bytes and its acts', async () => {
    const withheld = await give('annonce', { withheldFromPatient: true });
    for (const url of ['', '/contenu', '/parties/0', '/retirer'])
      assert.equal((await person.get(`${href(withheld)}${url}`)).status, 404, url);
    for (const act of ['masquer', 'montrer', 'retirer', 'remettre'])
      assert.equal((await person.post(`${href(withheld)}/${act}`)).status, 404, act);
  });

  test('a form without its token changes nothing', async () => {
    const document = await give('sans jeton');
    const answer = await person.post(`${href(document)}/masquer`, { _csrf: 'autre' });
    assert.equal(answer.status, 403);
    assert.ok((await person.get(href(document))).body.includes(m.documents.who.hide));
  });

  test("a hospital's document is not taken back by the person, and the refusal is traced", async () => {
    const document = await give("de l'hôpital");
    const answer = await person.post(`${href(document)}/retirer`);
    assert.equal(answer.status, 403);
    assert.equal((await traced())[0]?.startsWith('document-remove refused'), true);
    assert.equal((await person.get(`${href(document)}/retirer`)).status, 404);
  });

  test('without a session every page leads to the sign-in and back', async () => {
    const answer = await world.app.inject({ method: 'GET', url: '/documents?annee=2024' });
    assert.equal(answer.statusCode, 303);
    assert.equal(answer.headers.location, `/connexion?retour=${encodeURIComponent('/documents?annee=2024')}`);
  });

  test('a professional sees nothing of what the person hid', async () => {
    const document = await give('caché à tous');
    await person.post(`${href(document)}/masquer`);
    const read = await world.house.runner.perform(
      world.house.acts.readDocument,
      recordId,
      { id: document.id },
      aProfessional({ id: '899700000044' }),
    );
    assert.equal(read.kind, 'refused');
  });
});
