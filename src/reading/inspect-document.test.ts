import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { EICAR, jpeg, pdf, png } from '../../test/support/files.js';
import { bytesOf, fileBody, minimalCda, sectionBody } from '../../test/support/minimal-cda.js';
import { inspectDocument, MAX_DOCUMENT_BYTES } from './inspect-document.js';

const NOW = Date.UTC(2026, 10, 22, 10);
const base64 = (bytes: Buffer | string): string => Buffer.from(bytes).toString('base64');
const level1 = (mediaType: string, file: Buffer | string): Buffer =>
  bytesOf(minimalCda({ body: fileBody(mediaType, base64(file)) }));
const media = (mediaType: string, content: string): string =>
  `<entry><observationMedia classCode="OBS" moodCode="EVN" ID="m1"><value mediaType="${mediaType}" representation="B64">${content}</value></observationMedia></entry>`;
const withMedia = (mediaType: string, content: string): Buffer =>
  bytesOf(minimalCda({ body: sectionBody('<renderMultiMedia referencedObject="m1"/>', media(mediaType, content)) }));
const dated = (effectiveTime: string): Buffer =>
  bytesOf(minimalCda({ effectiveTime: `<effectiveTime value="${effectiveTime}"/>` }));

describe('inspecting a deposit', () => {
  const answers: readonly (readonly [string, string, Buffer, string])[] = [
    ['a structured CDA', 'text/xml', bytesOf(minimalCda()), 'cda'],
    ['a CDA in a PDF', 'text/xml', level1('application/pdf', pdf()), 'cda'],
    ['a CDA in plain text, encoded', 'text/xml', level1('text/plain', 'Bonjour'), 'cda'],
    ['a CDA with a picture', 'application/xml', withMedia('image/png', base64(png(5, 5))), 'cda'],
    ['a CDA that calls a PNG a JPEG', 'text/xml', withMedia('image/jpeg', base64(png(5, 5))), 'cda image-type-differs'],
    ['a CDA with a broken picture', 'text/xml', withMedia('image/png', base64(png(0, 0))), 'cda embedded-image-unreadable'],
    ['a CDA with a broken annex', 'text/xml', withMedia('application/pdf', base64('%PDF-1.4 %%EOF')), 'cda embedded-pdf-unreadable'],
    ['a CDA whose picture is elsewhere', 'text/xml', bytesOf(minimalCda({ body: sectionBody('x', '<entry><observationMedia><value mediaType="image/png"><reference value="http://127.0.0.1:9/t.png"/></value></observationMedia></entry>') })), 'cda outside-reference-ignored'],
    ['a PDF', 'application/pdf', pdf(), 'pdf'],
    ['a PDF with a password', 'application/pdf', pdf({ trailer: '/Encrypt 9 0 R' }), 'pdf pdf-encrypted'],
    ['a picture', 'image/jpeg', jpeg(5, 5), 'image'],
    ['words', 'text/plain', bytesOf('Bonjour'), 'text'],
    ['rich text', 'application/rtf', bytesOf('{\\rtf1 Bonjour}'), 'rtf'],
    ['a CDA whose file is not base64', 'text/xml', bytesOf(minimalCda({ body: fileBody('application/pdf', '%%%') })), 'base64-invalid'],
    ['a CDA whose file is empty', 'text/xml', bytesOf(minimalCda({ body: fileBody('application/pdf', '') })), 'base64-invalid'],
    ['a CDA whose PDF is HTML', 'text/xml', level1('application/pdf', '<html>'), 'content-type-mismatch'],
    ['a CDA whose PDF is a program', 'text/xml', level1('application/pdf', 'MZ\x90\0'), 'content-type-mismatch'],
    ['a CDA in HTML', 'text/xml', level1('text/html', '<html>'), 'content-type-refused'],
    ['a CDA whose PDF cannot be read', 'text/xml', level1('application/pdf', '%PDF-1.4 %%EOF'), 'pdf-unreadable'],
    ['a CDA whose PDF is also a zip', 'text/xml', level1('application/pdf', pdf({ after: bytesOf('PK') })), 'pdf-trailing-data'],
    ['a CDA with a huge picture', 'text/xml', withMedia('image/png', base64(png(20_000, 20_000))), 'image-too-large'],
    ['a CDA with the test virus', 'text/xml', level1('text/plain', EICAR), 'malware-found'],
    ['a CDA with the test virus in an annex', 'text/xml', withMedia('text/plain', base64(EICAR)), 'malware-found'],
    ['a CDA with an XML annex that has a DOCTYPE', 'text/xml', withMedia('application/xml', base64('<!DOCTYPE a><a/>')), 'xml-doctype-refused'],
    ['the test virus under any name', 'application/pdf', bytesOf(EICAR), 'malware-found'],
    ['XML that is no CDA', 'text/xml', bytesOf('<Bundle xmlns="http://hl7.org/fhir"/>'), 'not-a-cda'],
    ['an empty XML file', 'text/xml', Buffer.alloc(0), 'xml-empty'],
    ['SVG', 'image/svg+xml', bytesOf('<svg onload="alert(1)"/>'), 'content-type-refused'],
    ['SVG that says it is XML', 'text/xml', bytesOf('<svg xmlns="http://www.w3.org/2000/svg"/>'), 'not-a-cda'],
    ['a CDA of tomorrow morning', 'text/xml', dated('20261123090000+0100'), 'cda'],
    ['a CDA of the day after tomorrow', 'text/xml', dated('20261124120000+0100'), 'document-date-in-future'],
    ['a CDA of next century', 'text/xml', dated('20991231235959+0100'), 'document-date-in-future'],
    ['a CDA of this year', 'text/xml', dated('2026'), 'cda'],
    ['too many bytes', 'text/plain', Buffer.alloc(MAX_DOCUMENT_BYTES + 1, 'a'), 'document-too-large'],
  ]; // prettier-ignore
  for (const [what, declared, bytes, expected] of answers) {
    it(`answers ${expected} for ${what}`, () => {
      const inspected = inspectDocument(bytes, declared, NOW);
      const said = inspected.ok ? [inspected.value.kind, ...inspected.value.warnings].join(' ') : inspected.problem;
      assert.equal(said, expected);
    });
  }

  it('says where in the document the fault lies', () => {
    const inspected = inspectDocument(level1('application/pdf', '<html>'), 'text/xml', NOW);
    assert.equal(inspected.ok ? '' : inspected.path, 'ClinicalDocument/component/nonXMLBody/text');
  });

  it('marks a CDA whose PDF acts when opened', () => {
    const inspected = inspectDocument(
      level1('application/pdf', pdf({ catalog: '/OpenAction<</S/JavaScript/JS(1)>>' })),
      'text/xml',
      NOW,
    );
    assert.ok(inspected.ok && inspected.value.hasActiveContent);
  });

  it('counts identical copies of a file once', () => {
    const two =
      media('image/png', base64(png(5, 5))) +
      media('image/png', base64(png(5, 5))).replace('m1', 'm2') +
      media('image/png', base64(png(6, 6))).replace('m1', 'm3');
    const inspected = inspectDocument(bytesOf(minimalCda({ body: sectionBody('x', two) })), 'text/xml', NOW);
    assert.equal(inspected.ok && inspected.value.parts, 2);
  });
});
