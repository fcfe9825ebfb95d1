import { appendTrace, readTrace, type TraceObject, type TracePage } from '../audit/index.js';
import { actEntry, readPerson, type Caller, type Person } from '../identity/index.js';
import type { IdNatPs, StructureId } from '../kernel/ids.js';
import { ok, problem, type Result } from '../kernel/result.js';
import { MINUTE, type Instant } from '../kernel/time.js';
import type { Act, ActContext, ActEnding } from '../platform/act.js';
import type { RecordHandle } from '../platform/database.js';
import { addToOutbox } from '../platform/outbox.js';
import { consentLastsWithinItsTerm } from './consent-lasts-within-its-term.rule.js';
import { decideOnRecord } from './decide.js';
import { emergencyNotice } from './emergency-notice.js';
import type { Facts } from './facts.js';
import { readReaderFacts, type ReaderKnown } from './reader-facts.store.js';
import { readRights } from './read-rights.store.js';
import {
  addBlock,
  addConsent,
  removeBlock,
  restoreConsent,
  restoreConsents,
  savePreferences,
  statedConsents,
  withdrawConsent,
  withdrawConsents,
  type Consent,
  type Preferences,
  type Rights,
} from './rights.store.js';
import { endAdministrator, readConsentTerm, restoreAdministrator } from './terms.store.js';

// The acts by which rights on a record are seen and changed. Each one is decided on the same table as reading a document.

export interface Settings {
  readonly attendingSeesHidden: boolean;
}

export type RightsAct<Input, Outcome> = Act<Caller, Input, ReaderKnown, Outcome>;

export interface Declared<Input, Outcome> {
  readonly name: string | ((input: Input) => string);
  /** What the router calls an act of several names. */
  readonly kind?: string;
  readonly asks: Facts['act'] | ((input: Input) => Facts['act']);
  readonly tracesWhileReading?: boolean;
  /** It changes who has access: one after the other, so that no consent is given beside a block. */
  readonly alone?: boolean;
  object?(input: Input): TraceObject | undefined;
  act(handle: RecordHandle, input: Input, context: ActContext<Caller>): Promise<Result<Outcome>>;
}

export function rightsAct<Input, Outcome>(
  settings: Settings,
  declared: Declared<Input, Outcome>,
): RightsAct<Input, Outcome> {
  const nameOf = (input: Input): string => (typeof declared.name === 'string' ? declared.name : declared.name(input));
  const { asks: asked } = declared;
  const asks = typeof asked === 'string' ? () => asked : asked;
  return {
    name: declared.kind ?? (typeof declared.name === 'string' ? declared.name : 'control'),
    ...(declared.tracesWhileReading === true ? { tracesWhileReading: true } : {}),
    ...(declared.alone === true ? { alone: true } : {}),
    facts: (handle, input, { caller, at }) =>
      readReaderFacts(handle, caller, asks(input), at, settings.attendingSeesHidden),
    decide: ({ reader }) => decideOnRecord(reader),
    act: (handle, input, _facts, context) => declared.act(handle, input, context),
    trace: (handle, input, _facts, context, ending) =>
      traceRightsAct(handle, nameOf(input), context, ending, declared.object?.(input)),
  };
}

/** One entry in the shown chain: rights are never withheld from the person. */
async function traceRightsAct(
  handle: RecordHandle,
  act: string,
  { caller, at }: ActContext<Caller>,
  ending: ActEnding<unknown>,
  object: TraceObject | undefined,
): Promise<void> {
  await appendTrace(handle, 'shown', actEntry(act, { caller, at }, ending, { object }));
}

/** A professional learns that the person has a space and in which state it is; nothing of its content. (TD0.2) */
export const findSpaceAct = (settings: Settings) =>
  rightsAct<Record<string, never>, Person>(settings, {
    name: 'space-find',
    asks: 'find',
    tracesWhileReading: true,
    act: async (handle) => ok(await readPerson(handle)),
  });

/** The person reads their own particulars (name, birth, INS) in their space. */
export const readProfileAct = (settings: Settings) =>
  rightsAct<Record<string, never>, Person>(settings, {
    name: 'person-read',
    asks: 'read',
    tracesWhileReading: true,
    act: async (handle) => ok(await readPerson(handle)),
  });

export interface ConsentInput {
  /** Until when, as stated; the rule bounds it. */
  readonly until?: number;
}

/** A professional states, by an explicit act, the consent the person gave them. (R1111-46; ARR23) */
export const stateConsentAct = (settings: Settings) =>
  rightsAct<ConsentInput, Consent>(settings, {
    name: 'consent-state',
    alone: true,
    asks: 'state-consent',
    async act(handle, input, { caller, at, ids }) {
      if (caller.kind !== 'professional') return problem('consent-needs-a-professional');
      const { consentDays } = await readConsentTerm(handle);
      const term = consentLastsWithinItsTerm(at, input.until, consentDays);
      if (!term.ok) return term;
      // Stated again, it is one consent for as long as the longest: the person who ends it ends it.
      const stated = await statedConsents(handle, caller.professional.idNatPs, caller.structure.id, at);
      const longest = stated[0];
      if (longest !== undefined && longest.until >= term.value) return ok(longest);
      const consent: Consent = {
        id: ids.item(`consent ${caller.professional.idNatPs} ${at}`),
        idNatPs: caller.professional.idNatPs,
        structureId: caller.structure.id,
        givenAt: at,
        until: term.value,
      };
      for (const shorter of stated) await withdrawConsent(handle, shorter.id, at);
      await addConsent(handle, consent);
      await addToOutbox(handle, {
        id: ids.item(`notice consent ${consent.id}`),
        kind: 'consent-stated',
        itemId: consent.id,
        at,
      });
      return ok(consent);
    },
  });

