import { decideOnRecord, readReaderFacts, type ReaderKnown } from '../access/index.js';
import { appendTrace, readTrace, type TraceLine } from '../audit/index.js';
import { actEntry, readPerson, type Caller, type Person } from '../identity/index.js';
import { ok, problem } from '../kernel/result.js';
import type { Act, ActContext, ActEnding } from '../platform/act.js';
import type { RecordHandle } from '../platform/database.js';
import { markPhysicianNoticeSeen, physicianNotices, type PhysicianNotice } from '../notices/index.js';

interface Settings {
  readonly attendingSeesHidden: boolean;
}

export interface EmergencyNotices {
  readonly person: Person;
  readonly notices: readonly (PhysicianNotice & { readonly told: TraceLine })[];
}

/** The attending physician sees who opened their patient's record in an emergency: of the history, these lines. */
export const readEmergencyNoticesAct = (
  settings: Settings,
): Act<Caller, Record<string, never>, ReaderKnown, EmergencyNotices> => ({
  name: 'emergency-notices-read',
  facts: (handle, _input, { caller, at }) =>
    readReaderFacts(handle, caller, 'read-history', at, settings.attendingSeesHidden),
  decide: ({ reader }) => decideOnRecord(reader),
  async act(handle, _input, _facts, { caller }) {
    if (caller.kind !== 'professional') return problem('notice-unknown');
    const found = await physicianNotices(handle, caller.professional.idNatPs);
    const lines = await Promise.all(found.map((notice) => emergencyLine(handle, notice)));
    return ok({ person: await readPerson(handle), notices: lines.flat() });
  },
  trace: (handle, _input, _facts, context, ending) => traced(handle, 'emergency-notices-read', context, ending),
});

async function emergencyLine(
  handle: RecordHandle,
  notice: PhysicianNotice,
): Promise<(PhysicianNotice & { readonly told: TraceLine })[]> {
  const { lines } = await readTrace(handle, 'shown', { limit: 1, before: notice.line + 1 });
  const told = lines.find(({ n }) => n === notice.line);
  return told === undefined ? [] : [{ ...notice, told }];
}

export interface SeeEmergencyInput {
  readonly id: string;
}

/** The attending physician files one of them. */
export const seeEmergencyNoticeAct = (
  settings: Settings,
): Act<Caller, SeeEmergencyInput, ReaderKnown, SeeEmergencyInput> => ({
  name: 'emergency-notice-see',
  facts: (handle, _input, { caller, at }) =>
    readReaderFacts(handle, caller, 'read-history', at, settings.attendingSeesHidden),
  decide: ({ reader }) => decideOnRecord(reader),
  async act(handle, input, _facts, { caller, at }) {
    if (caller.kind !== 'professional') return problem('notice-unknown');
    const seen = { id: input.id, physician: caller.professional.idNatPs, at };
    // Filed twice is filed.
    await markPhysicianNoticeSeen(handle, seen);
    return ok(input);
  },
  trace: (handle, _input, _facts, context, ending) => traced(handle, 'emergency-notice-see', context, ending),
});

async function traced(
  handle: RecordHandle,
  act: string,
  { caller, at }: ActContext<Caller>,
  ending: ActEnding<unknown>,
): Promise<void> {
  await appendTrace(handle, 'shown', actEntry(act, { caller, at }, ending));
}
