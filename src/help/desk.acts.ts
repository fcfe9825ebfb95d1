import { readTrace } from '../audit/index.js';
import {
  maskedAddress,
  noteContactChanged,
  readContact,
  readPerson,
  savePerson,
  type Person,
} from '../identity/index.js';
import { ok } from '../kernel/result.js';
import type { Instant } from '../kernel/time.js';
import { readSpace, type Space } from '../lifecycle/index.js';
import { countMessages, latestMessages, tellByMessage, type SentMessage } from '../notices/index.js';
import type { Act, Decision } from '../platform/act.js';
import type { StoredBlob } from '../platform/blob-store.js';
import { CODE_STANDS_FOR, contactChangesSendNoCode } from './contact-changes-send-no-code.rule.js';
import { traceDesk } from './desk-trace.js';
import {
  answersAgree,
  helpdeskActsAfterIdentityScript,
  type Said,
} from './helpdesk-acts-after-identity-script.rule.js';
import { ACCOUNT_MESSAGES, helpdeskSeesNoHealthData } from './helpdesk-sees-no-health-data.rule.js';
import { addPaperRequest, type PaperRequest } from './paper-request.store.js';
import type { DeskCaller } from './staff.edge.js';

// What the help-desk does with one account. None of it reads a document, and all of it stands in the person's history.

export interface AccountStep {
  readonly at: Instant;
  readonly act: string;
  readonly outcome: string;
  /** The adviser's name when one acted. */
  readonly by?: string;
}

/** An account as the help-desk sees it. Names and addresses only once the caller was identified, addresses masked. */
export interface DeskView {
  readonly space: Space;
  readonly steps: readonly AccountStep[];
  readonly messages: readonly SentMessage[];
  readonly emailReturns: boolean;
  readonly contactChangedAt?: Instant;
  readonly person?: {
    readonly givenName: string;
    readonly email?: string;
    readonly phone?: string;
    readonly posted: boolean;
  };
}

const SEEN: Decision = { allowed: true, rule: 'helpdesk-sees-no-health-data' };
const decided = (against: string | undefined, rule: string): Decision =>
  against === undefined ? { allowed: true, rule } : { allowed: false, rule: against, refusal: 'access-not-authorised' };

const shownPerson = (person: Person): NonNullable<DeskView['person']> => ({
  givenName: person.givenNames[0] ?? '',
  posted: person.address !== undefined,
  ...(person.email === undefined ? {} : { email: maskedAddress(person.email) }),
  ...(person.phone === undefined ? {} : { phone: maskedAddress(person.phone) }),
});

/** An adviser opens an account: its state, its steps, what was sent. */
export const findAccountAct: Act<DeskCaller, { readonly identified: boolean }, object, DeskView> = {
  name: 'helpdesk-find',
  facts: () => Promise.resolve({}),
  decide: () => SEEN,
  async act(handle, { identified }) {
    const { lines } = await readTrace(handle, 'shown', { limit: 300 });
    const contact = await readContact(handle);
    const steps = lines
      .filter(({ act }) => helpdeskSeesNoHealthData(act))
      .slice(0, 40)
      .map(({ at, act, outcome, actor }) => ({
        at,
        act,
        outcome,
        ...(actor.kind === 'helpdesk' && actor.name !== undefined ? { by: actor.name } : {}),
      }));
    return ok({
      space: await readSpace(handle),
      steps,
      messages: await latestMessages(handle, 12, ACCOUNT_MESSAGES),
      emailReturns: contact.emailReturnedAt !== undefined,
      ...(contact.changedAt === undefined ? {} : { contactChangedAt: contact.changedAt }),
      ...(identified ? { person: shownPerson(await readPerson(handle)) } : {}),
    });
  },
  trace: (handle, _input, _facts, context, ending) => traceDesk(handle, 'helpdesk-find', context, ending),
};

