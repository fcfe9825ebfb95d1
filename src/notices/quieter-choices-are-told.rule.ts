import { DAY, type Instant } from '../kernel/time.js';
import { CHANNELS, NOTICE_TYPES, type DigestTerm, type NoticeChoices } from './notice.model.js';

/** From the one that tells most. */
const TERMS: readonly DigestTerm[] = ['none', 'daily', 'weekly'];

/** What tells of everything that either of them would tell of, and as soon. */
export function loudestOf(one: NoticeChoices, other: NoticeChoices): NoticeChoices {
  const types = Object.fromEntries(
    NOTICE_TYPES.map((type) => [
      type,
      Object.fromEntries(CHANNELS.map((channel) => [channel, one.types[type][channel] || other.types[type][channel]])),
    ]),
  ) as unknown as NoticeChoices['types'];
  return {
    types,
    readings: one.readings === 'each' || other.readings === 'each' ? 'each' : 'first',
    digest: TERMS[Math.min(TERMS.indexOf(one.digest), TERMS.indexOf(other.digest))] ?? 'none',
  };
}

const tellsLess = (before: NoticeChoices, after: NoticeChoices): boolean =>
  NOTICE_TYPES.some((type) => CHANNELS.some((channel) => before.types[type][channel] && !after.types[type][channel])) ||
  (before.readings === 'each' && after.readings === 'first') ||
  TERMS.indexOf(after.digest) > TERMS.indexOf(before.digest);

/**
 * Whoever asks to be told of less may be somebody else at an open session: the person is told, by the ways that they held until then and
 * whatever is chosen now. Undefined when nothing became quieter.
 */
export function quieterChoicesAreTold(
  before: NoticeChoices,
  after: NoticeChoices,
): { readonly byText: boolean } | undefined {
  return tellsLess(before, after) ? { byText: NOTICE_TYPES.some((type) => before.types[type].sms) } : undefined;
}

/** Choices, and what held until they were made. */
export interface HeldChoices {
  readonly choices: NoticeChoices;
  readonly before?: { readonly choices: NoticeChoices; readonly until: Instant };
}

/** What is kept when other choices are made at `at`: of all that held within a day, what tells most. */
export const heldBefore = ({ choices, before }: HeldChoices, at: Instant): NonNullable<HeldChoices['before']> => ({
  choices: before !== undefined && at - before.until < DAY ? loudestOf(before.choices, choices) : choices,
  until: at,
});

/** By which choices something is told that was done at `at`: those that held then, were they changed before it could be told. */
export const choicesHeldAt = ({ choices, before }: HeldChoices, at: Instant): NoticeChoices =>
  before !== undefined && at < before.until && at >= before.until - DAY ? before.choices : choices;
