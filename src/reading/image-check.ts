// The size of a picture from its headers alone: nothing is decoded, so a few kilobytes cannot ask for gigabytes.
import type { Result } from '../kernel/result.js';
import { ok, problem } from '../kernel/result.js';

export interface ImageSize {
  readonly width: number;
  readonly height: number;
}

export type ImageProblem = 'image-unreadable' | 'image-too-large';

/** 100 million pixels: a very good scanner's A3 page is 70. */
export const MAX_PIXELS = 100_000_000;

const MAX_STEPS = 20_000;

export function checkImage(bytes: Uint8Array, kind: 'png' | 'jpeg' | 'tiff'): Result<ImageSize, ImageProblem> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const size = kind === 'png' ? pngSize(view) : kind === 'jpeg' ? jpegSize(view) : tiffSize(view);
  if (size === undefined || size.width <= 0 || size.height <= 0) return problem('image-unreadable');
  if (size.width * size.height > MAX_PIXELS) {
    return problem('image-too-large', undefined, `${size.width} × ${size.height}`);
  }
  return ok(size);
}

const IHDR = 0x49484452;
const IDAT = 0x49444154;
const IEND = 0x49454e44;

/** Chunks must follow one another from IHDR over IDAT to IEND. */
function pngSize(view: DataView): ImageSize | undefined {
  if (view.byteLength < 33 || view.getUint32(12) !== IHDR) return undefined;
  let hasData = false;
  let position = 8;
  for (let step = 0; step < MAX_STEPS && position + 12 <= view.byteLength; step += 1) {
    const type = view.getUint32(position + 4);
    if (type === IEND) return hasData ? { width: view.getUint32(16), height: view.getUint32(20) } : undefined;
    if (type === IDAT) hasData = true;
    position += 12 + view.getUint32(position);
  }
  return undefined;
}

/** Frame headers (SOF0-15) but not the tables that share their range: DHT, JPG, DAC. */
const isFrame = (marker: number): boolean =>
  marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;

function jpegSize(view: DataView): ImageSize | undefined {
  let position = 2;
  for (let step = 0; step < MAX_STEPS && position + 4 <= view.byteLength; step += 1) {
    if (view.getUint8(position) !== 0xff) return undefined;
    const marker = view.getUint8(position + 1);
    if (marker === 0xff) {
      position += 1;
    } else if (marker === 0xd9 || marker === 0xda) {
      return undefined;
    } else if (isFrame(marker)) {
      if (position + 9 > view.byteLength) return undefined;
      return { height: view.getUint16(position + 5), width: view.getUint16(position + 7) };
    } else {
      position += 2 + view.getUint16(position + 2);
    }
  }
  return undefined;
}

/** The largest page of the file counts; pages are a chained list, which may not loop. */
function tiffSize(view: DataView): ImageSize | undefined {
  if (view.byteLength < 8) return undefined;
  const little = view.getUint16(0) === 0x4949;
  const seen = new Set<number>();
  let largest: ImageSize | undefined;
  let directory = view.getUint32(4, little);
  while (directory !== 0) {
    if (seen.has(directory) || seen.size > 1_000 || directory + 2 > view.byteLength) return undefined;
    seen.add(directory);
    const entries = view.getUint16(directory, little);
    const next = directory + 2 + entries * 12;
    if (next > view.byteLength) return undefined;
    const page = tiffPage(view, directory + 2, entries, little);
    if (page === undefined) return undefined;
    if (largest === undefined || page.width * page.height > largest.width * largest.height) largest = page;
    directory = next + 4 <= view.byteLength ? view.getUint32(next, little) : 0;
  }
  return largest;
}

function tiffPage(view: DataView, from: number, entries: number, little: boolean): ImageSize | undefined {
  let width: number | undefined;
  let height: number | undefined;
  for (let index = 0; index < entries; index += 1) {
    const entry = from + index * 12;
    const tag = view.getUint16(entry, little);
    if (tag !== 256 && tag !== 257) continue;
    const short = view.getUint16(entry + 2, little) === 3;
    const value = short ? view.getUint16(entry + 8, little) : view.getUint32(entry + 8, little);
    if (tag === 256) width = value;
    else height = value;
  }
  return width === undefined || height === undefined ? undefined : { width, height };
}
