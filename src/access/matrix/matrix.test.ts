import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { DOCUMENT_TYPES } from '../../kernel/codes/document-types.js';
import { PROFESSIONS } from '../../kernel/codes/professions.js';
import type { Matrix, MatrixRow } from './matrix.model.js';
import { allowedCells, allowedTypes, CURRENT_MATRIX, matrixAllows, matrixCell, matrixProfessions } from './matrix.js';

const shared = DOCUMENT_TYPES.filter((type) => type.dmp).map((type) => type.code);

describe('what public sources say', () => {
  test('a physician reads every type but the residence attestation', () => {
    const refused = shared.filter((type) => !matrixAllows('10', type, 'N'));
    assert.deepEqual(refused, ['ATTEST-RESID']);
  });

  for (const type of ['80788-3', '75496-0', '83981-1', '83901-9', '68599-0', 'ATTEST-RESID'])
    test(`a dentist does not read ${type}`, () => {
      assert.equal(matrixAllows('40', type, 'N'), false);
    });

  for (const type of ['28617-9', '83836-7', '11502-2', '57833-6', '11488-4', '60591-5'])
    test(`a dentist reads ${type}`, () => {
      assert.equal(matrixAllows('40', type, 'N'), true);
    });

  test('pharmacists and nurses read a little less than physicians', () => {
    const count = (profession: string) => shared.filter((type) => matrixAllows(profession, type, 'N')).length;
    for (const profession of ['21', '60']) {
      assert.ok(count(profession) < count('10'));
      assert.ok(count(profession) > count('10') * 0.9);
    }
  });

  test('rows contested before the courts give nothing', () => {
    for (const profession of ['93', '41', '309'])
      for (const type of shared) assert.equal(matrixAllows(profession, type, 'N'), false);
  });
});

describe('what is not in the matrix is refused', () => {
  const cases: readonly (readonly [string, string, string, string])[] = [
    ['an unknown profession', '99', '11502-2', 'N'],
    ['no profession', '', '11502-2', 'N'],
    ['an unknown type', '10', '99999-9', 'N'],
    ['a type outside the shared record', '10', 'PIECE-IDENTITE', 'N'],
    ['an unknown confidentiality', '10', '11502-2', 'X'],
    ['no confidentiality', '10', '11502-2', ''],
  ];
  for (const [sentence, profession, type, confidentiality] of cases)
    test(sentence, () => {
      assert.equal(matrixAllows(profession, type, confidentiality), false);
    });
});

describe('confidentiality', () => {
  test('very restricted documents are for physicians alone', () => {
    const readers = matrixProfessions().filter((profession) => matrixAllows(profession, '11488-4', 'V'));
    assert.deepEqual(readers, ['10']);
  });

  test('restricted documents are for health professionals who treat', () => {
    for (const profession of ['10', '21', '40', '50', '60', '70']) assert.ok(matrixAllows(profession, '11488-4', 'R'));
    for (const profession of ['26', '31', '35', '36', '81', '41', '309'])
      assert.equal(matrixAllows(profession, '11488-4', 'R'), false);
  });

  test('a higher level never gives what a lower one refuses', () => {
    for (const profession of matrixProfessions()) {
      const types = allowedTypes(profession);
      const normal = new Set(types.get('N'));
      const restricted = new Set(types.get('R'));
      assert.ok((types.get('R') ?? []).every((type) => normal.has(type)));
      assert.ok((types.get('V') ?? []).every((type) => restricted.has(type)));
    }
  });
});

describe('the rows', () => {
  const rows: readonly MatrixRow[] = CURRENT_MATRIX.rows;
  const lists = (row: MatrixRow) => (row.gives.kind === 'every' ? row.gives.except : row.gives.lists);

  test('every health profession stands in exactly one of them', () => {
    const named = matrixProfessions();
    assert.equal(new Set(named).size, named.length);
    for (const profession of Object.keys(PROFESSIONS)) assert.ok(named.includes(profession), profession);
  });

  test('they name only types of the shared record, each once', () => {
    for (const row of rows) {
      const types = lists(row).flatMap((list) => list.types);
      assert.equal(new Set(types).size, types.length, row.name);
      for (const type of types) assert.ok(shared.includes(type), `${row.name}: ${type}`);
    }
  });

  test('their names are their own', () => {
    assert.equal(new Set(rows.map((row) => row.name)).size, rows.length);
  });
});

describe('provenance', () => {
  test('a published cell and a provisional one are told apart', () => {
    assert.deepEqual(matrixCell('10', '11502-2', 'N'), { allowed: true, provenance: 'published' });
    assert.deepEqual(matrixCell('40', '68599-0', 'N'), { allowed: false, provenance: 'published' });
    assert.deepEqual(matrixCell('40', 'ATTEST-RESID', 'N'), { allowed: false, provenance: 'provisional' });
    assert.deepEqual(matrixCell('60', '11502-2', 'N'), { allowed: true, provenance: 'provisional' });
  });

  test('sources speak of ordinary documents: what is given above is provisional, what they refuse stays refused by them', () => {
    assert.deepEqual(matrixCell('10', '11502-2', 'V'), { allowed: true, provenance: 'provisional' });
    assert.deepEqual(matrixCell('40', '68599-0', 'R'), { allowed: false, provenance: 'published' });
  });
});

describe('the forms for SQL', () => {
  test('lists say the same as single questions', () => {
    for (const profession of [...matrixProfessions(), '99']) {
      const listed = new Set(allowedCells(profession));
      for (const type of shared)
        for (const level of ['N', 'R', 'V'])
          assert.equal(listed.has(`${level}:${type}`), matrixAllows(profession, type, level), `${profession} ${type}`);
    }
  });
});

describe('another version', () => {
  const strict: Matrix = {
    version: 'test',
    from: '2030-01-01',
    source: 'test',
    rows: [
      {
        name: 'one',
        professions: ['10'],
        gives: { kind: 'only', lists: [{ types: ['11502-2'], provenance: 'published' }] },
        upTo: 'N',
        inForce: true,
      },
    ],
  };
  test('is asked by itself', () => {
    assert.deepEqual(allowedCells('10', strict), ['N:11502-2']);
    assert.equal(matrixAllows('10', '11488-4', 'N', strict), false);
    assert.equal(matrixAllows('40', '11502-2', 'N', strict), false);
  });
});
