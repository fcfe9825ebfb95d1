// A small canvas: floating-point RGB, soft discs and strokes, repeatable noise, and its PNG.

import { deflateSync } from 'node:zlib';

export interface Raster {
  readonly width: number;
  readonly height: number;
  /** 3 values a pixel, 0 to 255. */
  readonly pixels: Float32Array;
}

export type Colour = readonly [number, number, number];
export type Point = readonly [number, number];

export const raster = (width: number, height: number): Raster => ({
  width,
  height,
  pixels: new Float32Array(width * height * 3),
});

/** Repeatable noise in [0, 1) for a place on a grid. */
export const noise = (x: number, y: number, seed = 0): number => {
  let h = Math.imul(x | 0, 374761393) ^ Math.imul(y | 0, 668265263) ^ Math.imul(seed | 0, 2147483647);
  h = Math.imul(h ^ (h >>> 13), 1274126177);
  return ((h ^ (h >>> 16)) >>> 0) / 4294967296;
};

const ease = (t: number): number => t * t * (3 - 2 * t);

/** Smooth noise: bilinear between grid points. */
export const softNoise = (x: number, y: number, seed = 0): number => {
  const x0 = Math.floor(x);
  const y0 = Math.floor(y);
  const fx = ease(x - x0);
  const fy = ease(y - y0);
  const top = noise(x0, y0, seed) * (1 - fx) + noise(x0 + 1, y0, seed) * fx;
  const low = noise(x0, y0 + 1, seed) * (1 - fx) + noise(x0 + 1, y0 + 1, seed) * fx;
  return top * (1 - fy) + low * fy;
};

export const clamp = (value: number, low = 0, high = 1): number => (value < low ? low : value > high ? high : value);

/** Fills every pixel from a function of its place. */
export const paint = (image: Raster, colour: (x: number, y: number) => Colour): void => {
  for (let y = 0, at = 0; y < image.height; y += 1) {
    for (let x = 0; x < image.width; x += 1, at += 3) {
      const [red, green, blue] = colour(x, y);
      image.pixels[at] = red;
      image.pixels[at + 1] = green;
      image.pixels[at + 2] = blue;
    }
  }
};

const blend = (image: Raster, x: number, y: number, colour: Colour, alpha: number): void => {
  const at = (y * image.width + x) * 3;
  for (let channel = 0; channel < 3; channel += 1) {
    const before = image.pixels[at + channel] ?? 0;
    image.pixels[at + channel] = before + ((colour[channel] ?? 0) - before) * alpha;
  }
};

/** Math.hypot is an order of magnitude slower, and this runs for every pixel. */
export const length = (dx: number, dy: number): number => Math.sqrt(dx * dx + dy * dy);

/** Distance from a point to a segment. */
export const toSegment = (x: number, y: number, [ax, ay]: Point, [bx, by]: Point): number => {
  const dx = bx - ax;
  const dy = by - ay;
  const square = dx * dx + dy * dy;
  const t = square === 0 ? 0 : clamp(((x - ax) * dx + (y - ay) * dy) / square);
  return length(x - ax - t * dx, y - ay - t * dy);
};

/** A line of given half width with soft edges. */
export const stroke = (image: Raster, from: Point, to: Point, half: number, colour: Colour, alpha = 1): void => {
  const reach = half + 1;
  const x0 = Math.max(0, Math.floor(Math.min(from[0], to[0]) - reach));
  const x1 = Math.min(image.width - 1, Math.ceil(Math.max(from[0], to[0]) + reach));
  const y0 = Math.max(0, Math.floor(Math.min(from[1], to[1]) - reach));
  const y1 = Math.min(image.height - 1, Math.ceil(Math.max(from[1], to[1]) + reach));
  for (let y = y0; y <= y1; y += 1) {
    for (let x = x0; x <= x1; x += 1) {
      const cover = clamp(half + 0.5 - toSegment(x, y, from, to));
      if (cover > 0) blend(image, x, y, colour, cover * alpha);
    }
  }
};

export const polyline = (image: Raster, points: readonly Point[], half: number, colour: Colour, alpha = 1): void => {
  for (let index = 1; index < points.length; index += 1) {
    const from = points[index - 1];
    const to = points[index];
    if (from !== undefined && to !== undefined) stroke(image, from, to, half, colour, alpha);
  }
};

const crcTable = Uint32Array.from({ length: 256 }, (_, n) => {
  let c = n;
  for (let bit = 0; bit < 8; bit += 1) c = c & 1 ? 0xedb88320 ^ (c >>> 1) : c >>> 1;
  return c >>> 0;
});

const crc = (bytes: Uint8Array): number => {
  let c = 0xffffffff;
  for (const byte of bytes) c = (crcTable[(c ^ byte) & 255] ?? 0) ^ (c >>> 8);
  return (c ^ 0xffffffff) >>> 0;
};

const chunk = (type: string, data: Uint8Array): Buffer => {
  const out = Buffer.alloc(data.length + 12);
  out.writeUInt32BE(data.length, 0);
  out.write(type, 4, 'latin1');
  out.set(data, 8);
  out.writeUInt32BE(crc(out.subarray(4, data.length + 8)), data.length + 8);
  return out;
};

/** The canvas as a PNG, in grey (one channel) or colour; 8 bits, no alpha, "sub" filter. */
export const toPng = (image: Raster, grey = false): Uint8Array => {
  const channels = grey ? 1 : 3;
  const row = image.width * channels;
  const raw = Buffer.alloc((row + 1) * image.height);
  for (let y = 0; y < image.height; y += 1) {
    const start = y * (row + 1);
    raw[start] = 1;
    for (let x = 0; x < row; x += 1) {
      const source = y * image.width * 3 + (grey ? x * 3 : x);
      const value = Math.round(clamp(image.pixels[source] ?? 0, 0, 255));
      const left = x < channels ? 0 : Math.round(clamp(image.pixels[source - 3] ?? 0, 0, 255));
      raw[start + 1 + x] = (value - left) & 255;
    }
  }
  const head = Buffer.alloc(13);
  head.writeUInt32BE(image.width, 0);
  head.writeUInt32BE(image.height, 4);
  head.set([8, grey ? 0 : 2, 0, 0, 0], 8);
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', head),
    chunk('IDAT', deflateSync(raw, { level: 6 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
};

/** Draws a picture the first time it is asked for: some stand in two documents. */
export const once = (draw: () => Uint8Array): (() => Uint8Array) => {
  let drawn: Uint8Array | undefined;
  return () => (drawn ??= draw());
};
