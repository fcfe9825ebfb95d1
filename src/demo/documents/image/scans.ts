// Drawn medical pictures: a hand radiograph, an obstetric ultrasound, a fundus, an electrocardiogram. Plausible, never taken.

import { clamp, length, noise, paint, raster, softNoise, stroke, toPng, toSegment, type Point } from './raster.js';
import { write } from './pen.js';

interface Bone {
  readonly from: Point;
  readonly to: Point;
  /** Half width at the middle; both ends flare. */
  readonly half: number;
}

const finger = (start: Point, angle: number, lengths: readonly number[], half: number): Bone[] => {
  const bones: Bone[] = [];
  let [x, y] = start;
  lengths.forEach((span, index) => {
    const dx = Math.sin(angle);
    const dy = -Math.cos(angle);
    const to: Point = [x + dx * span, y + dy * span];
    bones.push({ from: [x, y], to, half: half * (1 - index * 0.14) });
    x = to[0] + dx * (half * 2.3);
    y = to[1] + dy * (half * 2.3);
  });
  return bones;
};

// Metacarpal and phalanges of each finger, then radius and ulna.
const HAND: readonly Bone[] = [
  ...finger([192, 458], -0.78, [74, 52, 36], 11),
  ...finger([222, 424], -0.17, [112, 70, 42, 24], 9.5),
  ...finger([250, 416], -0.03, [108, 80, 50, 26], 9.5),
  ...finger([278, 420], 0.1, [98, 74, 46, 24], 9),
  ...finger([304, 432], 0.27, [86, 56, 32, 20], 8),
  { from: [220, 530], to: [214, 720], half: 25 },
  { from: [300, 534], to: [304, 720], half: 17 },
];

/** Wrist bones: centre, half width, half height, tilt. */
const CARPALS: readonly (readonly [number, number, number, number, number])[] = [
  [203, 470, 14, 15, 0.6],
  [227, 448, 12, 15, 0.2],
  [254, 452, 15, 22, 0],
  [286, 456, 17, 18, -0.2],
  [219, 492, 15, 20, 0.7],
  [250, 492, 16, 16, 0.1],
  [280, 490, 16, 14, -0.5],
  [298, 482, 9, 11, 0],
];

const boneLevel = (x: number, y: number): number => {
  let best = 0;
  for (const { from, to, half } of HAND) {
    if (x < Math.min(from[0], to[0]) - 40 || x > Math.max(from[0], to[0]) + 40) continue;
    if (y < Math.min(from[1], to[1]) - 40 || y > Math.max(from[1], to[1]) + 40) continue;
    const along =
      ((x - from[0]) * (to[0] - from[0]) + (y - from[1]) * (to[1] - from[1])) /
      ((to[0] - from[0]) ** 2 + (to[1] - from[1]) ** 2);
    const flare = 1 + 0.38 * Math.abs(2 * clamp(along) - 1) ** 3;
    const edge = (half * flare - toSegment(x, y, from, to)) / half;
    if (edge > 0) best = Math.max(best, clamp(edge * 5) * (0.72 + 0.4 * Math.exp(-((edge - 0.2) ** 2) / 0.03)));
  }
  if (y < 425 || y > 520) return best;
  let overlap = 0;
  for (const [cx, cy, rx, ry, tilt] of CARPALS) {
    const dx = ((x - cx) * Math.cos(tilt) + (y - cy) * Math.sin(tilt)) / rx;
    const dy = (-(x - cx) * Math.sin(tilt) + (y - cy) * Math.cos(tilt)) / ry;
    const edge = 1 - (Math.abs(dx) ** 2.7 + Math.abs(dy) ** 2.7) ** (1 / 2.7);
    if (edge <= 0) continue;
    overlap += 1;
    best = Math.max(best, clamp(edge * 8) * (0.66 + 0.34 * Math.exp(-((edge - 0.09) ** 2) / 0.012)));
  }
  return best + 0.1 * Math.max(0, overlap - 1);
};

interface Flesh {
  readonly from: Point;
  readonly to: Point;
  readonly reach: number;
  readonly box: readonly [left: number, right: number, top: number, bottom: number];
}

// What surrounds each bone: a wide sleeve for the palm and the arm, a narrow one for the fingers.
const FLESH: readonly Flesh[] = HAND.map(({ from, to, half }, index) => {
  const metacarpal = index < 19 && (index === 0 || (index - 3) % 4 === 0);
  const reach = half > 15 ? half * 1.9 : metacarpal ? 31 : half * 1.1 + 12.5;
  return {
    from,
    to,
    reach,
    box: [
      Math.min(from[0], to[0]) - reach,
      Math.max(from[0], to[0]) + reach,
      Math.min(from[1], to[1]) - reach,
      Math.max(from[1], to[1]) + reach,
    ],
  };
});

