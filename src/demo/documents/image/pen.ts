// A pen that writes: letters as a few strokes on a 10 × 10 grid (base line 2, small letters to 6, capitals to 9), smoothed.

import { noise, polyline, type Colour, type Point, type Raster } from './raster.js';

// Each glyph: width, then strokes of xy digits; y grows upwards.
const GLYPHS: Readonly<Record<string, string>> = {
  a: '5 46352614031222344346,444232 52',
  b: '4 190512,0526364443321203',
  c: '4 4535150402224243',
  d: '5 4626150402224244,4942 52',
  e: '4 0444463615030222 4243',
  f: '3 39 28 17 12,0636',
  g: '4 4626150402234244,4641301001',
  h: '4 0902,0416364442',
  i: '2 1612 22,1817',
  j: '2 2621100001,2827',
  k: '4 0902,0446,1442',
  l: '2 0903 1222',
  m: '6 0602,0516263432,3546566462',
  n: '4 0602,0416364442',
  o: '4 26 15 04 13 22 33 44 35 26',
  p: '4 0600,0516364443321203',
  q: '4 4626150402224244,4640',
  r: '3 0602,041636',
  s: '4 4636160534434232 1203',
  t: '3 190322 33,0636',
  u: '5 0603122243,4642 52',
  v: '4 062246',
  w: '6 0612345266',
  x: '4 0642,4602',
  y: '4 0622,46100001',
  z: '4 06460242',
  A: '5 023952,1444',
  B: '5 0902,0939584635 05,3554433202',
  C: '5 5848391806032242 53',
  D: '5 0902,09395755332202',
  E: '5 59090252,0545',
  F: '5 590902,0545',
  G: '5 5848291705032242 5455 35',
  H: '5 0902,5952,0555',
  I: '2 1912',
  J: '4 4943321203',
  K: '5 0902,590552',
  L: '5 090252',
  M: '6 0209356962',
  N: '5 02095259',
  O: '5 291806042242 5456 48 29',
  P: '5 0209395846 35 05',
  Q: '5 291806042242 5456 48 29,3452',
  R: '5 0209395846 35 05,3552',
  S: '5 58491908 06 15 4554 43 22 03',
  T: '6 0969,3932',
  U: '5 0904 12 42 54 59',
  V: '5 093259',
  W: '7 0922365279',
  X: '5 0952,5902',
  Y: '5 093659,3632',
  Z: '5 09590252',
  0: '4 29 18 06 05 13 22 33 45 46 38 29',
  1: '3 072922',
  2: '4 081939 4746 0242',
  3: '4 0939 25 4443 32 02',
  4: '4 32390444',
  5: '4 490905 35 44 43 32 02',
  6: '4 3916 03 12 32 43 44 35 14',
  7: '4 094912',
  8: '4 25 06 08 29 48 46 25 04 03 22 43 44 25',
  9: '4 44 24 06 18 38 47 45 32',
  '.': '2 1213',
  ',': '2 1301',
  ':': '2 1615,1312',
  '-': '3 0535',
  '/': '4 0149',
  '+': '4 0444,2622',
  '(': '2 290622',
  ')': '2 092602',
  "'": '1 0907',
  '%': '5 0259,0918,4352',
};

const ACCENTS: Readonly<Record<string, string>> = {
  '\u0301': '1728',
  '\u0300': '1827',
  '\u0302': '072937',
  '\u0308': '0808,3838',
  '\u0327': '2110',
};

const strokesOf = (spec: string): readonly (readonly Point[])[] =>
  spec.split(',').map((part) => {
    const digits = part.replaceAll(' ', '');
    return Array.from({ length: digits.length / 2 }, (_, index): Point => [
      Number(digits[index * 2]),
      Number(digits[index * 2 + 1]),
    ]);
  });

/** Catmull-Rom through the points: what makes straight strokes look written. */
const smooth = (points: readonly Point[]): readonly Point[] => {
  const out: Point[] = [];
  for (let index = 0; index < points.length - 1; index += 1) {
    const p1 = points[index] ?? [0, 0];
    const p2 = points[index + 1] ?? p1;
    const p0 = points[index - 1] ?? p1;
    const p3 = points[index + 2] ?? p2;
    for (let step = 0; step < 5; step += 1) {
      const t = step / 5;
      const along = (axis: 0 | 1): number =>
        0.5 *
        (2 * p1[axis] +
          (p2[axis] - p0[axis]) * t +
          (2 * p0[axis] - 5 * p1[axis] + 4 * p2[axis] - p3[axis]) * t * t +
          (3 * p1[axis] - p0[axis] - 3 * p2[axis] + p3[axis]) * t * t * t);
      out.push([along(0), along(1)]);
    }
  }
  const last = points.at(-1);
  if (last !== undefined) out.push(last);
  return out;
};

export interface Pen {
  readonly size: number;
  readonly colour: Colour;
  readonly half: number;
  /** Printed letters are straight and even; a hand leans, trembles and joins. */
  readonly hand: boolean;
  /** Turns the whole line about its start, in radians. */
  readonly turn?: number;
  readonly seed?: number;
}

/** Writes one line from (x, y), y being the base line; answers the width used. */
export const write = (image: Raster, text: string, x: number, y: number, pen: Pen): number => {
  const scale = pen.size / 7;
  const cos = Math.cos(pen.turn ?? 0);
  const sin = Math.sin(pen.turn ?? 0);
  let at = 0;
  let index = 0;
  let capital = false;
  for (const letter of text.normalize('NFD')) {
    index += 1;
    const place = ([px, py]: Point, shift: number): Point => {
      const lean = pen.hand ? (py - 2) * 0.22 : 0;
      const dx = (shift + px + lean) * scale * (pen.hand ? 0.92 : 0.85);
      const dy = -(py - 2 + (pen.hand ? (noise(index, 1, pen.seed) - 0.5) * 0.7 : 0)) * scale;
      return [x + dx * cos - dy * sin, y + dx * sin + dy * cos];
    };
    const accent = ACCENTS[letter];
    if (accent !== undefined) {
      for (const part of strokesOf(accent))
        polyline(
          image,
          part.map((point) => place([point[0], point[1] + (capital ? 3 : 0)], at - (capital ? 6 : 5))),
          pen.half,
          pen.colour,
        );
      continue;
    }
    capital = letter >= 'A' && letter <= 'Z';
    const glyph = GLYPHS[letter === '’' ? "'" : letter];
    if (glyph === undefined) {
      at += 3.2;
      continue;
    }
    const cut = glyph.indexOf(' ');
    for (const part of strokesOf(glyph.slice(cut + 1))) {
      const points = pen.hand ? smooth(part) : part;
      polyline(
        image,
        points.map((point) => place(point, at)),
        pen.half,
        pen.colour,
      );
    }
    at += Number(glyph.slice(0, cut)) + (pen.hand ? 1.2 + noise(index, 2, pen.seed) * 0.5 : 1.7);
  }
  return at * scale;
};
