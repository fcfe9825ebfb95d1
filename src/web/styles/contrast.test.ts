import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';

const css = readFileSync(new URL('1-tokens.css', import.meta.url), 'utf8');
const [light = '', dark = ''] = css.split('@media (prefers-color-scheme: dark)');
const tokensOf = (text: string): Record<string, string> =>
  Object.fromEntries([...text.matchAll(/--([\w-]+):\s*(#[0-9a-f]{6})/g)].map(([, name, colour]) => [name, colour]));
const themes = { light: tokensOf(light), dark: { ...tokensOf(light), ...tokensOf(dark) } };

const luminance = (colour: string): number => {
  const [r = 0, g = 0, b = 0] = [1, 3, 5]
    .map((at) => parseInt(colour.slice(at, at + 2), 16) / 255)
    .map((value) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
};
const contrast = (a: string, b: string): number => {
  const [dim = 0, bright = 0] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (bright + 0.05) / (dim + 0.05);
};

const PAIRS: [foreground: string, background: string, least: number][] = [
  ...['paper', 'paper-deep', 'sheet'].map((ground): [string, string, number] => ['ink', ground, 7]),
  ...['info-tint', 'good-tint', 'caution-tint', 'danger-tint', 'sun-tint'].map((ground): [string, string, number] => [
    'ink',
    ground,
    7,
  ]),
  ...['paper', 'paper-deep', 'sheet'].map((ground): [string, string, number] => ['ink-soft', ground, 4.5]),
  ...['paper', 'paper-deep', 'sheet', 'primary-tint'].map((ground): [string, string, number] => [
    'primary',
    ground,
    4.5,
  ]),
  ['on-primary', 'primary', 4.5],
  ['on-primary', 'primary-strong', 4.5],
  ['on-danger', 'danger', 4.5],
  ['on-danger', 'danger-strong', 4.5],
  ['on-sun', 'sun-tint', 4.5],
  ['danger', 'danger-tint', 4.5],
  ['danger', 'sheet', 4.5],
  ['danger', 'paper', 4.5],
  ['good', 'good-tint', 4.5],
  ['caution', 'caution-tint', 4.5],
  ['line-strong', 'sheet', 3],
  ['line-strong', 'paper', 3],
  ['ribbon', 'paper', 3],
  ['ribbon', 'sheet', 3],
  ['focus', 'focus-halo', 3],
];

for (const [theme, tokens] of Object.entries(themes))
  test(`texts and controls stand out enough in the ${theme} colours`, () => {
    const faint = PAIRS.map(([a, b, least]) => [a, b, least, contrast(tokens[a] ?? '', tokens[b] ?? '')] as const)
      .filter(([, , least, ratio]) => !(ratio >= least))
      .map(([a, b, least, ratio]) => `${a} on ${b}: ${ratio.toFixed(2)} < ${least}`);
    assert.deepEqual(faint, []);
  });