const fleshLevel = (x: number, y: number): number => {
  let depth = 0;
  for (const { from, to, reach, box } of FLESH) {
    if (depth === 1) return 1;
    if (x < box[0] || x > box[1] || y < box[2] || y > box[3]) continue;
    depth = Math.max(depth, clamp((reach - toSegment(x, y, from, to)) / (reach * 0.62)));
  }
  if (y < 330) return depth;
  const web = clamp((34 - toSegment(x, y, [196, 440], [226, 360])) / 18);
  const palm = clamp((62 - toSegment(x, y, [256, 395], [252, 470])) / 30);
  const wrist = clamp((70 - toSegment(x, y, [256, 520], [258, 720])) / 26);
  return Math.max(depth, web, palm, wrist);
};

/** A right hand from the front, grey levels as on a film. */
export const handRadiograph = (label: string): Uint8Array => {
  const image = raster(500, 680);
  paint(image, (x, y) => {
    const fade = 0.8 + 0.2 * clamp(1 - length(x - 250, y - 340) / 520);
    const flesh = fleshLevel(x, y);
    const bone = flesh === 0 ? 0 : boneLevel(x, y);
    const trabecula = bone === 0 ? 0 : (softNoise(x / 2.2, y / 2.2, 2) - 0.5) * 26 * bone;
    const level = (10 + flesh * 74 + bone * 138 + trabecula) * fade + (noise(x, y, 5) - 0.5) * 7;
    return [level, level, level];
  });
  write(image, 'D', 440, 60, { size: 30, colour: [235, 235, 235], half: 2.4, hand: false });
  write(image, label, 18, 662, { size: 10, colour: [200, 200, 200], half: 0.7, hand: false });
  return toPng(image, true);
};

/** A fetal profile in the fan of an ultrasound probe. */
export const fetalUltrasound = (lines: readonly string[]): Uint8Array => {
  const image = raster(640, 480);
  const apex: Point = [320, -70];
  paint(image, (x, y) => {
    const depth = length(x - apex[0], y - apex[1]);
    const angle = Math.atan2(x - apex[0], y - apex[1]);
    if (Math.abs(angle) > 0.66 || depth < 110 || depth > 520) return [4, 4, 6];
    const ring = (cx: number, cy: number, rx: number, ry: number, tilt: number): number => {
      const dx = (x - cx) * Math.cos(tilt) + (y - cy) * Math.sin(tilt);
      const dy = -(x - cx) * Math.sin(tilt) + (y - cy) * Math.cos(tilt);
      return length(dx / rx, dy / ry);
    };
    const cavity = ring(330, 265, 205, 125, 0.06);
    const head = ring(232, 262, 68, 58, -0.15);
    const body = ring(392, 300, 118, 56, 0.16);
    const limb = Math.min(toSegment(x, y, [300, 250], [330, 205]), toSegment(x, y, [330, 205], [300, 180]));
    const leg = Math.min(toSegment(x, y, [470, 300], [505, 245]), toSegment(x, y, [505, 245], [480, 215]));
    let tissue = cavity > 1 ? 70 + 50 * softNoise(x / 34, y / 15, 3) : 9;
    if (Math.abs(cavity - 1) < 0.04) tissue = 120;
    if (body < 1) tissue = 72 + 45 * softNoise(x / 16, y / 14, 4);
    if (Math.abs(body - 1) < 0.07) tissue = 150;
    if (head < 1) tissue = 34 + 30 * softNoise(x / 12, y / 12, 6);
    if (Math.abs(head - 1) < 0.08) tissue = 225;
    if (ring(214, 262, 3, 44, -0.15) < 1) tissue = 96;
    if (ring(168, 286, 15, 10, 0.7) < 1 || ring(186, 308, 20, 13, 0.5) < 1) tissue = 132;
    if (limb < 7 || leg < 9) tissue = 165;
    const spine = Math.abs(ring(392, 300, 100, 42, 0.16) - 1);
    if (spine < 0.09 && y > 305 && Math.floor(angle * 90) % 2 === 0) tissue = 210;
    const speckle = 0.45 + 1.05 * softNoise(angle * 240, depth / 2.4, 1) * (0.5 + noise(x, y, 2));
    const level = tissue * speckle * (1.08 - depth / 900);
    return [level, level, level];
  });
  for (let mark = 0; mark <= 8; mark += 1)
    stroke(image, [618, 40 + mark * 48], [628, 40 + mark * 48], 0.6, [190, 190, 190]);
  const cross = (x: number, y: number): void => {
    stroke(image, [x - 5, y], [x + 5, y], 0.7, [250, 250, 250]);
    stroke(image, [x, y - 5], [x, y + 5], 0.7, [250, 250, 250]);
  };
  cross(224, 206);
  cross(240, 320);
  lines.forEach((line, index) => {
    write(image, line, 14, 24 + index * 18, { size: 10, colour: [215, 215, 215], half: 0.65, hand: false });
  });
  return toPng(image, true);
};

