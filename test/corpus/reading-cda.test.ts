// The 76 published French CDA examples: 69 are read and shown, 7 are refused for their identifier.
import assert from 'node:assert/strict';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import { documentType } from '../../src/kernel/codes/document-types.js';
import { traitsName } from '../../src/kernel/text.js';
import { renderCdaPage } from '../../src/reading/cda-page.js';
import type { ReadingPool } from '../../src/reading/index.js';
import { openReadingPool } from '../../src/reading/index.js';
import { inspectDocument } from '../../src/reading/inspect-document.js';
import { openXml } from '../../src/reading/xml-door.js';
import type { XmlElement } from '../../src/reading/xml-tree.js';
import { at, isElement, walk } from '../../src/reading/xml-tree.js';
import { CORPUS, corpusFiles, missing } from '../support/corpus.js';
import { unsafeThings } from '../support/safe-html-checker.js';

const NOW = Date.UTC(2026, 10, 22);
const PARTS = '/parts/';
const OPTIONS = { partUrlPrefix: PARTS, headingLevel: 2, language: 'fr' } as const;
const DOMINIQUE = {
  familyName: 'PAT-TROIS',
  givenNames: ['DOMINIQUE', 'MARIE-LOUISE'],
  sex: 'female',
  birthDate: '1979-03-28',
  birthPlace: '51215',
} as const;

/** Two of the published files give a birthday or a place of birth that is not the person's; all their other traits agree. */
const ONE_TRAIT_WRONG = ['BIO-CR-BIO_2023.01_Electrophorese.xml', 'CANCER-PPS_2022.01_Autopresentable.xml'];

describe('the French CDA examples', { skip: missing(path.join(CORPUS, 'cda-fr')) }, () => {
  const files = corpusFiles('cda-fr');
  const inspected = files.map(({ name, bytes }) => ({ name, bytes, result: inspectDocument(bytes, 'text/xml', NOW) }));
  const accepted = inspected.flatMap(({ name, bytes, result }) =>
    result.ok && result.value.cda !== undefined ? [{ name, bytes, found: result.value, header: result.value.cda }] : [],
  );
  let pool: ReadingPool;
  before(() => {
    pool = openReadingPool();
  });
  after(() => pool.close());

  it('are 69 accepted and 7 refused for their identifier, by name', () => {
    const refused = inspected.flatMap(({ name, result }) => (result.ok ? [] : [`${name} ${result.problem}`]));
    assert.equal(files.length, 76);
    assert.equal(accepted.length, 69);
    assert.deepEqual(refused, [
      'v241_CSE-CS24_2021.01.xml ins-key-wrong',
      'v241_CSE-CS8_2021.01.xml ins-key-wrong',
      'v241_CSE-CS9_2021.01.xml ins-key-wrong',
      'v241_F-PRC-DCI_1.4.xml ins-key-wrong',
      'v241_OBP-SCE_2021.01.xml ins-key-wrong',
      'v241_OBP-SCM_2021.01.xml ins-key-wrong',
      'v241_OPH-BRE_2021.01.xml ins-key-wrong',
    ]);
  });

  it('are about one person, three of them unwrapped from their stylesheet', () => {
    for (const { name, header } of accepted) {
      assert.equal(header.patient.ins.value, '279035121518989', name);
      const expected = ONE_TRAIT_WRONG.includes(name) ? 'same-but-one' : 'same';
      assert.equal(traitsName(DOMINIQUE, header.patient.traits), expected, name);
    }
    assert.equal(accepted.filter(({ header }) => header.selfPresenting).length, 3);
    assert.equal(accepted.filter(({ header }) => header.level === 1).length, 4);
  });

  it('have a known type, a date, an author, a custodian and where care was given', () => {
    for (const { name, header } of accepted) {
      assert.ok(documentType(header.type.code, header.type.system), `${name} ${header.type.code}`);
      assert.ok(header.authors.length > 0 && header.custodian?.id !== undefined, name);
      assert.ok(
        header.authors.every((author) => author.familyName !== undefined || author.device !== undefined),
        name,
      );
      assert.ok(header.practiceSetting !== undefined && header.facilityType !== undefined, name);
      assert.equal(header.confidentiality, 'N', name);
    }
  });

  it('are each shown as an inert page with headings, and every file inside can be opened', async () => {
    for (const { name, bytes, found } of accepted) {
      const rendered = renderCdaPage(bytes, OPTIONS);
      assert.ok(rendered.ok, name);
      const { html, attachments } = rendered.value;
      assert.deepEqual(unsafeThings(html, PARTS), [], name);
      assert.match(html, /<h2>[^<]/, name);
      assert.equal(attachments.length, found.parts, name);
      for (const { index } of attachments) {
        assert.ok(html.includes(`"${PARTS}${index}"`), `${name} does not show file ${index}`);
      }
      const last = attachments.at(-1);
      if (last === undefined) continue;
      const part = await pool.cdaPart(bytes, last.index);
      assert.ok(part.ok && part.value !== undefined, name);
      assert.deepEqual([part.value.contentType, part.value.bytes.length], [last.contentType, last.size], name);
    }
  });

  it('lose no word of their narrative on the way to the page, nor on the way to search', async () => {
    for (const { name, bytes } of accepted) {
      const root = openXml(bytes);
      const rendered = renderCdaPage(bytes, OPTIONS);
      const text = await pool.text(bytes, 'cda');
      assert.ok(root.ok && rendered.ok && text.ok, name);
      const written = [...walk(root.value)]
        .filter((xml) => xml.name === 'section')
        .flatMap((xml) => wordsOf(spaced(at(xml, 'text'))));
      const shown = new Set(wordsOf(unescape(rendered.value.html.replace(/<[^>]*>/g, ' '))));
      const searched = new Set(text.value.sections.flatMap((section) => wordsOf(section.text)));
      assert.deepEqual(
        written.filter((word) => !shown.has(word)),
        [],
        name,
      );
      assert.deepEqual(
        written.filter((word) => !searched.has(word)),
        [],
        name,
      );
    }
  });

  it('come out of the pool as they do inline', async () => {
    for (const { name, bytes, found } of accepted.filter((_, index) => index % 6 === 0)) {
      const pooled = await pool.inspect(bytes, 'text/xml', NOW);
      assert.ok(pooled.ok, name);
      assert.deepEqual(pooled.value, found, name);
    }
  });
});

/** All text below an element, each element's apart from the next. */
const spaced = (xml: XmlElement | undefined): string =>
  xml === undefined ? '' : xml.children.map((child) => (isElement(child) ? ` ${spaced(child)} ` : child)).join('');

const wordsOf = (text: string): string[] => text.normalize('NFC').match(/[\p{L}\p{N}]+/gu) ?? [];

const unescape = (html: string): string =>
  html
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&');
