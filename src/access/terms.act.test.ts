import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { IdNatPs, RecordId, StructureId } from '../kernel/ids.js';
import { DAY, endOfParisDay } from '../kernel/time.js';
import type { Caller } from '../identity/index.js';
import { aDraft, aProfessional, aRecord, deposited, thePerson } from '../../test/support/cast.js';
import { startWorld, type World } from '../../test/support/world.js';
import { addRelation, readRights } from './index.js';

const GP = '899700000101' as IdNatPs;
const NURSE = '899700000102' as IdNatPs;
const PLACE = '1990000777' as StructureId;

describe('terms, structures, an administrator and colleagues', () => {
  let world: World;
  let recordId: RecordId;
  let me: Caller;
  before(async () => {
    world = await startWorld({ content: 'empty' });
  });
  after(() => world.close());

  const fresh = async (n: number): Promise<void> => {
    recordId = await aRecord(world.house, n);
    me = thePerson(recordId);
    await deposited(world.house, recordId, aDraft(`document ${n}`), aProfessional({ id: '899700000999' }));
  };
  const reads = async (caller: Caller): Promise<string> => {
    const { runner, acts } = world.house;
    const done = await runner.perform(
      acts.listDocuments,
      recordId,
      { filter: {}, page: { limit: 5 }, archivedToo: true },
      caller,
    );
    return done.kind === 'done'
      ? `${done.outcome.total} by ${done.rule}`
      : done.kind === 'refused'
        ? done.rule
        : done.problem.problem;
  };
  const at = (id: IdNatPs, structureId: StructureId = PLACE): Caller => {
    const caller = aProfessional({ id });
    return caller.kind === 'professional' ? { ...caller, structure: { ...caller.structure, id: structureId } } : caller;
  };
  const perform = async <I, F, O>(
    act: Parameters<typeof world.house.runner.perform<Caller, I, F, O>>[0],
    input: I,
    by: Caller = me,
  ) => {
    const done = await world.house.runner.perform(act, recordId, input, by);
    return done.kind === 'done' ? 'done' : done.kind === 'refused' ? done.rule : done.problem.problem;
  };

  test('an access given by the person lasts to its day, without end, or for a whole structure', async () => {
    await fresh(1);
    const { acts, clock } = world.house;
    const now = clock.domain();
    const to = { kind: 'professional', idNatPs: GP, name: 'Dr A' } as const;
    assert.equal(await perform(acts.giveAccess, { to, until: now - 1 }), 'consent-already-over');
    assert.equal(await reads(at(GP)), 'reading-needs-consent');
    assert.equal(await perform(acts.giveAccess, { to, until: endOfParisDay(now + 3 * DAY) }), 'done');
    assert.equal(await reads(at(GP)), '1 by consented-reads');
    assert.equal(await reads(at(NURSE)), 'reading-needs-consent');
    assert.equal(
      await perform(acts.giveAccess, { to: { kind: 'structure', structureId: PLACE, name: 'Maison' } }),
      'done',
    );
    assert.equal(await reads(at(NURSE)), '1 by consented-reads');
    assert.equal(await reads(at(NURSE, '1990000778' as StructureId)), 'reading-needs-consent');
    clock.setOffset(clock.offset() + 400 * DAY);
    assert.equal(await reads(at(GP, '1990000778' as StructureId)), 'reading-needs-consent');
    assert.equal(await reads(at(NURSE)), '1 by consented-reads');
  });

  test('an access counts from the moment it was given, also when another machine is ahead of this one', async () => {
    await fresh(90);
    const to = { kind: 'professional', idNatPs: GP, name: 'Dr A' } as const;
    assert.equal(await perform(world.house.acts.giveAccess, { to }), 'done');
    assert.equal(await reads(at(GP)), '1 by consented-reads');
    await world.owner`update consent set given_at = given_at + interval '1 day' where record_id = ${recordId}`;
    assert.equal(await reads(at(GP)), 'reading-needs-consent');
  });

  test('the person shortens a consent and the stay in the care team, or lifts their end', async () => {
    await fresh(2);
    const { acts, clock, database } = world.house;
    await database.withRecord(recordId, (handle) => addRelation(handle, NURSE, 'careTeam', clock.domain()));
    assert.equal(await reads(at(NURSE)), '1 by care-team-reads');
    assert.equal(await perform(acts.setTerm, { of: { careTeam: NURSE }, name: 'N', until: clock.domain() }), 'done');
    assert.equal(await reads(at(NURSE)), 'reading-needs-consent');
    assert.equal(await perform(acts.setTerm, { of: { careTeam: NURSE }, name: 'N' }), 'done');
    assert.equal(await reads(at(NURSE)), '1 by care-team-reads');
    assert.equal(await perform(acts.stateConsent, {}, at(GP)), 'done');
    const { consents } = await database.withRecord(recordId, (handle) => readRights(handle));
    const consentId = consents[0]?.id ?? '';
    assert.equal(await perform(acts.setTerm, { of: { consentId }, name: 'A', until: clock.domain() }), 'done');
    assert.equal(await reads(at(GP)), 'reading-needs-consent');
    assert.equal(await perform(acts.setTerm, { of: { consentId }, name: 'A' }), 'consent-already-over');
  });

  test('a blocked structure reads nothing through anybody, deposits still, and its consents do not come back', async () => {
    await fresh(3);
    const { acts } = world.house;
    assert.equal(await perform(acts.stateConsent, {}, at(GP)), 'done');
    assert.equal(await reads(at(GP)), '1 by consented-reads');
    const place = { structureId: PLACE, name: 'Maison' };
    assert.equal(await perform(acts.blockStructure, { ...place, block: true }), 'done');
    assert.equal(await reads(at(GP)), 'blocked-professional-is-refused');
    assert.equal(await reads(at(NURSE)), 'blocked-professional-is-refused');
    assert.equal(await perform(acts.depositDocuments, { drafts: [aDraft('de la structure')] }, at(NURSE)), 'done');
    assert.equal(await perform(acts.stateConsent, {}, at(NURSE)), 'blocked-professional-is-refused');
    assert.equal(await reads(at(GP, '1990000778' as StructureId)), 'reading-needs-consent');
    assert.equal(await perform(acts.blockStructure, { ...place, block: false, undo: true }), 'done');
    assert.equal(await reads(at(GP)), '2 by consented-reads');
    assert.equal(await perform(acts.blockStructure, { ...place, block: true }), 'done');
    assert.equal(await perform(acts.blockStructure, { ...place, block: false }), 'done');
    assert.equal(await reads(at(GP)), 'reading-needs-consent');
  });

  test('an administrator beside being attending keeps both rights; blocked, they keep neither', async () => {
    await fresh(4);
    const { acts, clock, database } = world.house;
    await database.withRecord(recordId, (handle) => addRelation(handle, GP, 'attending', clock.domain()));
    const chosen = { idNatPs: GP, name: 'Dr A' };
    assert.equal(await perform(acts.chooseAdministrator, { ...chosen, choose: true }), 'done');
    assert.equal(await reads(at(GP)), '1 by attending-reads');
    const other = { idNatPs: NURSE, name: 'N' };
    assert.equal(await perform(acts.blockProfessional, { ...other, block: true }, at(GP)), 'done');
    assert.equal(await perform(acts.blockProfessional, { ...other, block: false }, at(GP)), 'no-rule-allows');
    assert.equal(await perform(acts.chooseAdministrator, { ...other, choose: true }), 'professional-is-blocked');
    assert.equal(await perform(acts.giveAccess, { to: { kind: 'professional', ...other } }), 'professional-is-blocked');
    assert.equal(await perform(acts.blockProfessional, { ...chosen, block: true }), 'done');
    assert.equal(await perform(acts.blockProfessional, { ...chosen, block: false }), 'done');
    assert.equal(await perform(acts.blockProfessional, { ...other, block: true }, at(GP)), 'no-rule-allows');
    assert.equal(await perform(acts.chooseAdministrator, { ...chosen, choose: true }), 'done');
    assert.equal(await perform(acts.chooseAdministrator, { ...chosen, choose: false }), 'done');
    assert.equal(await perform(acts.chooseAdministrator, { ...chosen, choose: false }), 'consent-already-over');
    assert.equal(await perform(acts.blockProfessional, { ...other, block: true }, at(GP)), 'no-rule-allows');
  });

  test('the term the person sets bounds what a professional states', async () => {
    await fresh(5);
    const { acts, clock, database } = world.house;
    const until = async (): Promise<number> =>
      (await database.withRecord(recordId, (handle) => readRights(handle))).consents.at(-1)?.until ?? 0;
    assert.equal(await perform(acts.setConsentTerm, { consentDays: 7 }), 'done');
    assert.equal(await perform(acts.stateConsent, {}, at(GP)), 'done');
    assert.equal(await until(), endOfParisDay(clock.domain() + 7 * DAY));
    assert.equal(await perform(acts.stateConsent, { until: clock.domain() + 300 * DAY }, at(GP)), 'done');
    const { consents } = await database.withRecord(recordId, (handle) => readRights(handle));
    assert.deepEqual(new Set(consents.map((one) => one.until)), new Set([endOfParisDay(clock.domain() + 7 * DAY)]));
  });

  test('a consent collected for a colleague lets them read; for who is blocked it changes nothing, then or later', async () => {
    await fresh(6);
    const { acts } = world.house;
    const colleague = { colleague: NURSE, name: 'N', structureId: PLACE };
    assert.equal(await perform(acts.entrustColleague, colleague, at(GP)), 'no-rule-allows');
    assert.equal(await perform(acts.stateConsent, {}, at(GP)), 'done');
    assert.equal(await perform(acts.entrustColleague, colleague, at(GP)), 'done');
    assert.equal(await reads(at(NURSE)), '1 by consented-reads');
    assert.equal(await perform(acts.blockProfessional, { idNatPs: NURSE, name: 'N', block: true }), 'done');
    assert.equal(await perform(acts.entrustColleague, colleague, at(GP)), 'done');
    assert.equal(await reads(at(NURSE)), 'blocked-professional-is-refused');
    assert.equal(await perform(acts.blockProfessional, { idNatPs: NURSE, name: 'N', block: false }), 'done');
    assert.equal(await reads(at(NURSE)), 'reading-needs-consent');
  });
});
