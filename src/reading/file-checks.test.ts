// What files are, whether they can be read, and whether they do harm: file-kind, pdf-check, image-check, malware-check, base64.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { compressedPdf, EICAR, jpeg, pdf, pdfStream, png, tiff } from '../../test/support/files.js';
import { decodeBase64 } from './base64.js';
import { checkKind, sniff } from './file-kind.js';
import { checkImage } from './image-check.js';
import { hasTestVirus } from './malware-check.js';
import { checkPdf } from './pdf-check.js';

const text = (words: string): Buffer => Buffer.from(words, 'utf8');
const ZIP_END = Buffer.from([0x50, 0x4b, 0x05, 0x06, ...new Array<number>(18).fill(0)]);

describe('what a file is', () => {
  const kinds: readonly (readonly [string, Buffer, string])[] = [
    ['nothing', Buffer.alloc(0), 'empty'],
    ['a PDF', pdf(), 'pdf'],
    ['a PDF behind a few bytes', Buffer.concat([text('\n\n'), pdf()]), 'pdf'],
    ['a PNG', png(1, 1), 'png'],
    ['a JPEG', jpeg(1, 1), 'jpeg'],
    ['a TIFF', tiff([[1, 1]]), 'tiff'],
    ['RTF', text('{\\rtf1 bonjour}'), 'rtf'],
    ['a HEIC picture', Buffer.from('\0\0\0\x18ftypheic', 'latin1'), 'heic'],
    ['a zip', Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), ZIP_END]), 'zip'],
    ['a Windows program', Buffer.from('MZ\x90\0\x03\0', 'latin1'), 'program'],
    ['a Linux program', Buffer.from('\x7fELF\x02', 'latin1'), 'program'],
    ['XML', text('<?xml version="1.0"?><a/>'), 'xml'],
    ['XML in UTF-16', Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from('<a/>', 'utf16le')]), 'xml'],
    ['HTML', text('  <!DOCTYPE html><html></html>'), 'html'],
    ['HTML behind a comment', text('<!-- x --><script>1</script>'), 'html'],
    ['SVG', text('<svg xmlns="http://www.w3.org/2000/svg"/>'), 'svg'],
    ['SVG behind a declaration', text('<?xml version="1.0"?><svg/>'), 'svg'],
    ['words', text('Bonjour,\r\nMZ, un patient va bien.'), 'text'],
    ['words that begin with a sign', text('<3 mg/L'), 'text'],
    ['bytes', Buffer.from([1, 2, 3, 0, 5]), 'unknown'],
  ];
  for (const [what, bytes, expected] of kinds)
    it(`is ${expected} for ${what}`, () => assert.equal(sniff(bytes), expected));

  const declared: readonly (readonly [string, Buffer, string])[] = [
    ['application/pdf', pdf(), 'pdf'],
    ['Application/PDF; name="x.pdf"', pdf(), 'pdf'],
    ['image/png', png(1, 1), 'image'],
    ['image/jpeg', jpeg(1, 1), 'image'],
    ['image/tiff', tiff([[1, 1]]), 'image'],
    ['text/plain', text('bonjour'), 'text'],
    ['text/rtf', text('{\\rtf1}'), 'rtf'],
    ['text/xml', text('<a/>'), 'cda'],
    ['application/xslt+xml', text('<a/>'), 'cda'],
    ['application/pdf', Buffer.alloc(0), 'file-empty'],
    ['application/pdf', text('<html>'), 'content-type-mismatch'],
    ['application/pdf', png(1, 1), 'content-type-mismatch'],
    ['image/jpeg', png(1, 1), 'content-type-mismatch'],
    ['text/plain', text('<html><script>alert(1)</script>'), 'content-type-mismatch'],
    ['text/plain', text('<svg onload="alert(1)"/>'), 'content-type-mismatch'],
    ['text/xml', pdf(), 'content-type-mismatch'],
    ['image/svg+xml', text('<svg/>'), 'content-type-refused'],
    ['text/html', text('<html>'), 'content-type-refused'],
    ['application/zip', ZIP_END, 'content-type-refused'],
    ['image/heic', Buffer.from('\0\0\0\x18ftypheic', 'latin1'), 'content-type-refused'],
    ['application/octet-stream', pdf(), 'content-type-refused'],
    ['', pdf(), 'content-type-refused'],
    ['constructor', pdf(), 'content-type-refused'],
  ];
  for (const [type, bytes, expected] of declared) {
    it(`answers ${expected} when ${sniff(bytes)} is declared ${type === '' ? 'nothing' : type}`, () => {
      const checked = checkKind(bytes, type);
      assert.equal(checked.ok ? checked.value.kind : checked.problem, expected);
    });
  }
});

