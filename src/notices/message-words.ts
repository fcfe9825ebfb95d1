import type { Person } from '../identity/index.js';
import { formatDay, messagesFor, type Messages } from '../web/index.js';
import type { WaitingMessage } from './message.model.js';

// What a message says, in the person's language: the same words for mail and letter. No health data, no link to sign in.

export interface Words {
  readonly m: Messages;
  readonly subject: string;
  /** How it begins, to somebody of this name. */
  hello(name: string): string;
  readonly paragraphs: readonly string[];
  /** Printed 5-5. */
  readonly code?: string;
  /** Until when the code works, in words. */
  readonly codeUntil?: string;
  /** How the code is called, and where it is typed. */
  readonly codeLabel: string;
  codeWhere(address: string): string;
}

/** What the words name that is not in the message: days as YYYY-MM-DD. */
export interface Days {
  /** When the space opens if nobody objects. */
  readonly opens: string;
  /** The last day on which the code works. */
  readonly codeUntil: string;
}

/** `inTheirStead`: who reads it acts for the person. */
export function wordsOf(
  message: WaitingMessage,
  person: Pick<Person, 'language' | 'givenNames'>,
  days: Days,
  inTheirStead: boolean,
): Words {
  const m = messagesFor(person.language ?? 'fr');
  const words = m.outgoing.kinds[message.kind];
  const { code, day, reference = '', reason = '', words: said = '' } = message.values;
  const ofHeir = message.kind.startsWith('heir-');
  const reasons: Readonly<Record<string, string>> = m.outgoing.heirRefusals;
  const named = message.kind === 'space-notice' ? days.opens : (day ?? days.opens);
  const text =
    typeof words.text === 'string'
      ? words.text
      : words.text(
          formatDay(named, m.lang),
          reference,
          [reasons[reason] ?? '', said].filter((one) => one !== '').join('\n'),
        );
  return {
    m,
    subject: words.subject,
    hello: inTheirStead ? () => m.outgoing.helloAll : m.outgoing.hello,
    paragraphs: [
      ...(inTheirStead ? [m.outgoing.inTheirStead(greetingName(person))] : []),
      ...text.split('\n'),
      ...(inTheirStead && code !== undefined ? [m.outgoing.theirStead] : []),
    ],
    codeLabel: ofHeir ? m.outgoing.heirCode : m.outgoing.code,
    codeWhere: ofHeir ? m.outgoing.heirWhere : m.outgoing.where,
    ...(code === undefined
      ? {}
      : {
          code: `${code.slice(0, 5)}-${code.slice(5)}`,
          codeUntil: (ofHeir ? m.outgoing.heirCodeUntil : m.outgoing.codeUntil)(
            formatDay(ofHeir ? (day ?? days.codeUntil) : days.codeUntil, m.lang),
          ),
        }),
  };
}

/** The name by which a message greets: the first given name alone, which tells a stranger little. */
export const greetingName = (person: Pick<Person, 'givenNames'>): string => person.givenNames[0] ?? '';
