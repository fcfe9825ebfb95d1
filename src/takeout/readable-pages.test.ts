import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { aRecord, aDraft, deposited } from '../../test/support/cast.js';
import { bytesOf, fileBody, minimalCda, sectionBody } from '../../test/support/minimal-cda.js';
import { startWorld } from '../../test/support/world.js';
import { openReadingPool } from '../reading/index.js';
import type { Document } from '../record/index.js';
import { readablePage } from './readable-pages.js';

const reading = openReadingPool();
after(() => reading.close());
const world = await startWorld({ content: 'empty' });
after(() => world.close());
const recordId = await aRecord(world.house, 1);

const PATH = 'IHE_XDM/SUBSET01/DOC00007.XML';
const aDocument = (change: Partial<Document>): Promise<Document> =>
  deposited(world.house, recordId, aDraft(`readable ${JSON.stringify(change)}`)).then((made) => ({
    ...made,
    ...change,
  }));
const pageOf = async (cda: string) => {
  const document = await aDocument({ contentType: 'text/xml', title: 'Analyses <b>' });
  return readablePage(reading, { document, path: PATH }, bytesOf(cda), 'fr');
};

test('a document made for software is a page that anybody can read without a network, beside its original', async () => {
  const page = await pageOf(minimalCda({ body: sectionBody('Glycémie à jeun : 0,88 g/L') }));
  assert.equal(page?.path, 'lecture/DOC00007.html');
  assert.match(page.html, /Glycémie à jeun : 0,88 g\/L/);
  assert.match(page.html, /<h1>Analyses &lt;b><\/h1>/);
  assert.match(page.html, /href="\.\.\/IHE_XDM\/SUBSET01\/DOC00007\.XML"/);
  assert.match(page.html, /default-src 'none'/);
  assert.doesNotMatch(page.html, /<script|https?:/);
});

test('the file inside it stands beside the page, and the page leads to it', async () => {
  const pdf = Buffer.from('%PDF-1.4 inside');
  const page = await pageOf(minimalCda({ body: fileBody('application/pdf', pdf.toString('base64')) }));
  assert.deepEqual(
    page?.files.map(({ path, bytes }) => [path, bytes.equals(pdf)]),
    [['lecture/DOC00007-1.PDF', true]],
  );
  assert.match(page?.html ?? '', /href="DOC00007-1\.PDF"/);
});

test('what every machine opens, and what is no document of health, stays the original alone', async () => {
  const document = await aDocument({ contentType: 'application/pdf' });
  assert.equal(await readablePage(reading, { document, path: PATH }, Buffer.from('%PDF-1.4'), 'fr'), undefined);
  assert.equal(await pageOf('<note>nothing</note>'), undefined);
});
