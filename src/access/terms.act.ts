import type { TraceObject } from '../audit/index.js';
import type { IdNatPs, StructureId } from '../kernel/ids.js';
import { ok, problem } from '../kernel/result.js';
import type { Instant } from '../kernel/time.js';
import { addToOutbox } from '../platform/outbox.js';
import { consentLastsWithinItsTerm } from './consent-lasts-within-its-term.rule.js';
import { WHOLE_STRUCTURE } from './caller-columns.store.js';
import { rightsAct, UNDO_TERM, type Settings } from './rights.act.js';
import { addConsent, restoreStructureConsents, WITHOUT_END, type Consent, type ConsentTerm } from './rights.store.js';
import { termIsInTheFuture } from './term-is-in-the-future.rule.js';
import {
  addStructureBlock,
  chooseAdministrator,
  dismissAdministrator,
  isBlocked,
  isStructureBlocked,
  readConsentTerm,
  removeStructureBlock,
  saveConsentTerm,
  setConsentEnd,
  setRelationEnd,
  withdrawStructureConsents,
  type EndBefore,
} from './terms.store.js';

// Acts by which the person gives access themself, sets its term, shuts structures out and chooses an administrator; and the consent a
// professional collects for a colleague.

/** Whom an access is for: one professional, or everybody at a structure. */
export type Grantee =
  | { readonly kind: 'professional'; readonly idNatPs: IdNatPs; readonly name: string }
  | { readonly kind: 'structure'; readonly structureId: StructureId; readonly name: string };

const granteeObject = (grantee: Grantee): TraceObject => ({
  kind: 'professional',
  id: grantee.kind === 'professional' ? grantee.idNatPs : grantee.structureId,
  label: grantee.name,
});

export interface GiveAccessInput {
  readonly to: Grantee;
  /** Absent: without end. */
  readonly until?: Instant;
}

/** The person gives access to a professional or a whole structure, until a day or without end. */
export const giveAccessAct = (settings: Settings) =>
  rightsAct<GiveAccessInput, Consent>(settings, {
    name: 'access-give',
    alone: true,
    asks: 'control',
    object: ({ to }) => granteeObject(to),
    async act(handle, { to, until }, { at, ids }) {
      const term = termIsInTheFuture(at, until);
      if (!term.ok) return term;
      if (to.kind === 'professional' && (await isBlocked(handle, to.idNatPs)))
        return problem('professional-is-blocked');
      if (to.kind === 'structure' && (await isStructureBlocked(handle, to.structureId)))
        return problem('structure-is-blocked');
      const consent: Consent = {
        id: ids.item(`access ${to.kind === 'professional' ? to.idNatPs : to.structureId} ${at}`),
        idNatPs: to.kind === 'professional' ? to.idNatPs : WHOLE_STRUCTURE,
        structureId: to.kind === 'structure' ? to.structureId : ('' as StructureId),
        givenAt: at,
        until: term.value ?? WITHOUT_END,
      };
      await addConsent(handle, consent, { collected: 'by-the-person' });
      return ok(consent);
    },
  });

export interface TermInput {
  /** A consent by its id, or the place of a professional in the care team. */
  readonly of: { readonly consentId: string } | { readonly careTeam: IdNatPs };
  readonly name: string;
  /** Absent: without end. At or before now: ends at once. */
  readonly until?: Instant;
}

export interface TermSet extends TermInput {
  readonly before: EndBefore;
}

/** The person sets how long an access lasts: days, without end, or no longer. (R1111-46: no objection, at any time) */
export const setTermAct = (settings: Settings) =>
  rightsAct<TermInput, TermSet>(settings, {
    name: 'access-term-set',
    alone: true,
    asks: 'control',
    object: ({ of, name }) => ({
      kind: 'professional',
      id: 'careTeam' in of ? of.careTeam : of.consentId,
      label: name,
    }),
    async act(handle, input, { at }) {
      const { of } = input;
      const before =
        'careTeam' in of
          ? await setRelationEnd(handle, of.careTeam, 'careTeam', input.until)
          : await setConsentEnd(handle, of.consentId, input.until ?? WITHOUT_END, at);
      return before === undefined ? problem('consent-already-over') : ok({ ...input, before });
    },
  });

export interface AdministratorInput {
  readonly idNatPs: IdNatPs;
  readonly name: string;
  readonly choose: boolean;
}

