// The hostile files end as their INDEX row says; here is the name of each end.
import assert from 'node:assert/strict';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import { traitsName } from '../../src/kernel/text.js';
import type { CdaHeader, Inspected, ReadingPool } from '../../src/reading/index.js';
import { openReadingPool } from '../../src/reading/index.js';
import { CORPUS, corpusFiles, missing } from '../support/corpus.js';
import { unsafeThings } from '../support/safe-html-checker.js';

const NOW = Date.UTC(2026, 10, 22);
const OPTIONS = { partUrlPrefix: '/parts/', headingLevel: 2, language: 'fr' } as const;

const CONTENT_TYPES: Readonly<Record<string, string>> = {
  '.xml': 'text/xml',
  '.pdf': 'application/pdf',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain',
};

/** Folder → file → the problem's name, or `accepted` with the warnings. */
const EXPECTED: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'hostile-xml': {
    'autopresentable-hostile.xml': 'accepted stylesheet-not-run',
    'billion-laughs.xml': 'xml-doctype-refused',
    'declared-utf16-is-utf8.xml': 'xml-charset-mismatch',
    'declared-utf8-is-latin1.xml': 'xml-charset-mismatch',
    'deep-nesting.xml': 'xml-too-deep',
    'dtd-default-attribute.xml': 'xml-doctype-refused',
    'dup-attribute.xml': 'xml-malformed',
    'empty.xml': 'xml-empty',
    'external-image-reference.xml': 'accepted outside-reference-ignored',
    'n1-bad-base64.xml': 'base64-invalid',
    'n1-eicar.xml': 'malware-found',
    // Its 900 kB are decoded without trouble; what they hold is no PDF that anyone could open.
    'n1-huge-base64.xml': 'pdf-unreadable',
    'n1-pdf-is-html.xml': 'content-type-mismatch',
    'narrative-script.xml': 'accepted',
    'nul-byte.xml': 'xml-nul-byte',
    'ok-bom-nfd.xml': 'accepted',
    'ok-latin1.xml': 'accepted',
    'ok-minimal.xml': 'accepted',
    'ok-utf16be-bom.xml': 'accepted',
    'pi-stylesheet-remote.xml': 'accepted',
    'root-html.xml': 'xml-doctype-refused',
    'unclosed.xml': 'xml-malformed',
    'wrong-namespace.xml': 'not-a-cda',
    'xxe-file.xml': 'xml-doctype-refused',
    'xxe-http.xml': 'xml-doctype-refused',
  },
  // What needs the record (another citizen's document, an identifier already used) is decided by the deposit, not here.
  'hostile-identity': {
    'date-future.xml': 'document-date-in-future',
    'date-year-only.xml': 'accepted',
    'dup-id-other-content.xml': 'accepted',
    'ins-corsica-ok.xml': 'accepted',
    'ins-invalid-key.xml': 'ins-key-wrong',
    'ins-spaces.xml': 'accepted',
    'ins-wrong-oid.xml': 'ins-kind-unknown',
    'rplc-other-patient.xml': 'accepted',
    'rplc-v2.xml': 'accepted',
    'traits-hyphen-case.xml': 'accepted',
    'traits-mismatch-birth.xml': 'accepted',
    'two-recordtargets.xml': 'two-patients',
    'wrong-patient.xml': 'accepted',
  },
  'hostile-pdf': {
    'embedded-eicar.pdf': 'malware-found',
    'openaction-js.pdf': 'accepted',
    'polyglot-pdf-zip.pdf': 'pdf-trailing-data',
    'zero-pages.pdf': 'pdf-unreadable',
  },
  'hostile-image': { 'pixel-bomb-20000.png': 'image-too-large', 'script.svg': 'content-type-refused' },
  'hostile-malware-test': { 'eicar.txt': 'malware-found' },
};

