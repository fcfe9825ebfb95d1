// Small files of every kind, made here.
import { deflateSync } from 'node:zlib';

/** The EICAR test string, in halves so that no antivirus takes this file for it. */
export const EICAR = ['X5O!P%@AP[4\\PZX54(P^)7CC)7}$', 'EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*'].join('');

const stream = (dictionary: string, content: Buffer): Buffer =>
  Buffer.concat([
    Buffer.from(`<<${dictionary}/Length ${content.length}>>\nstream\n`),
    content,
    Buffer.from('\nendstream\n'),
  ]);

/** A PDF of one page; `extra` objects and trailing bytes are put where asked. */
export function pdf(
  pieces: {
    readonly catalog?: string;
    readonly objects?: readonly Buffer[];
    readonly trailer?: string;
    readonly after?: Buffer;
  } = {},
): Buffer {
  const objects = (pieces.objects ?? []).map((object, index) =>
    Buffer.concat([Buffer.from(`${index + 10} 0 obj`), object, Buffer.from('endobj\n')]),
  );
  return Buffer.concat([
    Buffer.from(`%PDF-1.7\n1 0 obj<</Type/Catalog/Pages 2 0 R${pieces.catalog ?? ''}>>endobj\n`),
    Buffer.from(
      '2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 200]>>endobj\n',
    ),
    ...objects,
    Buffer.from(`trailer<</Root 1 0 R/Size 20${pieces.trailer ?? ''}>>\nstartxref\n0\n%%EOF\n`),
    pieces.after ?? Buffer.alloc(0),
  ]);
}

/** A PDF 1.5 whose objects stand in one compressed stream. */
export function compressedPdf(objects: string, marks = ''): Buffer {
  return Buffer.concat([
    Buffer.from('%PDF-1.5\n4 0 obj'),
    stream('/Type/ObjStm/N 3/First 20/Filter/FlateDecode', deflateSync(Buffer.from(objects))),
    Buffer.from(`endobj\n5 0 obj<</Type/XRef${marks}>>endobj\nstartxref\n0\n%%EOF`),
  ]);
}

export const pdfStream = (content: Buffer, compressed: boolean): Buffer =>
  compressed ? stream('/Filter/FlateDecode', deflateSync(content)) : stream('', content);

const chunk = (type: string, data: Buffer): Buffer => {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  return Buffer.concat([length, Buffer.from(type), data, Buffer.alloc(4)]);
};

/** A PNG header of this size, with a data chunk; checksums are zero, nobody reads them here. */
export function png(width: number, height: number, data: Buffer = deflateSync(Buffer.alloc(1))): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header[8] = 1;
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', header),
    chunk('IDAT', data),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

/** A JPEG up to its frame header. */
export function jpeg(width: number, height: number): Buffer {
  const frame = Buffer.from([0xff, 0xc0, 0x00, 0x0b, 0x08, 0, 0, 0, 0, 0x01, 0x01, 0x11, 0x00]);
  frame.writeUInt16BE(height, 5);
  frame.writeUInt16BE(width, 7);
  return Buffer.concat([
    Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0x00, 0x04, 0x4a, 0x46]),
    frame,
    Buffer.from([0xff, 0xd9]),
  ]);
}

/** A TIFF with one directory per page; `loop` chains the last one to the first. */
export function tiff(pages: readonly (readonly [number, number])[], loop = false): Buffer {
  const page = 2 + 2 * 12 + 4;
  const file = Buffer.alloc(8 + pages.length * page);
  file.write('II*\0', 0, 'latin1');
  file.writeUInt32LE(8, 4);
  pages.forEach(([width, height], index) => {
    const at = 8 + index * page;
    file.writeUInt16LE(2, at);
    for (const [entry, tag, value] of [
      [0, 256, width],
      [1, 257, height],
    ] as const) {
      file.writeUInt16LE(tag, at + 2 + entry * 12);
      file.writeUInt16LE(4, at + 4 + entry * 12);
      file.writeUInt32LE(1, at + 6 + entry * 12);
      file.writeUInt32LE(value, at + 10 + entry * 12);
    }
    const last = index === pages.length - 1;
    file.writeUInt32LE(last ? (loop ? 8 : 0) : at + page, at + 26);
  });
  return file;
}
