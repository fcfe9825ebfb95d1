// docs/guessing.md: its numbers are those of the code, and its arithmetic comes out.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { codeStep, currentCode, newTotpSecret } from '../../src/identity/index.js';
import { ALLOWANCES } from '../../src/identity/guesses-slow-down.rule.js';
import { POSSIBLE_SENT_CODES } from '../../src/identity/sent-code.js';
import { DAY, MINUTE, parisDay } from '../../src/kernel/time.js';
import { codeExpiresAt, POSSIBLE_CODES } from '../../src/lifecycle/code.model.js';
import { WRONG_GUESSES } from '../../src/lifecycle/space-code-locks-itself.rule.js';
import { CODES_COUNT_FOR, MOST_CODES } from '../../src/lifecycle/new-code-is-limited.rule.js';
import { CODES_OF_A_PLACE, PLACES } from '../../src/visit/visit-codes.js';
import { WRONG_VISIT_CODES } from '../../src/visit/visit-code-locks-itself.rule.js';
import { SCREEN_TERM } from '../../src/visit/visit.model.js';
import { SECOND_CODE_TRIES } from '../../src/heirs/heir-door.routes.js';
import { WRONG_HEIR_CODES } from '../../src/heirs/heir-code-locks-itself.rule.js';
import { HEIR_CODE_DAYS, MOST_HEIR_CODES } from '../../src/heirs/heir-request.model.js';
import { mostTries } from '../support/most-tries.js';

const page = readFileSync(
  path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../../../docs/guessing.md'),
  'utf8',
);
/** The rows of the table whose first heading is this. */
function table(heading: string): string[][] {
  const from = page.indexOf(`| ${heading} |`);
  const rows = page.slice(from).split('\n\n')[0]?.split('\n').slice(2) ?? [];
  return rows.map((row) =>
    row
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim().replaceAll('**', '')),
  );
}
const numbers = new Map(table('number').map(([name = '', value = '']) => [name, Number(value)]));
const number = (name: string): number => {
  const found = numbers.get(name);
  if (found === undefined) throw new Error(`the page has no ${name}`);
  return found;
};

const DAYS = 43;
const midwinter = Date.parse('2026-01-10T11:00:00Z');

/** How many six-digit codes an application's secret takes at one instant, found out by asking for those around it. */
function codesTakenAtOnce(): number {
  const secret = newTotpSecret();
  const around = Array.from({ length: 21 }, (_, n) => currentCode(secret, midwinter + (n - 10) * 30_000));
  return new Set(around.filter((code) => codeStep(secret, code, midwinter) !== undefined)).size;
}

for (const [name, value] of [
  ['days', (codeExpiresAt(midwinter) - Date.parse(`${parisDay(midwinter)}T00:00:00+01:00`)) / DAY],
  ['possible letter codes', POSSIBLE_CODES],
  // Asked for three times on the first day and three times a month later, all alive; every e-mail of them came back and became a letter.
  [
    'letter codes of one person that work at a time, at most',
    2 * (1 + MOST_CODES * Math.ceil((DAYS * DAY) / CODES_COUNT_FOR)),
  ],
  ['wrong guesses that lock a letter code', WRONG_GUESSES],
  ['guesses of a source at the door, in the days', mostTries(ALLOWANCES.address, DAYS * DAY)],
  ['recoveries asked by a source, in the days', mostTries(ALLOWANCES.asked, DAYS * DAY)],
  ['one-time codes after a right password, in the days', mostTries(ALLOWANCES.code, DAYS * DAY)],
  ['possible one-time codes', POSSIBLE_SENT_CODES],
  ['right application codes at a time', codesTakenAtOnce()],
] as const)
  test(`guessing.md: “${name}” is what the code has`, () => {
    assert.equal(number(name), value);
  });

