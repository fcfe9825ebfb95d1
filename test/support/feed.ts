// The insurer's feed as tests write it: its lines, and an import of them with what it refused.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { findRecordByIns } from '../../src/identity/index.js';
import type { RecordId } from '../../src/kernel/ids.js';
import { importPersons, refusedFile, type ImportCounts } from '../../src/lifecycle/index.js';
import { testIns } from './cast.js';
import type { World } from './world.js';

let runs = 0;
export const lineOf = (number: number, change: Record<string, unknown> = {}): Record<string, unknown> => ({
  ins: testIns(number).value,
  oid: '1.2.250.1.213.1.4.10',
  familyName: 'ESSAI',
  givenNames: ['Camille', 'Anne'],
  sex: 'female',
  birthDate: '1975-05-12',
  address: { lines: ['1 rue des Essais'], postalCode: '75011', town: 'PARIS' },
  email: `camille.${number}@essai.example`,
  vitaleSerial: '12345678901',
  ...change,
});
export const ndjson = (lines: readonly unknown[]): string =>
  lines.map((line) => (typeof line === 'string' ? line : JSON.stringify(line))).join('\n');

export async function feed(
  world: World,
  text: string | readonly (string | Buffer)[],
  { runId = `run ${(runs += 1)}`, format = 'ndjson' as 'ndjson' | 'csv', batch = 4 } = {},
): Promise<{ counts: ImportCounts; refused: { line: number; problem: string; path?: string }[] }> {
  const file = path.join(world.home, `${runId}.refused`);
  async function* pieces(): AsyncGenerator<Buffer> {
    for (const piece of typeof text === 'string' ? [text] : text) yield Buffer.from(piece as string);
  }
  const { house } = world;
  const counts = await importPersons({ ...house, mode: 'demo', sendsMail: true }, pieces(), {
    ...{ runId, format, batch },
    refuse: refusedFile(file),
  });
  const told = await readFile(file, 'utf8').catch(() => '');
  return {
    counts,
    refused:
      told.trim() === ''
        ? []
        : told
            .trim()
            .split('\n')
            .map((line) => JSON.parse(line)),
  };
}

export const recordOf = async (world: World, number: number): Promise<RecordId> => {
  const found = await findRecordByIns(world.house.database.directory, world.house.keys.index, testIns(number));
  return found ?? assert.fail(`nobody under number ${number}`);
};
