// Draws the application's PNG icons (src/web/icons/*.png) from shapes, without any image library: run it after changing the mark.
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { crc32, deflateSync } from 'node:zlib';

const folder = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..', 'src', 'web', 'icons');
const PAPER = 0;
const INK = 1;
const RIBBON = 2;
const COLOURS = [
  [0xfa, 0xf6, 0xee],
  [0x0b, 0x5a, 0x57],
  [0xd4, 0x59, 0x3d],
];

const inRoundedBox = (x, y, left, top, right, bottom, radius) => {
  const dx = Math.max(left + radius - x, 0, x - (right - radius));
  const dy = Math.max(top + radius - y, 0, y - (bottom - radius));
  return x >= left && x <= right && y >= top && y <= bottom && dx * dx + dy * dy <= radius * radius;
};

/** The heart is where (x² + y² − 1)³ − x² y³ ≤ 0, centred on the cover. */
const inHeart = (x, y) => {
  const u = (x - 22.5) / 6.3;
  const v = (25.2 - y) / 6.3;
  return (u * u + v * v - 1) ** 3 - u * u * v * v * v <= 0;
};

/** The colour of a point of the mark on its 40 × 40 grid; `undefined` outside of the notebook. */
function markAt(x, y) {
  if (!inRoundedBox(x, y, 5, 2, 36, 38, 7)) return undefined;
  if (x >= 26.5 && x <= 32 && y <= 16 - (2.6 * (2.75 - Math.abs(x - 29.25))) / 2.75) return RIBBON;
  if (x >= 10.9 && x <= 12.1) return PAPER;
  return inHeart(x, y) ? PAPER : INK;
}

/** A square picture; each pixel is the mean of 4 × 4 points, put on a palette of shades between the colours. */
function draw(size, scale) {
  const rows = [];
  const palette = new Map();
  for (let row = 0; row < size; row += 1) {
    const line = Buffer.alloc(size + 1);
    for (let column = 0; column < size; column += 1) {
      const sum = [0, 0, 0];
      for (let point = 0; point < 16; point += 1) {
        const x = ((column + (point % 4) / 4 + 0.125) / size - 0.5) * (40 / scale) + 20;
        const y = ((row + Math.floor(point / 4) / 4 + 0.125) / size - 0.5) * (40 / scale) + 20;
        const colour = COLOURS[markAt(x, y) ?? PAPER];
        for (let c = 0; c < 3; c += 1) sum[c] += colour[c];
      }
      const key = sum.map((value) => Math.round(value / 16)).join();
      if (!palette.has(key)) palette.set(key, palette.size);
      line[column + 1] = palette.get(key);
    }
    rows.push(line);
  }
  const colours = Buffer.from([...palette.keys()].flatMap((key) => key.split(',').map(Number)));
  const header = Buffer.alloc(13);
  header.writeUInt32BE(size, 0);
  header.writeUInt32BE(size, 4);
  header.set([8, 3, 0, 0, 0], 8);
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', header),
    chunk('PLTE', colours),
    chunk('IDAT', deflateSync(Buffer.concat(rows), { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function chunk(type, data) {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const frame = Buffer.alloc(8);
  frame.writeUInt32BE(data.length, 0);
  frame.writeUInt32BE(crc32(body), 4);
  return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)]);
}

for (const [name, size, scale] of [
  ['icon-192.png', 192, 1],
  ['icon-512.png', 512, 1],
  ['icon-maskable-512.png', 512, 0.72],
]) {
  const picture = draw(size, scale);
  writeFileSync(path.join(folder, name), picture);
  console.error(`${name}: ${picture.length} bytes`);
}