describe('a PDF', () => {
  const page = '1 0 <</Type/Catalog/Pages 2 0 R>> <</Type/Pages/Kids[3 0 R]>> <</Type /Page/Parent 2 0 R>>';
  const answers: readonly (readonly [string, Buffer, string])[] = [
    ['one page', pdf(), 'ok'],
    ['pages inside a compressed stream', compressedPdf(page), 'ok'],
    ['compressed and encrypted', compressedPdf('secret', '/Encrypt 9 0 R'), 'ok'],
    ['line ends and zeros behind the end', pdf({ after: Buffer.from('\r\n\n\0\0') }), 'ok'],
    ['an update appended, with its own end', Buffer.concat([pdf(), text('9 0 obj<<>>endobj\n%%EOF\n')]), 'ok'],
    ['no pages', text('%PDF-1.4\n%%EOF'), 'pdf-unreadable'],
    ['a page tree without page', text('%PDF-1.4\n1 0 obj<</Type/Pages/Kids[]>>endobj\n%%EOF'), 'pdf-unreadable'],
    ['no end', pdf().subarray(0, 150), 'pdf-unreadable'],
    ['no header', text('1 0 obj<</Type/Page>>endobj %%EOF'), 'pdf-unreadable'],
    [
      'a compressed stream that is none',
      Buffer.concat([text('%PDF-1.5 /ObjStm stream\nxxxx endstream %%EOF')]),
      'pdf-unreadable',
    ],
    [
      'a zip behind it',
      pdf({ after: Buffer.concat([Buffer.from('PK\x03\x04x', 'latin1'), ZIP_END]) }),
      'pdf-trailing-data',
    ],
    ['HTML behind it', pdf({ after: text('<script>alert(1)</script>') }), 'pdf-trailing-data'],
    // The comment of the zip holds a second end of PDF, so that nothing seems to follow it.
    [
      'a zip that ends like a PDF',
      pdf({ after: Buffer.concat([ZIP_END.subarray(0, 20), Buffer.from([6, 0]), text('\n%%EOF')]) }),
      'pdf-trailing-data',
    ],
  ];
  for (const [what, bytes, expected] of answers) {
    it(`answers ${expected} for ${what}`, () => {
      const checked = checkPdf(bytes);
      assert.equal(checked.ok ? 'ok' : checked.problem, expected);
    });
  }

  const withNameAt = (at: number, name: string): Buffer => {
    const head = pdf().indexOf('trailer');
    return Buffer.concat([
      pdf().subarray(0, head),
      text(`%${' '.repeat(at - head - 1)}${name}\n`),
      pdf().subarray(head),
    ]);
  };
  const active: readonly (readonly [string, Buffer, boolean])[] = [
    ['nothing', pdf(), false],
    ['JavaScript at opening', pdf({ catalog: '/OpenAction<</S/JavaScript/JS(app.alert\\(1\\))>>' }), true],
    ['JavaScript in escaped letters', pdf({ catalog: '/AcroForm<</S/J#61vaScript/J#53(1)>>' }), true],
    ['a program to launch', pdf({ catalog: '/X<</S/Launch>>' }), true],
    ['an embedded file', pdf({ catalog: '/Names<</EmbeddedFiles 9 0 R>>' }), true],
    ['JavaScript in a compressed stream', compressedPdf(`${page} <</S/JavaScript/JS(1)>>`), true],
    // A file is looked at in windows: names stand whole in one of them, wherever they are.
    ...[131_072, 131_328].flatMap((edge) =>
      [-200, -40, -11, -4, -1, 0, 1, 200].flatMap((by): [string, Buffer, boolean][] => [
        [`JavaScript ${by} bytes from byte ${edge}`, withNameAt(edge + by, '/JavaScript'), true],
        [`escaped JavaScript ${by} bytes from byte ${edge}`, withNameAt(edge + by, '/#4a#61#76#61Script'), true],
        [`a name that goes on ${by} bytes from byte ${edge}`, withNameAt(edge + by, '/JavaScripture'), false],
      ]),
    ),
    ['a name that only begins alike', pdf({ catalog: '/JSize 3/AAA 4' }), false],
  ];
  for (const [what, bytes, expected] of active) {
    it(`${expected ? 'is marked for' : 'is quiet with'} ${what}`, () => {
      const checked = checkPdf(bytes);
      assert.ok(checked.ok);
      assert.equal(checked.value.hasActiveContent, expected);
    });
  }

  it('is refused within bounds when its streams inflate without end', () => {
    const bomb = compressedPdf(' '.repeat(40_000_000));
    const checked = checkPdf(bomb);
    assert.equal(checked.ok ? 'ok' : checked.problem, 'pdf-unreadable');
  });

  it('never throws, wherever a byte is changed or the file is cut', () => {
    const good = compressedPdf(page);
    fc.assert(
      fc.property(fc.nat(good.length - 1), fc.nat(255), fc.nat(good.length), (position, byte, cut) => {
        const bytes = Buffer.from(good);
        bytes[position] = byte;
        return typeof checkPdf(bytes.subarray(0, cut)).ok === 'boolean';
      }),
      { numRuns: 1_000 },
    );
  });
});

