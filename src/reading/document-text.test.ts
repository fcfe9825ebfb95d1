import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { pdf } from '../../test/support/files.js';
import { bytesOf, fileBody, minimalCda, OBSERVATION, sectionBody } from '../../test/support/minimal-cda.js';
import type { DocumentText } from './document-text.js';
import { documentText } from './document-text.js';

function textOf(bytes: Buffer, kind: 'cda' | 'text' | 'pdf' = 'cda'): DocumentText {
  const text = documentText(bytes, kind);
  assert.ok(text.ok);
  return text.value;
}

describe('the text of a document', () => {
  it('has its title and each section with rows as lines and cells apart', () => {
    const body = sectionBody(
      '<table><thead><tr><th>Examen</th><th>Résultat</th></tr></thead><tbody><tr><td>TSH</td><td>1,95</td></tr></tbody></table><paragraph>Suite</paragraph>',
    );
    assert.deepEqual(textOf(bytesOf(minimalCda({ body }))), {
      title: 'Compte rendu d’examens – été',
      sections: [{ title: 'Chimie', code: '18719-5', text: 'Examen | Résultat\nTSH | 1,95\nSuite' }],
    });
  });

  it('falls back on coded entries when the narrative is empty', () => {
    const [section] = textOf(bytesOf(minimalCda({ body: sectionBody('', OBSERVATION) }))).sections;
    assert.equal(section?.text, 'Glucose 0,88 g/L 4 janvier 2024 à 08\u202fh\u202f00');
  });

  it('leaves out the base64 of embedded files', () => {
    const bytes = bytesOf(minimalCda({ body: fileBody('application/pdf', pdf().toString('base64')) }));
    assert.deepEqual(textOf(bytes).sections, []);
  });

  it('keeps the text of a level 1 document that is text', () => {
    const body = '<component><nonXMLBody><text mediaType="text/plain">Bonjour</text></nonXMLBody></component>';
    assert.deepEqual(textOf(bytesOf(minimalCda({ body }))).sections, [{ text: 'Bonjour' }]);
  });

  it('is composed in one way, whatever way it was written', () => {
    const body = sectionBody('e\u0301te\u0301');
    assert.equal(textOf(bytesOf(minimalCda({ body }))).sections[0]?.text, 'été');
  });

  const encodings: readonly (readonly [string, Buffer])[] = [
    ['UTF-8', Buffer.from('été')],
    ['Windows-1252', Buffer.from('été', 'latin1')],
    ['UTF-16', Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from('été', 'utf16le')])],
  ];
  for (const [name, bytes] of encodings) {
    it(`reads a text file in ${name}`, () => assert.equal(textOf(bytes, 'text').sections[0]?.text, 'été'));
  }

  it('is nothing for a PDF', () => assert.deepEqual(textOf(pdf(), 'pdf').sections, []));
});