/** The caller's answers are compared; the adviser learns yes or no. */
export const identifyCallerAct: Act<DeskCaller, Said, { readonly agree: boolean }, undefined> = {
  name: 'helpdesk-identify',
  facts: async (handle, said) => ({ agree: answersAgree(await readPerson(handle), said) }),
  decide: ({ agree }) => decided(helpdeskActsAfterIdentityScript(agree), 'helpdesk-acts-after-identity-script'),
  act: () => Promise.resolve(ok(undefined)),
  trace: (handle, _input, _facts, context, ending) => traceDesk(handle, 'helpdesk-identify', context, ending),
};

/** The waits before another try to sign in are lifted (the counts stand in the directory, by the route). */
export const unlockAct: Act<DeskCaller, { readonly identified: boolean }, object, undefined> = {
  name: 'sign-in-unlock',
  facts: () => Promise.resolve({}),
  decide: (_facts, { identified }) =>
    decided(helpdeskActsAfterIdentityScript(identified), 'helpdesk-acts-after-identity-script'),
  act: () => Promise.resolve(ok(undefined)),
  trace: (handle, _input, _facts, context, ending) => traceDesk(handle, 'sign-in-unlock', context, ending),
};

export interface ContactInput {
  readonly identified: boolean;
  /** Undefined leaves it as it is. */
  readonly email?: string;
  readonly phone?: string;
  readonly sendsMail: boolean;
}

/** Addresses are changed; the old and the new one are both told, and no code goes to the new one for a week. */
export const changeContactAct: Act<DeskCaller, ContactInput, { readonly codesJustAsked: number }, undefined> = {
  name: 'contact-change',
  // No code is asked for between counting codes and changing where they go.
  alone: true,
  facts: async (handle, _input, { at }) => ({
    codesJustAsked: await countMessages(handle, 'new-code', at - CODE_STANDS_FOR),
  }),
  decide: ({ codesJustAsked }, { identified }) =>
    decided(
      helpdeskActsAfterIdentityScript(identified) ?? contactChangesSendNoCode(codesJustAsked),
      'contact-changes-send-no-code',
    ),
  async act(handle, { email, phone, sendsMail }, _facts, { at, ids }) {
    const before = await readPerson(handle);
    const id = ids.item(`contact change ${at}`);
    const told = async (to: string | undefined): Promise<void> => {
      if (to !== undefined)
        await tellByMessage(handle, { id: `${id} ${to}` }, 'contact-changed', at, sendsMail, { to });
    };
    // As it is known until now: that mail to the old address comes back is forgotten with the change. Nothing leaves before COMMIT.
    await told(before.email);
    await savePerson(handle, {
      ...before,
      ...(email === undefined ? {} : { email }),
      ...(phone === undefined ? {} : { phone }),
      ownContact: [
        ...(email !== undefined || before.ownContact?.includes('email') === true ? (['email'] as const) : []),
        ...(phone !== undefined || before.ownContact?.includes('phone') === true ? (['phone'] as const) : []),
      ],
    });
    await noteContactChanged(handle, at);
    if (email !== undefined && email !== before.email) await told(email);
    if (before.email === undefined && email === undefined)
      await tellByMessage(handle, { id }, 'contact-changed', at, false);
    return ok(undefined);
  },
  trace: (handle, _input, _facts, context, ending) => traceDesk(handle, 'contact-change', context, ending),
};

export interface PaperInput extends Pick<PaperRequest, 'kind' | 'receivedOn' | 'contentType'> {
  readonly scan: StoredBlob;
}

/** What came by post is kept with its scan, before it is carried out. */
export const recordPaperAct: Act<DeskCaller, PaperInput, object, undefined> = {
  name: 'paper-record',
  facts: () => Promise.resolve({}),
  decide: () => SEEN,
  async act(handle, input, _facts, { at, ids, caller }) {
    const { scan, kind, receivedOn, contentType } = input;
    const id = ids.item(`paper ${at}`);
    await addPaperRequest(handle, {
      id,
      recordedAt: at,
      kind,
      receivedOn,
      contentType,
      scan,
      staffName: caller.name ?? '',
    });
    return ok(undefined);
  },
  trace: (handle, input, _facts, context, ending) =>
    traceDesk(handle, 'paper-record', context, ending, input.receivedOn),
};
