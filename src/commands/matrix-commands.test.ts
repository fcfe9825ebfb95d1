import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { addRelation, CURRENT_MATRIX, loadMatrices, type Matrix } from '../access/index.js';
import { setOnRegister } from '../identity/index.js';
import type { IdNatPs, RecordId } from '../kernel/ids.js';
import { DAY } from '../kernel/time.js';
import { matrixCommand } from './matrix-commands.js';
import { aDraft, aProfessional, aRecord, deposited } from '../../test/support/cast.js';
import { workbenchOf } from '../../test/support/professional.js';
import { startWorld, type World } from '../../test/support/world.js';

const DENTIST = '899700000701' as IdNatPs;
const TELEMEDICINE = '75496-0';

let world: World;
let recordId: RecordId;
before(async () => {
  world = await startWorld({ content: 'empty' });
  recordId = await aRecord(world.house, 1);
  await world.owner`insert into professional (id_nat_ps, profession, active, sealed) values (${DENTIST}, '40', true, '')`;
  await world.house.database.withRecord(recordId, (handle) => addRelation(handle, DENTIST, 'careTeam', 0));
  await deposited(world.house, recordId, aDraft('télé', { typeCode: TELEMEDICINE, classCode: '10' }), aProfessional());
});
after(async () => {
  await world.owner`delete from matrix_version`;
  await loadMatrices(world.house.database.directory);
  await world.close();
});

const dentist = aProfessional({ id: DENTIST, profession: '40' });
const seen = async (): Promise<string> => {
  const { runner, acts } = world.house;
  const input = { filter: {}, page: { limit: 5 }, archivedToo: true };
  const list = await runner.perform(acts.listDocuments, recordId, input, dentist);
  return list.kind === 'done' ? `${list.outcome.total}` : list.kind === 'refused' ? list.rule : list.problem.problem;
};
const answer = async (verb: string, of: string, from?: string): Promise<string> => {
  const found = await matrixCommand(world.house, { verb, of, from });
  return 'fault' in found ? `${found.fault}: ${found.message}` : found.lines.join('\n');
};

test('another matrix is compared, applied with a date, and holds from then on in memory and in SQL', async () => {
  const next: Matrix = {
    ...CURRENT_MATRIX,
    version: 'test-2',
    rows: CURRENT_MATRIX.rows.map((row) =>
      row.name === 'dentists' ? { ...row, gives: { kind: 'every', provenance: 'published', except: [] } } : row,
    ),
  };
  const file = path.join(world.home, 'matrix.json');
  await writeFile(file, JSON.stringify(next));
  const diff = await answer('diff', file);
  assert.match(diff, /^\+ 40 75496-0 N$/m);
  assert.match(diff, /\d+ cells open, 0 shut\./);
  assert.match(await answer('apply', file, 'soon'), /^usage/);
  assert.match(await answer('apply', file, new Date(world.clock.domain()).toISOString()), /five minutes/);
  const from = new Date(world.clock.domain() + 2 * DAY).toISOString();
  assert.match(await answer('apply', file, from), /test-2 holds from/);
  assert.match(await answer('apply', file, from), /already/);
  await loadMatrices(world.house.database.directory);
  assert.equal(await seen(), '0');
  world.clock.setOffset(world.clock.offset() + 3 * DAY);
  assert.equal(await seen(), '1');
  assert.match(await answer('list', ''), /test-2/);
  assert.match(await answer('withdraw', 'test-2'), /no version/);
  await writeFile(
    file,
    JSON.stringify({
      ...next,
      version: 'test-3',
      rows: [{ ...next.rows[0], gives: { kind: 'only', lists: [{ types: ['NO-SUCH'], provenance: 'published' }] } }],
    }),
  );
  assert.match(await answer('diff', file), /unknown document type/);
});

test('who is struck off is signed out and refused at once, and let in again when reinstated', async () => {
  const { directory } = world.house.database;
  const desk = await workbenchOf(world, { professional: dentist.professional, structure: dentist.structure });
  assert.equal((await desk.get('/pro')).status, 200);
  assert.equal(await setOnRegister(directory, DENTIST, false, world.clock.real()), 1);
  assert.equal((await desk.get('/pro')).status, 303);
  assert.equal(await seen(), 'struck-off-professional-is-refused');
  assert.equal(await setOnRegister(directory, DENTIST, true, world.clock.real()), 0);
  assert.equal(await seen(), '1');
  assert.equal(await setOnRegister(directory, '899700000799' as IdNatPs, false, world.clock.real()), undefined);
});
