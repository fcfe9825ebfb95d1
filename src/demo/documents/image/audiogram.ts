// An audiogram: hearing loss in decibels against frequency, right ear in red circles, left ear in blue crosses.

import { paint, polyline, raster, stroke, toPng, type Colour, type Point } from './raster.js';
import { write } from './pen.js';

const FREQUENCIES = ['125', '250', '500', '1000', '2000', '4000', '8000'];
const LEFT = 70;
const TOP = 110;
const STEP_X = 78;
const STEP_Y = 36;
const RED: Colour = [196, 44, 44];
const BLUE: Colour = [38, 70, 168];
const BLACK: Colour = [50, 54, 62];

const place = (index: number, decibels: number): Point => [LEFT + index * STEP_X, TOP + (decibels / 10) * STEP_Y];

/** Losses in decibels at 125 to 8000 Hz for each ear. */
export const audiogram = (heading: string, right: readonly number[], left: readonly number[]): Uint8Array => {
  const image = raster(620, 600);
  paint(image, (x, y) => {
    const warm = 250 - (x + y) / 160;
    return [warm, warm, warm - 3];
  });
  const label = (text: string, x: number, y: number, size = 10): void => {
    write(image, text, x, y, { size, colour: BLACK, half: 0.75, hand: false });
  };
  label(heading, 40, 40, 14);
  FREQUENCIES.forEach((frequency, index) => {
    stroke(image, place(index, 0), place(index, 120), 0.4, [170, 176, 184]);
    label(frequency, LEFT + index * STEP_X - frequency.length * 4, TOP - 18);
  });
  for (let level = 0; level <= 120; level += 10) {
    stroke(image, place(0, level), place(6, level), level === 20 ? 1 : 0.4, [170, 176, 184]);
    if (level % 20 === 0) label(String(level), 30, TOP + (level / 10) * STEP_Y + 5);
  }
  label('Hz', 556, TOP - 18);
  label('dB', 30, TOP - 18);
  polyline(
    image,
    right.map((loss, index) => place(index, loss)),
    1,
    RED,
  );
  polyline(
    image,
    left.map((loss, index) => place(index, loss)),
    1,
    BLUE,
  );
  right.forEach((loss, index) => {
    const [x, y] = place(index, loss);
    const ring = Array.from({ length: 17 }, (_, step): Point => {
      const angle = (step / 16) * Math.PI * 2;
      return [x + Math.cos(angle) * 7, y + Math.sin(angle) * 7];
    });
    polyline(image, ring, 1.2, RED);
  });
  left.forEach((loss, index) => {
    const [x, y] = place(index, loss);
    stroke(image, [x - 6, y - 6], [x + 6, y + 6], 1.2, BLUE);
    stroke(image, [x - 6, y + 6], [x + 6, y - 6], 1.2, BLUE);
  });
  return toPng(image);
};