const vessel = (start: Point, angle: number, bend: number, steps: number): Point[] => {
  const points: Point[] = [start];
  let [x, y] = start;
  for (let step = 0; step < steps; step += 1) {
    const turn = angle + bend * (step / steps) + (softNoise(step / 7, bend * 10, 8) - 0.5) * 0.5;
    x += Math.cos(turn) * 6;
    y += Math.sin(turn) * 6;
    points.push([x, y]);
  }
  return points;
};

/** The back of an eye: disc, macula, vessels, a few small haemorrhages when asked for. */
export const fundus = (label: string, haemorrhages: number): Uint8Array => {
  const image = raster(560, 560);
  const disc: Point = [370, 270];
  paint(image, (x, y) => {
    const edge = length(x - 280, y - 280) / 262;
    if (edge > 1) return [3, 2, 2];
    const light = (1.05 - 0.45 * edge ** 3) * (0.94 + 0.12 * softNoise(x / 42, y / 42, 3)) * clamp((1 - edge) * 40);
    const macula = Math.exp(-(((x - 205) / 46) ** 2 + ((y - 286) / 44) ** 2));
    const nerve = clamp(1.25 - length((x - disc[0]) / 36, (y - disc[1]) / 41)) * 1.6;
    const glow = clamp(nerve);
    return [
      (206 - 60 * macula + 45 * glow) * light,
      (92 - 40 * macula + 118 * glow) * light,
      (38 - 20 * macula + 92 * glow) * light,
    ];
  });
  const branches: readonly (readonly [number, number, number, number])[] = [
    [-2.1, -0.9, 46, 3.4],
    [2.15, 0.9, 46, 3.4],
    [-1.15, 0.75, 30, 2.8],
    [1.2, -0.75, 30, 2.8],
    [-2.6, -0.35, 30, 1.8],
    [2.65, 0.35, 30, 1.8],
    [-1.8, -1.1, 38, 2],
    [1.85, 1.1, 38, 2],
  ];
  branches.forEach(([angle, bend, steps, half], index) => {
    const points = vessel(disc, angle, bend, steps);
    points.slice(1).forEach((point, step) => {
      const from = points[step] ?? point;
      if (length(point[0] - 280, point[1] - 280) > 254) return;
      stroke(
        image,
        from,
        point,
        half * (1 - step / (steps * 1.3)),
        index % 2 === 0 ? [128, 24, 18] : [152, 40, 24],
        0.75,
      );
    });
  });
  for (let spot = 0; spot < haemorrhages; spot += 1) {
    const angle = noise(spot, 1, 4) * 6.28;
    const far = 60 + noise(spot, 2, 4) * 120;
    const at: Point = [260 + Math.cos(angle) * far, 280 + Math.sin(angle) * far];
    stroke(image, at, [at[0] + 2, at[1] + 1], 2 + noise(spot, 3, 4) * 2, [122, 18, 14], 0.85);
  }
  write(image, label, 14, 548, { size: 10, colour: [200, 200, 200], half: 0.7, hand: false });
  return toPng(image);
};

const beat = (t: number): number => {
  const bump = (at: number, width: number, height: number): number => height * Math.exp(-(((t - at) / width) ** 2));
  return (
    bump(0.18, 0.028, 0.14) -
    bump(0.295, 0.01, 0.12) +
    bump(0.32, 0.012, 1) -
    bump(0.35, 0.012, 0.26) +
    bump(0.56, 0.05, 0.26)
  );
};

/** Six limb leads on squared paper, 25 mm/s. */
export const electrocardiogram = (heading: readonly string[], rate: number): Uint8Array => {
  const image = raster(900, 620);
  paint(image, (x, y) => {
    const strong = x % 40 === 0 || y % 40 === 0;
    const light = x % 8 === 0 || y % 8 === 0;
    return strong ? [236, 168, 168] : light ? [248, 214, 214] : [255, 246, 244];
  });
  const leads = ['I', 'II', 'III', 'aVR', 'aVL', 'aVF'];
  const gains = [0.7, 1, 0.5, -0.85, 0.3, 0.75];
  leads.forEach((lead, index) => {
    const column = index % 2;
    const base = 210 + Math.floor(index / 2) * 160;
    const start = 30 + column * 430;
    write(image, lead, start, base - 60, { size: 14, colour: [30, 30, 30], half: 0.9, hand: false });
    let before: Point | undefined;
    for (let x = 0; x <= 400; x += 1) {
      const phase = ((x / 200) * (rate / 60) + 0.1) % 1;
      const wander = Math.sin(x / 90 + index) * 2 + (noise(x, index, 6) - 0.5) * 1.4;
      const point: Point = [start + x, base - beat(phase) * 74 * (gains[index] ?? 1) + wander];
      if (before !== undefined) stroke(image, before, point, 0.75, [24, 24, 40]);
      before = point;
    }
  });
  heading.forEach((line, index) => {
    write(image, line, 30, 34 + index * 24, { size: 12, colour: [30, 30, 40], half: 0.8, hand: false });
  });
  return toPng(image);
};