export interface BlockInput {
  readonly idNatPs: IdNatPs;
  /** The professional's name, for the history. */
  readonly name: string;
  readonly block: boolean;
  /** Takes back a block just made: the consents it ended come back with it. */
  readonly undo?: true;
}

/** How long a change of rights may be taken back as if it had not been made. */
export const UNDO_TERM = 15 * MINUTE;

/** Shuts a professional out: what they were given ends with it. */
export async function blockNow(handle: RecordHandle, idNatPs: IdNatPs, at: Instant): Promise<void> {
  await addBlock(handle, idNatPs, at);
  await withdrawConsents(handle, idNatPs, at);
  // To look after the record is a consent too.
  await endAdministrator(handle, idNatPs, at);
}

/** The person blocks a professional, or lifts the block; consents given before do not come back. (R1111-47) */
export const blockProfessionalAct = (settings: Settings) =>
  rightsAct<BlockInput, BlockInput>(settings, {
    alone: true,
    name: ({ block }) => (block ? 'professional-block' : 'professional-unblock'),
    asks: ({ block }) => (block ? 'block' : 'control'),
    object: ({ idNatPs, name }) => ({ kind: 'professional', id: idNatPs, label: name }),
    async act(handle, input, { at }) {
      if (input.block) {
        await blockNow(handle, input.idNatPs, at);
      } else {
        const since = await removeBlock(handle, input.idNatPs);
        if (input.undo === true && since !== undefined && at <= since + UNDO_TERM) {
          await restoreConsents(handle, input.idNatPs, since);
          await restoreAdministrator(handle, input.idNatPs, since);
        }
      }
      return ok(input);
    },
  });

export interface WithdrawInput {
  readonly consentId: string;
  /** Whom it is for: a professional, or a whole structure. */
  readonly of: IdNatPs | StructureId;
  /** Their name, for the history. */
  readonly name: string;
  /** False: takes back a withdrawal just made. */
  readonly withdraw: boolean;
}

/** The person ends a consent they gave, or takes that back at once. (R1111-46) */
export const withdrawConsentAct = (settings: Settings) =>
  rightsAct<WithdrawInput, WithdrawInput>(settings, {
    alone: true,
    name: ({ withdraw }) => (withdraw ? 'consent-withdraw' : 'consent-restore'),
    asks: 'control',
    object: ({ of, name }) => ({ kind: 'professional', id: of, label: name }),
    async act(handle, input, { at }) {
      const changed = input.withdraw
        ? (await withdrawConsent(handle, input.consentId, at)) !== undefined
        : await restoreConsent(handle, input.consentId, at - UNDO_TERM);
      return changed ? ok(input) : problem('consent-already-over');
    },
  });

/** What of the preferences was set, as `objectsToSamu=true`: structure, nothing personal. */
const settingObject = (preferences: Partial<Preferences>): TraceObject => ({
  kind: 'setting',
  id: Object.entries(preferences)
    .map(([name, value]) => `${name}=${value}`)
    .join(' '),
});

/** The person sets the three emergency switches and the default for new documents, one or several. (L1111-17; R1111-49) */
export const setPreferencesAct = (settings: Settings) =>
  rightsAct<Partial<Preferences>, Partial<Preferences>>(settings, {
    name: 'preferences-set',
    asks: 'control',
    object: settingObject,
    async act(handle, preferences, { at }) {
      await savePreferences(handle, preferences, at);
      return ok(preferences);
    },
  });

/** The person sees who has access: relations, consents, blocks, switches. */
export const readRightsAct = (settings: Settings) =>
  rightsAct<Record<string, never>, Rights>(settings, {
    name: 'rights-read',
    asks: 'control',
    tracesWhileReading: true,
    act: async (handle) => ok(await readRights(handle)),
  });

export interface HistoryInput {
  readonly limit: number;
  readonly before?: number;
  readonly since?: number;
  readonly until?: number;
}

/** Who looked, and why they could: the shown chain, newest first. (L1111-19; R1111-43) */
export const readHistoryAct = (settings: Settings) =>
  rightsAct<HistoryInput, TracePage>(settings, {
    name: 'history-read',
    asks: 'read-history',
    act: async (handle, input) => ok(await readTrace(handle, 'shown', input)),
  });

/** A professional begins an emergency access: the reason is compulsory, the person is told at once. (L1111-17 I) */
export const beginEmergencyAct = (settings: Settings) =>
  rightsAct<Record<string, never>, Person>(settings, {
    name: 'emergency-begin',
    asks: 'read',
    async act(handle, _input, { caller, at }) {
      if (caller.kind !== 'professional' || caller.situation === 'normal')
        return problem('emergency-needs-a-situation');
      if (caller.reason === undefined || caller.reason.trim() === '')
        return problem('emergency-needs-a-reason', 'reason');
      await addToOutbox(handle, emergencyNotice(caller.professional.idNatPs, at));
      return ok(await readPerson(handle));
    },
  });
