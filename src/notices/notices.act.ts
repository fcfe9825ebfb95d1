import { decideOnRecord, readReaderFacts, type Facts, type ReaderKnown } from '../access/index.js';
import { appendTrace, readTrace, type TraceLine } from '../audit/index.js';
import { actorOf, readContact, readPerson, situationOf, type Caller } from '../identity/index.js';
import { ok, type Result } from '../kernel/result.js';
import type { Instant } from '../kernel/time.js';
import type { Act, ActContext } from '../platform/act.js';
import type { RecordHandle } from '../platform/database.js';
import { addToOutbox, outboxId } from '../platform/outbox.js';
import { digestComesOnceATerm } from './digest-comes-once-a-term.rule.js';
import { readChoices, saveChoices } from './notice-choice.store.js';
import { CHOICES_BY_TEXT, type Notice, type NoticeChoices } from './notice.model.js';
import { markNoticesSeen, markSeenUpTo, readNotices } from './notice.store.js';
import { personChoosesHowToBeTold } from './person-chooses-how-to-be-told.rule.js';
import { heldBefore, quieterChoicesAreTold } from './quieter-choices-are-told.rule.js';

// The person's notices and how they want to be told. Decided on the one table, like everything of theirs.

interface Settings {
  readonly attendingSeesHidden: boolean;
}

type NoticeAct<Input, Outcome> = Act<Caller, Input, ReaderKnown, Outcome>;

function noticeAct<Input, Outcome>(
  settings: Settings,
  declared: {
    readonly name: string;
    readonly asks: Facts['act'];
    act(handle: RecordHandle, input: Input, context: ActContext<Caller>): Promise<Result<Outcome>>;
  },
): NoticeAct<Input, Outcome> {
  return {
    name: declared.name,
    facts: (handle, _input, { caller, at }) =>
      readReaderFacts(handle, caller, declared.asks, at, settings.attendingSeesHidden),
    decide: ({ reader }) => decideOnRecord(reader),
    act: (handle, input, _facts, context) => declared.act(handle, input, context),
    trace: (handle, _input, _facts, { caller, at }, ending) =>
      appendTrace(handle, 'shown', {
        at,
        act: declared.name,
        outcome: ending.kind,
        rule: ending.rule,
        actor: actorOf(caller),
        situation: situationOf(caller),
        ...(ending.kind === 'failed' ? { problem: ending.problem.problem } : {}),
      }),
  };
}

export interface NoticesInput {
  readonly page: number;
  readonly unseen: boolean;
}

export interface ToldNotice extends Notice {
  /** The line of the history it points to. */
  readonly told?: TraceLine;
}

export interface OwnNotices {
  /** Newest first. */
  readonly notices: readonly ToldNotice[];
  readonly more: boolean;
}

export const NOTICES_PER_PAGE = 20;

/** The person sees what they were told, with the lines of their history it points to. */
export const readNoticesAct = (settings: Settings): NoticeAct<NoticesInput, OwnNotices> =>
  noticeAct(settings, {
    name: 'notices-read',
    asks: 'read-history',
    async act(handle, { page, unseen }) {
      const offset = (page - 1) * NOTICES_PER_PAGE;
      const found = await readNotices(handle, { limit: NOTICES_PER_PAGE, offset, unseen });
      const notices = await Promise.all(found.slice(0, NOTICES_PER_PAGE).map((notice) => withLine(handle, notice)));
      return ok({ notices, more: found.length > NOTICES_PER_PAGE });
    },
  });

async function withLine(handle: RecordHandle, notice: Notice): Promise<ToldNotice> {
  if (notice.line === undefined) return notice;
  const { lines } = await readTrace(handle, 'shown', { limit: 1, before: notice.line + 1 });
  const told = lines.find(({ n }) => n === notice.line);
  return told === undefined ? notice : { ...notice, told };
}

export type SeeNoticesInput = { readonly ids: readonly string[] } | { readonly upTo: Instant };

/** The person says they have read these notices; the history keeps what they told of. */
export const seeNoticesAct = (settings: Settings): NoticeAct<SeeNoticesInput, SeeNoticesInput> =>
  noticeAct(settings, {
    name: 'notices-see',
    asks: 'control',
    async act(handle, input, { at }) {
      if ('ids' in input) await markNoticesSeen(handle, input.ids, at);
      else await markSeenUpTo(handle, input.upTo, at);
      return ok(input);
    },
  });

export interface OwnChoices {
  readonly choices: NoticeChoices;
  readonly email?: string;
  /** E-mail to this address has come back. */
  readonly emailReturns: boolean;
  readonly phone?: string;
}

/** The person sees how they are told, and where. */
export const readNoticeChoicesAct = (settings: Settings): NoticeAct<Record<string, never>, OwnChoices> =>
  noticeAct(settings, {
    name: 'notice-choices-read',
    asks: 'control',
    async act(handle) {
      const { choices } = await readChoices(handle);
      const { email, phone } = await readPerson(handle);
      const { emailReturnedAt } = await readContact(handle);
      return ok({
        choices,
        emailReturns: emailReturnedAt !== undefined,
        ...(email === undefined ? {} : { email }),
        ...(phone === undefined ? {} : { phone }),
      });
    },
  });

async function tellOfQuieter(
  handle: RecordHandle,
  { byText }: { readonly byText: boolean },
  at: Instant,
): Promise<void> {
  const id = outboxId(`choices of ${handle.recordId} ${at}`);
  await addToOutbox(handle, { id, kind: 'notice-choices-changed', at });
  if (byText) await addToOutbox(handle, { id: outboxId(`text of ${id}`), kind: CHOICES_BY_TEXT, at });
}

/** The person says how they want to be told, by type and channel; what is not theirs to choose stays. */
export const setNoticeChoicesAct = (settings: Settings): NoticeAct<NoticeChoices, NoticeChoices> =>
  noticeAct(settings, {
    name: 'notice-choices-set',
    asks: 'control',
    async act(handle, asked, { at }) {
      const choices = personChoosesHowToBeTold(asked);
      const kept = await readChoices(handle);
      const { choices: before, digestDueAt } = kept;
      // Without digests from now on, one last one carries what already waits. Another term begins anew.
      const due =
        choices.digest === 'none'
          ? digestDueAt
          : choices.digest === before.digest && digestDueAt !== undefined
            ? digestDueAt
            : digestComesOnceATerm(at, choices.digest);
      await saveChoices(handle, choices, due, heldBefore(kept, at));
      const told = quieterChoicesAreTold(before, choices);
      if (told !== undefined) await tellOfQuieter(handle, told, at);
      return ok(choices);
    },
  });