describe('a picture', () => {
  const answers: readonly (readonly [string, Buffer, 'png' | 'jpeg' | 'tiff', string])[] = [
    ['a PNG', png(640, 480), 'png', '640×480'],
    ['a PNG of 100 million pixels', png(10_000, 10_000), 'png', '10000×10000'],
    ['a PNG of 400 million pixels', png(20_000, 20_000), 'png', 'image-too-large'],
    ['a PNG of the largest numbers', png(0xffffffff, 0xffffffff), 'png', 'image-too-large'],
    ['a PNG of no width', png(0, 5), 'png', 'image-unreadable'],
    ['a PNG without end', png(5, 5).subarray(0, -12), 'png', 'image-unreadable'],
    ['a PNG without data', Buffer.concat([png(5, 5).subarray(0, 33), png(5, 5).subarray(-12)]), 'png', 'image-unreadable'],
    ['a JPEG', jpeg(640, 480), 'jpeg', '640×480'],
    ['a JPEG of 4 billion pixels', jpeg(65_535, 65_535), 'jpeg', 'image-too-large'],
    ['a JPEG without frame', Buffer.from([0xff, 0xd8, 0xff, 0xd9]), 'jpeg', 'image-unreadable'],
    ['a JPEG cut short', jpeg(5, 5).subarray(0, 14), 'jpeg', 'image-unreadable'],
    ['a TIFF', tiff([[640, 480]]), 'tiff', '640×480'],
    ['a TIFF of two pages', tiff([[10, 10], [640, 480]]), 'tiff', '640×480'],
    ['a TIFF with one page too large', tiff([[10, 10], [20_000, 20_000]]), 'tiff', 'image-too-large'],
    ['a TIFF whose pages go round', tiff([[10, 10]], true), 'tiff', 'image-unreadable'],
    ['a TIFF that points outside', Buffer.from('II*\0\xff\xff\xff\x7f', 'latin1'), 'tiff', 'image-unreadable'],
  ]; // prettier-ignore
  for (const [what, bytes, kind, expected] of answers) {
    it(`answers ${expected} for ${what}`, () => {
      const checked = checkImage(bytes, kind);
      assert.equal(checked.ok ? `${checked.value.width}×${checked.value.height}` : checked.problem, expected);
    });
  }

  it('never throws on random bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), fc.constantFrom('png', 'jpeg', 'tiff'), (bytes, kind) => {
        const start =
          kind === 'png'
            ? png(9, 9).subarray(0, 20)
            : kind === 'jpeg'
              ? jpeg(9, 9).subarray(0, 8)
              : tiff([[9, 9]]).subarray(0, 10);
        return typeof checkImage(Buffer.concat([start, bytes]), kind).ok === 'boolean';
      }),
      { numRuns: 1_000 },
    );
  });
});

describe('the test virus', () => {
  const answers: readonly (readonly [string, Buffer, boolean])[] = [
    ['alone', text(EICAR), true],
    ['inside a text', text(`bonjour ${EICAR} au revoir`), true],
    ['in UTF-16', Buffer.from(EICAR, 'utf16le'), true],
    ['attached to a PDF', pdf({ objects: [pdfStream(text(EICAR), false)] }), true],
    [
      'attached to a PDF, compressed',
      pdf({ objects: [pdfStream(text('x'), true), pdfStream(text(EICAR), true)] }),
      true,
    ],
    ['in halves', text(EICAR.replace('$EICAR', '$ EICAR')), false],
    ['nowhere', pdf(), false],
    [
      'nowhere, in many streams',
      pdf({ objects: Array.from({ length: 2_000 }, () => pdfStream(text('a'.repeat(500)), true)) }),
      false,
    ],
    ['in a gzip, which clamd alone opens', gzipSync(text(EICAR)), false],
  ];
  for (const [where, bytes, expected] of answers) {
    it(`is ${expected ? 'found' : 'not found'} ${where}`, () => assert.equal(hasTestVirus(bytes), expected));
  }
});

describe('base64', () => {
  const answers: readonly (readonly [string, string])[] = [
    ['Ym9uam91cg==', 'bonjour'],
    ['\n  Ym9u\r\n\tam91 cg==\n', 'bonjour'],
    ['', 'base64-invalid'],
    ['   ', 'base64-invalid'],
    ['Ym9uam91cg', 'base64-invalid'],
    ['Ym9uam91cg=', 'base64-invalid'],
    ['Ym9u=am9u', 'base64-invalid'],
    ['Ym9u*m91', 'base64-invalid'],
    ['Ym9uam91cg-_', 'base64-invalid'],
  ];
  for (const [written, expected] of answers) {
    it(`reads ${JSON.stringify(written)} as ${expected}`, () => {
      const decoded = decodeBase64(written);
      assert.equal(decoded.ok ? decoded.value.toString() : decoded.problem, expected);
    });
  }
});
