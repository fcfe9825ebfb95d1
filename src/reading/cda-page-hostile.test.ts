// Documents made to hurt: whatever they hold, what comes out is inert or a named problem.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { pdf, png } from '../../test/support/files.js';
import { bytesOf, minimalCda, OBSERVATION, sectionBody } from '../../test/support/minimal-cda.js';
import { unsafeThings } from '../../test/support/safe-html-checker.js';
import { renderCdaPage } from './cda-page.js';
import { inspectDocument } from './inspect-document.js';

const PARTS = '/documents/x/parts/';
const OPTIONS = { partUrlPrefix: PARTS, headingLevel: 2, language: 'fr' } as const;

function assertInert(bytes: Buffer): void {
  const rendered = renderCdaPage(bytes, OPTIONS);
  assert.ok(rendered.ok, rendered.ok ? '' : rendered.problem);
  assert.deepEqual(unsafeThings(rendered.value.html, PARTS), []);
}

const media = (id: string, type: string, file: Buffer): string =>
  `<entry><observationMedia ID="${id}"><value mediaType="${type}" representation="B64">${file.toString('base64')}</value></observationMedia></entry>`;

describe('hostile documents', () => {
  const NAMES = ['paragraph', 'content', 'list', 'item', 'table', 'thead', 'tbody', 'tfoot', 'tr', 'td', 'th', 'caption', 'linkHtml', 'br', 'sub', 'renderMultiMedia', 'footnote', 'footnoteRef', 'script', 'style', 'iframe', 'img', 'svg', 'a', 'form', 'input', 'base', 'meta', 'link', 'object'] as const; // prettier-ignore
  const EVIL = ['javascript:alert(1)', 'http://127.0.0.1:9/x', '"><script>alert(1)</script>', "' onload='alert(1)", 'Bold', '#x', 'x', 'm1', '99999', '-1', 'expression(alert(1))', '//evil.example', '\u202e', ']]>', '--> <!--', '&', '<'] as const; // prettier-ignore
  const attributeName = fc.constantFrom('ID', 'IDREF', 'href', 'src', 'onclick', 'onerror', 'style', 'styleCode', 'class', 'colspan', 'rowspan', 'referencedObject', 'listType', 'xlink', 'background'); // prettier-ignore
  const quote = (text: string): string =>
    text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
  const text = fc.constantFrom(...EVIL).map((words) => quote(words).replaceAll(']]>', ']]&gt;'));
  const { tree } = fc.letrec<{ tree: string; element: string }>((tie) => ({
    tree: fc
      .array(fc.oneof({ depthSize: 'small' }, text, tie('element')), { maxLength: 4 })
      .map((parts) => parts.join('')),
    element: fc
      .tuple(
        fc.constantFrom(...NAMES),
        fc.uniqueArray(fc.tuple(attributeName, fc.constantFrom(...EVIL)), { selector: ([name]) => name, maxLength: 3 }),
        tie('tree'),
      )
      .map(
        ([name, attributes, inside]) =>
          `<${name}${attributes.map(([key, value]) => ` ${key}="${quote(value)}"`).join('')}>${inside}</${name}>`,
      ),
  }));

  it('become inert pages, whatever stands in their narrative', () => {
    fc.assert(
      fc.property(tree, tree, (inside, title) => {
        assertInert(
          bytesOf(
            minimalCda({ body: sectionBody(inside, media('m1', 'image/png', png(5, 5)), `<title>${title}</title>`) }),
          ),
        );
      }),
      { numRuns: 600 },
    );
  });

  const NAMED =
    /^(?:xml|ins|document|content-type|file|pdf|image|malware)-[a-z0-9-]+$|^(?:not-a-cda|no-patient|two-patients|base64-invalid)$/;
  const source = bytesOf(
    minimalCda({
      body: sectionBody('<table><thead><tr><th>a</th></tr></thead><tbody><tr><td ID="r">b</td></tr></tbody></table><renderMultiMedia referencedObject="m1"/>', OBSERVATION + media('m1', 'application/pdf', pdf())),
    }),
  ); // prettier-ignore
  const insertion = fc.oneof(
    fc.constantFrom('<!DOCTYPE x>', '&x;', '<script>alert(1)</script>', '<a href="javascript:x">', ']]>', '<![CDATA[', '<!--', '"', '>', '</section>', '<component>', '\0', '\ufeff', ' onload="x"', '<?xml version="1.0" encoding="UTF-16"?>', '<recordTarget/>', 'nullFlavor="MSK"'), // prettier-ignore
    fc.string({ maxLength: 5 }),
  );
  const mutation = fc.oneof(
    fc.record({
      kind: fc.constant('insert' as const),
      at: fc.nat(source.length),
      what: insertion.map((words) => Buffer.from(words)),
    }),
    fc.record({ kind: fc.constant('cut' as const), at: fc.nat(source.length), length: fc.nat(200) }),
    fc.record({ kind: fc.constant('repeat' as const), at: fc.nat(source.length), length: fc.nat(400) }),
    fc.record({ kind: fc.constant('byte' as const), at: fc.nat(source.length - 1), byte: fc.nat(255) }),
  );

  const mutate = (bytes: Buffer, change: typeof mutation extends fc.Arbitrary<infer M> ? M : never): Buffer => {
    const start = bytes.subarray(0, change.at);
    switch (change.kind) {
      case 'insert':
        return Buffer.concat([start, change.what, bytes.subarray(change.at)]);
      case 'cut':
        return Buffer.concat([start, bytes.subarray(change.at + change.length)]);
      case 'repeat':
        return Buffer.concat([bytes.subarray(0, change.at + change.length), bytes.subarray(change.at)]);
      case 'byte':
        return Buffer.concat([start, Buffer.from([change.byte]), bytes.subarray(change.at + 1)]);
    }
  };

  it('end, however they are damaged, as a named problem or as an inert page', () => {
    let accepted = 0;
    fc.assert(
      fc.property(fc.array(mutation, { minLength: 1, maxLength: 3 }), (changes) => {
        const bytes = changes.reduce((all, change) => mutate(all, change), source);
        const inspected = inspectDocument(bytes, 'text/xml', Date.UTC(2026, 10, 22));
        if (!inspected.ok) {
          assert.match(inspected.problem, NAMED);
          return;
        }
        assertInert(bytes);
        accepted += 1;
      }),
      { numRuns: 1_000 },
    );
    assert.ok(accepted > 20, `only ${accepted} damaged documents were still readable`);
  });
});