/** The person chooses a professional to look after the record, or takes that back. */
export const chooseAdministratorAct = (settings: Settings) =>
  rightsAct<AdministratorInput, AdministratorInput>(settings, {
    alone: true,
    name: ({ choose }) => (choose ? 'administrator-choose' : 'administrator-dismiss'),
    kind: 'administrator-choose',
    asks: 'control',
    object: ({ idNatPs, name }) => ({ kind: 'professional', id: idNatPs, label: name }),
    async act(handle, input, { at }) {
      if (!input.choose)
        return (await dismissAdministrator(handle, input.idNatPs)) ? ok(input) : problem('consent-already-over');
      if (await isBlocked(handle, input.idNatPs)) return problem('professional-is-blocked');
      await chooseAdministrator(handle, input.idNatPs, at);
      return ok(input);
    },
  });

export interface StructureBlockInput {
  readonly structureId: StructureId;
  readonly name: string;
  readonly block: boolean;
  readonly undo?: true;
}

/** The person blocks a whole structure, or lets it in again; consents of its professionals end with the block. (R1111-47) */
export const blockStructureAct = (settings: Settings) =>
  rightsAct<StructureBlockInput, StructureBlockInput>(settings, {
    alone: true,
    name: ({ block }) => (block ? 'structure-block' : 'structure-unblock'),
    kind: 'structure-block',
    asks: ({ block }) => (block ? 'block' : 'control'),
    object: ({ structureId, name }) => ({ kind: 'professional', id: structureId, label: name }),
    async act(handle, input, { at }) {
      if (input.block) {
        await addStructureBlock(handle, input.structureId, at);
        await withdrawStructureConsents(handle, input.structureId, at);
      } else {
        const since = await removeStructureBlock(handle, input.structureId);
        if (input.undo === true && since !== undefined && at <= since + UNDO_TERM)
          await restoreStructureConsents(handle, input.structureId, since);
      }
      return ok(input);
    },
  });

export interface ConsentTermSet extends ConsentTerm {
  readonly before: ConsentTerm;
}

/** The person says how long a consent stated during a consultation lasts. */
export const setConsentTermAct = (settings: Settings) =>
  rightsAct<ConsentTerm, ConsentTermSet>(settings, {
    name: 'consent-term-set',
    asks: 'control',
    object: ({ consentDays }) => ({ kind: 'setting', id: `consentDays=${consentDays ?? 'today'}` }),
    async act(handle, term, { at }) {
      const before = await readConsentTerm(handle);
      await saveConsentTerm(handle, term, at);
      return ok({ ...term, before });
    },
  });

export interface EntrustInput {
  readonly colleague: IdNatPs;
  readonly name: string;
  readonly structureId: StructureId;
  readonly until?: Instant;
}

/** A professional who takes part in the care records the consent given for a colleague. (L1111-17 II) */
export const entrustColleagueAct = (settings: Settings) =>
  rightsAct<EntrustInput, Consent>(settings, {
    name: 'colleague-entrust',
    alone: true,
    asks: 'entrust',
    object: ({ colleague, name }) => ({ kind: 'professional', id: colleague, label: name }),
    async act(handle, { colleague, structureId, until }, { caller, at, ids }) {
      if (caller.kind !== 'professional') return problem('consent-needs-a-professional');
      const { consentDays } = await readConsentTerm(handle);
      const term = consentLastsWithinItsTerm(at, until, consentDays);
      if (!term.ok) return term;
      const blocked = (await isBlocked(handle, colleague)) || (await isStructureBlocked(handle, structureId));
      const consent: Consent = {
        id: ids.item(`consent ${colleague} by ${caller.professional.idNatPs} ${at}`),
        idNatPs: colleague,
        structureId,
        givenAt: at,
        until: term.value,
        // Whoever is blocked stays so, also after the block: it has to be asked again then. The one who collects it is not told.
        ...(blocked ? { withdrawnAt: at } : {}),
      };
      await addConsent(handle, consent, { collected: 'for-a-colleague', by: caller.professional.idNatPs });
      await addToOutbox(handle, {
        id: ids.item(`notice consent ${consent.id}`),
        kind: 'consent-stated',
        itemId: consent.id,
        at,
      });
      return ok(consent);
    },
  });
