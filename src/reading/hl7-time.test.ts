import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { timeWords } from './cda-words.js';
import { parseHl7Time } from './hl7-time.js';

describe('HL7 times', () => {
  const cases: readonly (readonly [string, string | undefined, string | undefined, string | undefined])[] = [
    [
      '20240105093000+0100',
      '2024-01-05T09:30:00+01:00',
      '2024-01-05T08:30:00.000Z',
      '5 janvier 2024 à 09\u202fh\u202f30',
    ],
    [
      '20240105093000.123+0100',
      '2024-01-05T09:30:00+01:00',
      '2024-01-05T08:30:00.000Z',
      '5 janvier 2024 à 09\u202fh\u202f30',
    ],
    ['202107010930-0400', '2021-07-01T09:30-04:00', '2021-07-01T13:30:00.000Z', '1er juillet 2021 à 09\u202fh\u202f30'],
    ['20240105093000', '2024-01-05T09:30:00+01:00', '2024-01-05T08:30:00.000Z', '5 janvier 2024 à 09\u202fh\u202f30'],
    ['20240705093000', '2024-07-05T09:30:00+02:00', '2024-07-05T07:30:00.000Z', '5 juillet 2024 à 09\u202fh\u202f30'],
    ['20240331013000', '2024-03-31T01:30:00+01:00', '2024-03-31T00:30:00.000Z', '31 mars 2024 à 01\u202fh\u202f30'],
    // 02:30 did not exist in Paris that night: the hour before the change counts on.
    ['20240331023000', '2024-03-31T02:30:00+02:00', '2024-03-31T00:30:00.000Z', '31 mars 2024 à 02\u202fh\u202f30'],
    ['20240331033000', '2024-03-31T03:30:00+02:00', '2024-03-31T01:30:00.000Z', '31 mars 2024 à 03\u202fh\u202f30'],
    ['20240105', '2024-01-05', '2024-01-04T23:00:00.000Z', '5 janvier 2024'],
    ['20240105000000+0100', '2024-01-05T00:00:00+01:00', '2024-01-04T23:00:00.000Z', '5 janvier 2024'],
    ['202402', '2024-02', '2024-01-31T23:00:00.000Z', 'février 2024'],
    ['2024', '2024', '2023-12-31T23:00:00.000Z', '2024'],
    ['20240229', '2024-02-29', '2024-02-28T23:00:00.000Z', '29 février 2024'],
    ['20230229', undefined, undefined, undefined],
    ['20092012093000', undefined, undefined, undefined],
    ['20240132', undefined, undefined, undefined],
    ['2024010525', undefined, undefined, undefined],
    ['5 janvier', undefined, undefined, undefined],
    ['', undefined, undefined, undefined],
  ];
  for (const [written, iso, instant, words] of cases) {
    it(`reads ${written === '' ? 'an empty value' : written} as ${iso ?? 'no date'}`, () => {
      const time = parseHl7Time(written);
      assert.equal(time?.iso, iso);
      assert.equal(time === undefined ? undefined : new Date(time.from).toISOString(), instant);
      assert.equal(time === undefined ? undefined : timeWords(time, 'fr'), words);
    });
  }

  it('finds every instant again that is written with its zone', () => {
    const instant = fc.date({
      min: new Date('1900-01-01T12:00:00Z'),
      max: new Date('2100-01-01'),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(instant, fc.integer({ min: -11, max: 13 }), (date, zone) => {
        const seconds = Math.floor(date.getTime() / 1_000) * 1_000;
        const local = new Date(seconds + zone * 3_600_000).toISOString().replace(/\D/g, '').slice(0, 14);
        const written = `${local}${zone < 0 ? '-' : '+'}${String(Math.abs(zone)).padStart(2, '0')}00`;
        assert.equal(parseHl7Time(written)?.from, seconds);
      }),
    );
  });
});