describe('the hostile files', { skip: missing(path.join(CORPUS, 'hostile-xml')) }, () => {
  let pool: ReadingPool;
  before(() => {
    pool = openReadingPool();
  });
  after(() => pool.close());

  const inspect = (folder: string, name: string) => {
    const file = corpusFiles(folder).find((one) => one.name === name);
    assert.ok(file, `${folder}/${name} is gone`);
    return pool.inspect(file.bytes, CONTENT_TYPES[path.extname(name)] ?? '', NOW);
  };
  const accepted = async (folder: string, name: string): Promise<Inspected> => {
    const inspected = await inspect(folder, name);
    assert.ok(inspected.ok);
    return inspected.value;
  };
  const headerOf = async (name: string): Promise<CdaHeader> => {
    const { cda } = await accepted('hostile-identity', name);
    assert.ok(cda);
    return cda;
  };

  for (const [folder, ends] of Object.entries(EXPECTED)) {
    it(`of ${folder} are all in the table`, () => {
      assert.deepEqual(
        corpusFiles(folder).map((file) => file.name),
        Object.keys(ends).sort(),
      );
    });
    for (const [name, expected] of Object.entries(ends)) {
      it(`${folder}/${name} ends as ${expected}`, async () => {
        const inspected = await inspect(folder, name);
        assert.equal(inspected.ok ? ['accepted', ...inspected.value.warnings].join(' ') : inspected.problem, expected);
      });
    }
  }

  it('that are accepted become inert pages', async () => {
    for (const folder of ['hostile-xml', 'hostile-identity']) {
      for (const { name, bytes } of corpusFiles(folder)) {
        if (EXPECTED[folder]?.[name]?.startsWith('accepted') !== true) continue;
        const rendered = await pool.renderCda(bytes, OPTIONS);
        assert.ok(rendered.ok, name);
        assert.deepEqual(unsafeThings(rendered.value.html, '/parts/'), [], name);
        assert.doesNotMatch(rendered.value.html, /127\.0\.0\.1|javascript|root:/, name);
      }
    }
  });

  it('that are only badly written give the same words as the good one', async () => {
    for (const name of ['ok-latin1.xml', 'ok-bom-nfd.xml', 'ok-utf16be-bom.xml']) {
      const { cda } = await accepted('hostile-xml', name);
      assert.match(cda?.title ?? '', /^Compte rendu .*été$/, name);
    }
  });

  it('that act when opened are marked', async () => {
    assert.equal((await accepted('hostile-pdf', 'openaction-js.pdf')).hasActiveContent, true);
  });

  const DOMINIQUE = {
    familyName: 'PAT-TROIS',
    givenNames: ['DOMINIQUE'],
    sex: 'female',
    birthDate: '1979-03-28',
    birthPlace: '51215',
  } as const;

  it('about identity say what the deposit needs to decide', async () => {
    const ok = await headerOf('dup-id-other-content.xml');
    assert.equal(ok.documentId.text, '1.2.3.4.5.1');
    assert.equal((await headerOf('ins-spaces.xml')).patient.ins.value, '279035121518989');
    assert.equal((await headerOf('ins-corsica-ok.xml')).patient.ins.value, '184052A99900555');
    assert.equal((await headerOf('wrong-patient.xml')).patient.ins.value, '277076322082910');
    assert.equal((await headerOf('date-year-only.xml')).effectiveTime.precision, 'year');
    assert.equal((await headerOf('rplc-v2.xml')).relatedDocuments[0]?.parentId.text, '1.2.3.4.5.1');
    assert.equal((await headerOf('rplc-other-patient.xml')).relatedDocuments[0]?.typeCode, 'RPLC');
  });

  it('about traits are told apart', async () => {
    for (const [name, expected] of [
      ['traits-hyphen-case.xml', 'same'],
      ['traits-mismatch-birth.xml', 'another'],
      ['wrong-patient.xml', 'another'],
    ] as const) {
      assert.equal(traitsName(DOMINIQUE, (await headerOf(name)).patient.traits), expected, name);
    }
  });
});
