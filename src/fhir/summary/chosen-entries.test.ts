import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { ClinicalContent, ClinicalEntry } from '../../reading/index.js';
import { chosenEntries } from './chosen-entries.js';

const entry = (kind: ClinicalEntry['kind'], code: string, change: Partial<ClinicalEntry> = {}): ClinicalEntry => ({
  kind,
  codes: code === '' ? [] : [{ code, system: '1.2.3' }],
  text: code,
  negated: false,
  reactions: [],
  ...change,
});
const content = (entries: readonly ClinicalEntry[], covers?: ClinicalContent['covers']): ClinicalContent => ({
  covers: covers ?? [...new Set(entries.map(({ kind }) => kind))],
  entries,
});
/** What is chosen of documents, newest first, as `code:documents`. */
const chosen = (...contents: readonly ClinicalContent[]): string[] =>
  chosenEntries(contents.map((each, at) => ({ source: String(at), content: each }))).map(
    (each) => `${each.entry.text}:${each.sources.join('')}`,
  );

describe('what a summary takes from several documents', () => {
  const cases: readonly [string, string[], string[]][] = [
    [
      'problems and treatments of the newest that lists them',
      chosen(content([entry('problem', 'new')]), content([entry('problem', 'old'), entry('treatment', 'kept')])),
      ['new:0', 'kept:1'],
    ],
    [
      'none of the older ones when the newest lists them in words only',
      chosen(content([], ['problem']), content([entry('problem', 'old')])),
      [],
    ],
    [
      'the allergies of all, each once, with every document that states it',
      chosen(
        content([entry('allergy', 'a', { from: '2020' })]),
        content([entry('allergy', 'b'), entry('allergy', 'a', { from: '2019' })]),
      ),
      ['a:01', 'b:1'],
    ],
    [
      'an allergy and its denial apart',
      chosen(content([entry('allergy', 'a', { negated: true })]), content([entry('allergy', 'a')])),
      ['a:0', 'a:1'],
    ],
    [
      'two injections on two days, or of two lots or ranks on one day, apart',
      chosen(
        content([
          entry('vaccination', 'v', { from: '2020-01-01', rank: 1 }),
          entry('vaccination', 'v', { from: '2020-01-01', rank: 2 }),
          entry('vaccination', 'v', { from: '2020-02-01' }),
        ]),
        content([entry('vaccination', 'v', { from: '2020-02-01T08:00:00+01:00' })]),
      ),
      ['v:0', 'v:0', 'v:01'],
    ],
    [
      'what is only in words, by its words',
      chosen(content([entry('allergy', '', { text: 'Pollen' })]), content([entry('allergy', '', { text: 'pollen' })])),
      ['Pollen:01'],
    ],
  ];
  for (const [what, found, expected] of cases) it(what, () => assert.deepEqual(found, expected));
});
