import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseIns } from '../kernel/ins.js';
import { demoPersons, demoProfessionals, demoRepresentations, demoSoftware, demoStructures } from './index.js';

const personKeys = new Set(demoPersons.map((person) => person.key));

const assertUnique = (what: string, values: readonly string[]): void => {
  assert.equal(new Set(values).size, values.length, `${what} are not unique: ${values.join(' ')}`);
};

test('every person has an INS with a right key under the test or the demo identifier', () => {
  for (const person of demoPersons) {
    const ins = parseIns(person.oid, person.ins);
    assert.ok(ins.ok, `${person.key}: ${ins.ok ? '' : ins.problem}`);
    assert.ok(ins.value.kind === 'test' || ins.value.kind === 'demo', person.key);
  }
});

test('every INS tells the same sex, month of birth and place of birth as the traits beside it', () => {
  for (const { key, ins, sex, birthDate, birthPlace } of demoPersons) {
    assert.equal(ins[0], sex === 'female' ? '2' : '1', key);
    assert.equal(ins.slice(1, 5), birthDate.slice(2, 4) + birthDate.slice(5, 7), key);
    assert.equal(ins.slice(5, 10), birthPlace, key);
  }
});

test('keys, identifiers and logins are unique', () => {
  assertUnique(
    'INS',
    demoPersons.map((person) => person.ins),
  );
  assertUnique(
    'person keys',
    [...demoPersons, ...demoProfessionals].map((one) => one.key),
  );
  assertUnique(
    'user names',
    [...demoPersons, ...demoProfessionals].map((one) => one.username),
  );
  assertUnique(
    'TOTP secrets',
    demoPersons.map((person) => person.totpSecret),
  );
  assertUnique(
    'provisional codes',
    demoPersons.map((person) => person.provisionalCode),
  );
  assertUnique(
    'Vitale serials',
    demoPersons.map((person) => person.vitaleSerial),
  );
  assertUnique(
    'idNatPS',
    demoProfessionals.map((professional) => professional.idNatPS),
  );
  assertUnique(
    'structure ids',
    Object.values(demoStructures).map((structure) => structure.id),
  );
  assertUnique(
    'client ids',
    demoSoftware.map((software) => software.clientId),
  );
});

test('secrets, codes and serial numbers have the shape their screens expect', () => {
  for (const { key, totpSecret, provisionalCode, vitaleSerial, password } of demoPersons) {
    assert.match(totpSecret, /^[A-Z2-7]{32}$/, key);
    assert.match(provisionalCode, /^[0-9A-HJKMNP-TV-Z]{10}$/, key);
    assert.match(vitaleSerial, /^\d{8,13}$/, key);
    for (const kind of [/[a-z]/, /[A-Z]/, /\d/, /[^a-zA-Z\d]/, /^.{12,}$/]) assert.match(password, kind, key);
  }
  for (const professional of demoProfessionals) assert.match(professional.idNatPS, /^8\d{11}$/, professional.key);
});

test('relations, representations and software name people and places that exist', () => {
  for (const professional of demoProfessionals) {
    for (const { person } of professional.relations)
      assert.ok(personKeys.has(person), `${professional.key} → ${person}`);
    assert.ok(professional.structures.length > 0, professional.key);
  }
  for (const { represented, by } of demoRepresentations) assert.ok(personKeys.has(represented) && personKeys.has(by));
  for (const software of demoSoftware) {
    for (const key of software.professionals) {
      const professional = demoProfessionals.find((one) => one.key === key);
      assert.ok(
        professional?.structures.some(({ id }) => id === software.structureId),
        `${software.key} → ${key}`,
      );
    }
  }
});

test('a person has one attending physician at most, who is a doctor', () => {
  for (const person of demoPersons) {
    const attending = demoProfessionals.filter((professional) =>
      professional.relations.some((relation) => relation.person === person.key && relation.kind === 'attending'),
    );
    assert.ok(attending.length <= 1, person.key);
    for (const professional of attending) assert.equal(professional.profession, '10');
  }
});

test('the first active person is the identity of the national test documents', () => {
  const first = demoPersons.find((person) => person.state === 'active');
  assert.ok(first !== undefined);
  const { ins, oid, familyName, givenNames, sex, birthDate, birthPlace } = first;
  assert.deepEqual(
    { ins, oid, familyName, first: givenNames[0], sex, birthDate, birthPlace },
    {
      ins: '279035121518989',
      oid: '1.2.250.1.213.1.4.10',
      familyName: 'PAT-TROIS',
      first: 'Dominique',
      sex: 'female',
      birthDate: '1979-03-28',
      birthPlace: '51215',
    },
  );
});

test('the first software’s first professional is a physician without any tie to the first active person', () => {
  const [software] = demoSoftware;
  const first = demoPersons.find((person) => person.state === 'active');
  const byKey = demoProfessionals.find((professional) => professional.key === software?.professionals[0]);
  const byPlace = demoProfessionals.find((one) => one.structures.some(({ id }) => id === software?.structureId));
  assert.ok(byKey !== undefined && byKey === byPlace);
  assert.equal(byKey.profession, '10');
  assert.ok(!byKey.relations.some((relation) => relation.person === first?.key));
});

test('every state of a space is played, and opposition with and without an earlier record', () => {
  assert.deepEqual(
    new Set(demoPersons.map((person) => person.state)),
    new Set(['notified', 'opposed', 'open', 'active', 'suspended', 'closed']),
  );
  for (const earlierRecord of [true, false]) {
    assert.ok(demoPersons.some((person) => person.state === 'opposed' && person.earlierRecord === earlierRecord));
  }
});

test('the professions, the Samu and the sectors that never read are all played', () => {
  const professions = new Set(demoProfessionals.map((professional) => professional.profession));
  for (const code of ['10', '21', '40', '50', '60', '70']) assert.ok(professions.has(code), code);
  const places = demoProfessionals.flatMap((professional) => professional.structures);
  assert.ok(places.some((structure) => structure.samu));
  for (const sector of ['SA13', 'SA23'])
    assert.ok(
      places.some((structure) => structure.sector === sector),
      sector,
    );
  assert.ok(demoProfessionals.some(({ relations }) => relations.some(({ kind }) => kind === 'blocked')));
});
