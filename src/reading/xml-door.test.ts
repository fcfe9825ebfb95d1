import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { openXml } from './xml-door.js';
import { XML_LIMITS } from './xml-scan.js';
import { rawText } from './xml-tree.js';

const utf8 = (text: string): Buffer => Buffer.from(text, 'utf8');
const bom = (text: string): Buffer => Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), utf8(text)]);
const utf16le = (text: string): Buffer => Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, 'utf16le')]);
const utf16be = (text: string): Buffer => utf16le(text).swap16();
const declared = (encoding: string, text = 'été'): string =>
  `<?xml version="1.0" encoding="${encoding}"?><a>${text}</a>`;

const answer = (bytes: Uint8Array): string => {
  const opened = openXml(bytes);
  return opened.ok ? rawText(opened.value) : opened.problem;
};

describe('the XML door', () => {
  const cases: readonly (readonly [string, Uint8Array, string])[] = [
    ['a small document', utf8('<a>b</a>'), 'b'],
    ['UTF-8 without declaration', utf8('<a>été</a>'), 'été'],
    ['UTF-8 with a mark', bom(declared('UTF-8')), 'été'],
    ['Latin-1 that says so', Buffer.from(declared('ISO-8859-1'), 'latin1'), 'été'],
    ['Windows-1252 with its own quotes', Buffer.from(declared('windows-1252', 'l\x92été'), 'latin1'), 'l’été'],
    ['UTF-16 little end first, with a mark', utf16le(declared('UTF-16')), 'été'],
    ['UTF-16 big end first, with a mark', utf16be(declared('UTF-16')), 'été'],
    ['UTF-16 with a mark and no declaration', utf16be('<a>été</a>'), 'été'],
    ['UTF-16 without a mark that declares itself', Buffer.from(declared('UTF-16'), 'utf16le'), 'été'],
    ['the other UTF-16 without a mark', Buffer.from(declared('UTF-16BE'), 'utf16le').swap16(), 'été'],
    ['a predefined entity and character references', utf8('<a>&lt;&#233;&#x74;é</a>'), '<été'],
    ['CDATA', utf8('<a><![CDATA[<b>&amp;]]></a>'), '<b>&amp;'],
    ['a comment that speaks of a DOCTYPE', utf8('<!-- <!DOCTYPE a> --><a>b</a>'), 'b'],
    ['a DOCTYPE inside CDATA', utf8('<a><![CDATA[<!DOCTYPE a>]]></a>'), '<!DOCTYPE a>'],
    ['processing instructions', utf8('<?xml-stylesheet href="http://127.0.0.1:9/x.xsl"?><a>b</a>'), 'b'],
    ['nothing', Buffer.alloc(0), 'xml-empty'],
    ['white space only', utf8(' \n '), 'xml-empty'],
    ['a mark only', bom(''), 'xml-empty'],
    ['a NUL byte', utf8('<a>\0</a>'), 'xml-nul-byte'],
    ['a NUL in UTF-16', utf16le('<a>\0</a>'), 'xml-nul-byte'],
    ['UTF-16 without a mark', Buffer.from('<a>b</a>', 'utf16le'), 'xml-nul-byte'],
    ['Latin-1 that says it is UTF-8', Buffer.from(declared('UTF-8'), 'latin1'), 'xml-charset-mismatch'],
    ['Latin-1 that says nothing', Buffer.from('<a>été</a>', 'latin1'), 'xml-charset-mismatch'],
    ['UTF-8 that says it is UTF-16', utf8(declared('UTF-16')), 'xml-charset-mismatch'],
    ['UTF-16 that says it is UTF-8', utf16le(declared('UTF-8')), 'xml-charset-mismatch'],
    [
      'UTF-16 without a mark that says it is the other',
      Buffer.from(declared('UTF-16BE'), 'utf16le'),
      'xml-charset-mismatch',
    ],
    ['UTF-16 without a mark that says it is UTF-8', Buffer.from(declared('UTF-8'), 'utf16le'), 'xml-charset-mismatch'],
    ['a UTF-8 mark before Latin-1', bom(declared('ISO-8859-1')), 'xml-charset-mismatch'],
    ['half a UTF-16 character', Buffer.concat([utf16le('<a>b</a>'), Buffer.from([0x41])]), 'xml-charset-mismatch'],
    ['UTF-7', utf8(declared('UTF-7', '+ADw-script+AD4-')), 'xml-charset-unsupported'],
    ['EBCDIC by name', utf8(declared('cp037')), 'xml-charset-unsupported'],
    ['a DOCTYPE', utf8('<!DOCTYPE a><a/>'), 'xml-doctype-refused'],
    ['a DOCTYPE in small letters', utf8('<!doctype html><html/>'), 'xml-doctype-refused'],
    ['a DOCTYPE behind a long comment', utf8(`<!--${'x'.repeat(100_000)}--><!DOCTYPE a><a/>`), 'xml-doctype-refused'],
    [
      'a DOCTYPE in UTF-16',
      utf16be('<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>'),
      'xml-doctype-refused',
    ],
    ['an entity nobody defined', utf8('<a>&x;</a>'), 'xml-malformed'],
    ['an attribute given twice', utf8('<a b="1" b="2"/>'), 'xml-malformed'],
    ['the same attribute under two prefixes', utf8('<a xmlns:p="u" xmlns:q="u" p:b="1" q:b="2"/>'), 'xml-malformed'],
    ['a prefix nobody declared', utf8('<a><p:b/></a>'), 'xml-malformed'],
    ['an attribute prefix nobody declared', utf8('<a p:b="1"/>'), 'xml-malformed'],
    ['an unclosed element', utf8('<a><b></a>'), 'xml-malformed'],
    ['an unclosed tag', utf8('<a b="'), 'xml-malformed'],
    ['an unclosed comment', utf8('<a/><!-- '), 'xml-malformed'],
    ['two roots', utf8('<a/><b/>'), 'xml-malformed'],
    ['words before the root', utf8('x<a/>'), 'xml-malformed'],
    ['no markup', utf8('bonjour'), 'xml-malformed'],
    ['101 levels', utf8('<a>'.repeat(101) + '</a>'.repeat(101)), 'xml-too-deep'],
    ['50,000 levels', utf8('<a>'.repeat(50_000) + '</a>'.repeat(50_000)), 'xml-too-deep'],
    [
      '60,000 attributes',
      utf8(`<a ${Array.from({ length: 60_000 }, (_, i) => `b${i}=""`).join(' ')}/>`),
      'xml-too-many-attributes',
    ],
    [
      '8,001 elements of 50 attributes',
      utf8(`<a>${`<b${Array.from({ length: 50 }, (_, i) => ` c${i}=""`).join('')}/>`.repeat(8_001)}</a>`),
      'xml-too-many-attributes',
    ],
    ['100,001 elements', utf8(`<a>${'<b/>'.repeat(100_001)}</a>`), 'xml-too-many-elements'],
    ['more than 25 MB', Buffer.alloc(XML_LIMITS.bytes + 1, 'a'), 'xml-too-large'],
  ];
  for (const [what, bytes, expected] of cases) {
    it(`answers ${expected.startsWith('xml-') ? expected : 'its text'} for ${what}`, () =>
      assert.equal(answer(bytes), expected));
  }

  it('takes 100 levels, one text of 12 MB, and 100,000 elements', () => {
    assert.equal(answer(utf8(`${'<a>'.repeat(100)}b${'</a>'.repeat(100)}`)), 'b');
    assert.equal(answer(utf8(`<a>${'b'.repeat(12_000_000)}</a>`)).length, 12_000_000);
    assert.equal(openXml(utf8(`<a>${'<b/>'.repeat(99_999)}</a>`)).ok, true);
  });

  it('keeps names, namespaces and attributes apart', () => {
    const opened = openXml(utf8('<p:a xmlns:p="urn:x" xmlns="urn:y" b="1" p:c="2"><d/></p:a>'));
    assert.ok(opened.ok);
    assert.equal(opened.value.namespace, 'urn:x');
    assert.deepEqual(
      [...opened.value.attributes],
      [
        ['b', '1'],
        ['{urn:x}c', '2'],
      ],
    );
    assert.deepEqual(opened.value.children, [{ namespace: 'urn:y', name: 'd', attributes: new Map(), children: [] }]);
  });

  it('never throws, whatever bytes it is given', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
        const opened = openXml(bytes);
        assert.ok(opened.ok || opened.problem.startsWith('xml-'));
      }),
      { numRuns: 500 },
    );
  });

  it('never throws on scraps of markup', () => {
    const scrap = fc.constantFrom(
      '<',
      '>',
      '/',
      '<a>',
      '</a>',
      '<a b="1">',
      '"',
      "'",
      '=',
      '<!--',
      '-->',
      '<![CDATA[',
      ']]>',
      '<?',
      '?>',
      '<!',
      '&',
      ';',
      '&#0;',
      '&#x10FFFF;',
      'é',
      ' ',
      'xmlns:p="u"',
      '<p:a>',
      ':',
      '\u0001',
      '\ud800',
    );
    fc.assert(
      fc.property(
        fc.array(scrap, { maxLength: 30 }),
        (scraps) => typeof openXml(utf8(scraps.join(''))).ok === 'boolean',
      ),
      { numRuns: 1_000 },
    );
  });
});
