// Real PDFs pass; damaged ones end one way or the other, but end.
import assert from 'node:assert/strict';
import path from 'node:path';
import { describe, it } from 'node:test';
import { inspectDocument } from '../../src/reading/inspect-document.js';
import { CORPUS, corpusFiles, missing } from '../support/corpus.js';

const NOW = Date.UTC(2026, 10, 22);

describe('PDF files', { skip: missing(path.join(CORPUS, 'pdf')) }, () => {
  for (const folder of ['pdf', 'pdf-fr']) {
    it(`of ${folder} are all accepted`, () => {
      const refused = corpusFiles(folder).flatMap(({ name, bytes }) => {
        const inspected = inspectDocument(bytes, 'application/pdf', NOW);
        return inspected.ok ? [] : [`${name} ${inspected.problem}`];
      });
      assert.deepEqual(refused, []);
    });
  }

  it('with a password say so', () => {
    const file = corpusFiles('pdf').find(({ name }) => name.includes('password'));
    const inspected = inspectDocument(file?.bytes ?? Buffer.alloc(0), 'application/pdf', NOW);
    assert.ok(inspected.ok);
    assert.deepEqual(inspected.value.warnings, ['pdf-encrypted']);
  });

  it('of pdf-hostile never throw; only those without a page are refused, scripts are marked', () => {
    const ends = corpusFiles('pdf-hostile').map(({ name, bytes }) => {
      const inspected = inspectDocument(bytes, 'application/pdf', NOW);
      return [name, inspected.ok ? (inspected.value.hasActiveContent ? 'active' : 'ok') : inspected.problem] as const;
    });
    const refused = ends.filter(([, end]) => end !== 'ok' && end !== 'active');
    assert.deepEqual(refused, [['REDHAT-1531897-0.pdf', 'pdf-unreadable']]);
    for (const name of ['attachment.pdf', 'evaljs.pdf', 'js-authors.pdf', 'js-buttons.pdf']) {
      assert.equal(new Map(ends).get(name), 'active', name);
    }
  });
});
