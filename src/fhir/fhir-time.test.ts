import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { parseFhirTime } from './fhir-time.js';

describe('dates as FHIR writes them', () => {
  const read: readonly [string, string, string, string][] = [
    ['2024', '2023-12-31T23:00:00.000Z', '2024-12-31T23:00:00.000Z', 'year'],
    ['2024-02', '2024-01-31T23:00:00.000Z', '2024-02-29T23:00:00.000Z', 'month'],
    ['2024-12', '2024-11-30T23:00:00.000Z', '2024-12-31T23:00:00.000Z', 'month'],
    ['2024-02-29', '2024-02-28T23:00:00.000Z', '2024-02-29T23:00:00.000Z', 'day'],
    // The days on which Paris changes its clocks have 23 and 25 hours.
    ['2024-03-31', '2024-03-30T23:00:00.000Z', '2024-03-31T22:00:00.000Z', 'day'],
    ['2024-10-27', '2024-10-26T22:00:00.000Z', '2024-10-27T23:00:00.000Z', 'day'],
    ['2024-07-01T10:00:00+02:00', '2024-07-01T08:00:00.000Z', '2024-07-01T08:00:01.000Z', 'second'],
    ['2024-07-01T10:00:00.250Z', '2024-07-01T10:00:00.250Z', '2024-07-01T10:00:00.251Z', 'second'],
    ['2024-07-01T10:00Z', '2024-07-01T10:00:00.000Z', '2024-07-01T10:01:00.000Z', 'minute'],
    ['2024-07-01T10:00:00', '2024-07-01T08:00:00.000Z', '2024-07-01T08:00:01.000Z', 'second'],
    ['2024-07-01T10:00:00-05:30', '2024-07-01T15:30:00.000Z', '2024-07-01T15:30:01.000Z', 'second'],
  ];
  for (const [text, from, before, precision] of read)
    it(`reads ${text} as what it covers`, () => {
      const time = parseFhirTime(text);
      assert.ok(time !== undefined);
      assert.deepEqual(
        [new Date(time.from).toISOString(), new Date(time.before).toISOString(), time.precision],
        [from, before, precision],
      );
    });

  for (const text of ['', '24', '2024-13', '2024-02-30', '2023-02-29', '2024-01-01T', '2024-01-01T25:00:00Z', 'today'])
    it(`reads no date in ${JSON.stringify(text)}`, () => assert.equal(parseFhirTime(text), undefined));
});
