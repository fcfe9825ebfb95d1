import assert from 'node:assert/strict';
import { test } from 'node:test';
import { auditEventOf, type AuditEventPlace } from './audit-event.model.js';
import type { TraceLine } from './trace.model.js';

const place: AuditEventPlace = {
  base: 'https://carnet.example/fhir',
  patientId: 'p1',
  idOf: ({ n }) => `t${n}`,
  referenceOf: ({ kind, id }) => (kind === 'document' ? `DocumentReference/${id}` : undefined),
};
const line: TraceLine = {
  chain: 'shown',
  n: 7,
  at: Date.parse('2026-03-01T10:00:00Z'),
  act: 'document-read',
  outcome: 'done',
  rule: 'care-team-reads',
  actor: { kind: 'professional', id: '899700000001', name: 'Alix MODELE', profession: '10', structureName: 'Hôpital' },
  situation: 'normal',
  object: { kind: 'document', id: 'd1', label: 'Compte rendu' },
};
/* eslint-disable @typescript-eslint/no-explicit-any -- a FHIR resource is looked at as what it is sent as */
const event = (change: Partial<TraceLine> = {}): any => auditEventOf({ ...line, ...change }, place);

const patterns = [
  ['document-read', 'PatientRead', 'R', 'read'],
  ['documents-list', 'PatientQuery', 'E', 'search'],
  ['document-deposit', 'PatientCreate', 'C', 'create'],
  ['document-hide', 'PatientUpdate', 'U', 'update'],
  ['consent-withdraw', 'PatientDelete', 'D', 'delete'],
] as const;
for (const [act, profile, action, subtype] of patterns)
  test(`${act} is an event after ${profile}`, () => {
    const made = event({ act });
    assert.deepEqual(made.meta.profile, [
      `https://profiles.ihe.net/ITI/BALP/StructureDefinition/IHE.BasicAudit.${profile}`,
    ]);
    assert.deepEqual([made.action, made.subtype[0].code, made.outcome], [action, subtype, '0']);
    // What every pattern asks for: two ends of the exchange, who asked, and whose record it is.
    assert.deepEqual(
      made.agent.map((one: any) => one.requestor),
      [false, false, true],
    );
    assert.ok(made.agent.every((one: any) => one.who !== undefined && one.type.coding.length === 1));
    assert.equal(made.entity.at(-1).what.reference, 'Patient/p1');
    assert.equal(made.entity.length, 2);
  });

test('who asked is named by the national identifier, with profession, situation and the rule that decided', () => {
  const user = event({ situation: 'bris_de_glace' }).agent[2];
  assert.deepEqual(user.who.identifier, { system: 'urn:oid:1.2.250.1.71.4.2.1', value: '899700000001' });
  assert.equal(user.role[0].coding[0].code, '10');
  assert.equal(user.purposeOfUse[0].coding[0].code, 'bris_de_glace');
  assert.deepEqual(user.policy, ['https://carnet.example/fhir/regles/care-team-reads']);
  assert.deepEqual(event({ actor: { kind: 'person' } }).agent[2].who, { reference: 'Patient/p1' });
});

test('refusals and failures are there, with their outcome, and claim no profile', () => {
  const refused = event({ outcome: 'refused', rule: 'reading-needs-consent' });
  assert.deepEqual([refused.outcome, refused.outcomeDesc, refused.meta], ['4', 'reading-needs-consent', undefined]);
  assert.equal(event({ outcome: 'failed', problem: 'wrong' }).outcome, '8');
});

test('a search carries a query, which says nothing of what was searched for', () => {
  const [query] = event({ act: 'documents-list' }).entity;
  assert.equal(Buffer.from(query.query, 'base64').toString(), 'documents-list?patient=Patient/p1');
});