test('guessing.md: every step comes out, and the sum is below 0.001', () => {
  const guesses = number('sources') * number('guesses of a source at the door, in the days');
  const each = number('letter codes of one person that work at a time, at most');
  const letters = (guesses * each) / number('possible letter codes');
  const found = guesses * number('persons with the most frequent password left');
  const [app, sent] = [number('right application codes at a time'), number('right sent codes at a time')];
  const code = (app + sent) / number('possible one-time codes');
  const signIn = found * number('one-time codes after a right password, in the days') * code;
  const recoveries = number('sources') * number('recoveries asked by a source, in the days');
  const recovered =
    (sent / number('possible one-time codes')) * (Math.max(app, sent) / number('possible one-time codes'));
  const recovery = recoveries * recovered;
  const all = letters + signIn + recovery;
  const steps = {
    'guesses at the door': guesses,
    'letters: openings': letters,
    'passwords found': found,
    'a one-time code guessed right': code,
    'sign-in: openings': signIn,
    'recoveries asked': recoveries,
    'a recovery guessed right': recovered,
    'recovery: openings': recovery,
    'passkeys: openings': 0,
    'all: openings': all,
  };
  const stated = table('step').map(([step = '', , figure = '']) => [step, Number(figure)] as const);
  assert.deepEqual(
    stated.map(([step]) => step),
    Object.keys(steps),
  );
  for (const [step, figure] of stated) {
    const worked = steps[step as keyof typeof steps];
    const off = worked === 0 ? figure : Math.abs(figure / worked - 1);
    assert.ok(off < 0.02, `${step}: ${worked}, and the page says ${figure}`);
  }
  assert.ok(all < 0.001, `${all}`);
});

test('guessing.md: the codes of visits are those of the code, and their arithmetic comes out', () => {
  const visits = new Map(table('of a visit').map(([name = '', value = '']) => [name, Number(value)]));
  const of = (name: string): number => visits.get(name) ?? Number.NaN;
  assert.equal(of('minutes that letters live'), SCREEN_TERM / MINUTE);
  assert.equal(of('possible codes of a visit'), PLACES * CODES_OF_A_PLACE);
  assert.equal(of('codes of one place'), CODES_OF_A_PLACE);
  assert.equal(of('wrong codes that lock the letters'), WRONG_VISIT_CODES);
  const aYear = number('persons') * of('visits of a person in a year');
  const alive = (aYear * of('minutes that letters live') * of('peak over the average')) / (365 * 24 * 60);
  const guesses = number('sources') * number('guesses of a source at the door, in the days');
  const steps = {
    'letters alive at a time': alive,
    "requests on somebody's screen": (guesses * alive) / of('possible codes of a visit'),
    'the same from any number of sources':
      (((aYear * DAYS) / 365) * of('wrong codes that lock the letters')) / of('codes of one place'),
    'openings without the person': 0,
  };
  const rows = table('step of a visit');
  assert.deepEqual(
    rows.map(([step]) => step),
    Object.keys(steps),
  );
  for (const [step, , figure = ''] of rows) {
    const reckoned = steps[step as keyof typeof steps];
    assert.ok(Math.abs(reckoned - Number(figure)) <= 0.01 * reckoned, `${step}: ${reckoned}`);
  }
  assert.ok(steps["requests on somebody's screen"] < 0.001);
});

test('guessing.md: the codes of heirs are those of the code, and their arithmetic comes out', () => {
  const heirs = new Map(table('of heirs').map(([name = '', value = '']) => [name, Number(value)]));
  const of = (name: string): number => heirs.get(name) ?? Number.NaN;
  assert.equal(of('days that a letter of heirs opens'), HEIR_CODE_DAYS);
  assert.equal(of('letters of one request, at most'), MOST_HEIR_CODES);
  assert.equal(of('wrong codes that lock a letter of heirs'), WRONG_HEIR_CODES);
  const sent = mostTries(ALLOWANCES.sent, HEIR_CODE_DAYS * DAY);
  assert.equal(of('second codes sent for one request, in those days'), sent);
  assert.equal(of('tries of one second code'), SECOND_CODE_TRIES);
  const requests = (of('deaths of a year') * of('deaths of which a part is granted') * (DAYS + HEIR_CODE_DAYS)) / 365;
  const guesses = requests * of('letters of one request, at most') * of('wrong codes that lock a letter of heirs');
  const letters = guesses / number('possible letter codes');
  const second = (sent * SECOND_CODE_TRIES) / number('possible one-time codes');
  const steps = {
    'requests whose letters open during the attack': requests,
    'guesses at letters of heirs': guesses,
    'letters of heirs guessed right': letters,
    'the second code of one request, guessed by who holds its letter': second,
    'heirs: openings': letters * second,
  };
  const rows = table('step of heirs');
  assert.deepEqual(
    rows.map(([step]) => step),
    Object.keys(steps),
  );
  for (const [step, , figure = ''] of rows) {
    const reckoned = steps[step as keyof typeof steps];
    assert.ok(Math.abs(Number(figure) / reckoned - 1) < 0.02, `${step}: ${reckoned}`);
  }
  const door = number('sources') * number('guesses of a source at the door, in the days');
  assert.ok(guesses < door, 'the locks hold before the door does');
  assert.ok(letters * second < 1e-6);
});
