// Photographs of paper: a page lying on a table, a little turned, unevenly lit, with printed and handwritten lines.

import {
  clamp,
  length,
  noise,
  paint,
  raster,
  softNoise,
  stroke,
  toPng,
  type Colour,
  type Point,
  type Raster,
} from './raster.js';
import { write, type Pen } from './pen.js';

const TURN = -0.022;

export interface PhotoLine {
  readonly text: string;
  /** On the page, from its top left corner. */
  readonly x: number;
  readonly y: number;
  readonly size: number;
  readonly hand?: boolean;
  readonly colour?: Colour;
}

export interface Photo {
  readonly width: number;
  readonly height: number;
  readonly paper: Colour;
  readonly lines: readonly PhotoLine[];
  /** Ruled lines, as pairs of points on the page. */
  readonly rules: readonly (readonly [Point, Point])[];
  /** A round rubber stamp. */
  readonly stamp?: { readonly x: number; readonly y: number; readonly words: readonly string[] };
}

const MARGIN = 34;

const onTable = (photo: Photo, [x, y]: Point): Point => {
  const cx = photo.width / 2;
  const cy = photo.height / 2;
  const dx = x + MARGIN - cx;
  const dy = y + MARGIN - cy;
  return [cx + dx * Math.cos(TURN) - dy * Math.sin(TURN), cy + dx * Math.sin(TURN) + dy * Math.cos(TURN)];
};

const table = (x: number, y: number): Colour => {
  const grain = softNoise(x / 60, y / 5, 7) * 26 + softNoise(x / 9, y / 2, 8) * 8;
  return [112 + grain, 82 + grain * 0.8, 56 + grain * 0.6];
};

const drawStamp = (image: Raster, photo: Photo): void => {
  if (photo.stamp === undefined) return;
  const ink: Colour = [52, 60, 140];
  const [x, y] = onTable(photo, [photo.stamp.x, photo.stamp.y]);
  for (const radius of [52, 46]) {
    for (let step = 0; step < 72; step += 1) {
      const a = (step / 72) * Math.PI * 2;
      const b = ((step + 1) / 72) * Math.PI * 2;
      const from: Point = [x + Math.cos(a) * radius, y + Math.sin(a) * radius];
      const to: Point = [x + Math.cos(b) * radius, y + Math.sin(b) * radius];
      stroke(image, from, to, 0.9, ink, 0.35 + noise(step, radius, 3) * 0.4);
    }
  }
  photo.stamp.words.forEach((word, index) => {
    const pen: Pen = { size: 10, colour: ink, half: 0.7, hand: false, turn: -0.14 };
    write(image, word, x - word.length * 3.9, y - 8 + index * 17, pen);
  });
};

/** The photograph as a PNG. */
export const photoPng = (photo: Photo): Uint8Array => {
  const image = raster(photo.width, photo.height);
  const pageWidth = photo.width - 2 * MARGIN;
  const pageHeight = photo.height - 2 * MARGIN;
  const cx = photo.width / 2;
  const cy = photo.height / 2;
  const cos = Math.cos(TURN);
  const sin = Math.sin(TURN);
  paint(image, (x, y) => {
    const px = (x - cx) * cos + (y - cy) * sin + cx - MARGIN;
    const py = -(x - cx) * sin + (y - cy) * cos + cy - MARGIN;
    const outside = Math.max(-px, px - pageWidth, -py, py - pageHeight);
    const light = 1.04 - 0.26 * clamp(length(x - photo.width * 0.32, y - photo.height * 0.25) / photo.height);
    const grain = (noise(x >> 1, y >> 1, 1) - 0.5) * 3.5;
    if (outside > 0) {
      const [r, g, b] = table(x, y);
      const shade = light * (1 - 0.55 * clamp(1 - outside / 14));
      return [r * shade + grain, g * shade + grain, b * shade + grain];
    }
    const fold = 1 - 0.05 * clamp(1 - Math.abs(py - pageHeight / 2) / 5);
    const wave = 1 + 0.028 * Math.sin(px / 71 + 1.4 * Math.sin(py / 93));
    const shade = light * fold * wave;
    return [photo.paper[0] * shade + grain, photo.paper[1] * shade + grain, photo.paper[2] * shade + grain];
  });
  for (const [from, to] of photo.rules) {
    stroke(image, onTable(photo, from), onTable(photo, to), 0.5, [110, 120, 140], 0.55);
  }
  photo.lines.forEach((line, index) => {
    const hand = line.hand === true;
    const [x, y] = onTable(photo, [line.x, line.y]);
    const pen: Pen = {
      size: line.size,
      colour: line.colour ?? (hand ? [28, 44, 120] : [42, 44, 52]),
      half: hand ? 0.95 : Math.max(0.6, line.size / 15),
      hand,
      turn: TURN + (hand ? (noise(index, 4, 9) - 0.5) * 0.02 : 0),
      seed: index,
    };
    write(image, line.text, x, y, pen);
  });
  drawStamp(image, photo);
  return toPng(image);
};
