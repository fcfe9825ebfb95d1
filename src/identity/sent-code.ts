import { randomInt, type KeyObject } from 'node:crypto';
import { MINUTE, type Instant } from '../kernel/time.js';
import type { Courier } from '../platform/courier.js';
import { blindIndex } from '../platform/sealing.js';
import { messagesFor, type Lang } from '../web/index.js';
import { sameText } from './request-proof.js';

// One-time codes that we send: six digits, ten minutes, kept as a keyed hash in the short session of whoever asked, and worth one try.

const LIVES = 10 * MINUTE;
export const POSSIBLE_SENT_CODES = 1_000_000;

/** What the short session keeps of a sent code. */
export interface KeptCode {
  readonly sentCode: string;
  readonly sentUntil: string;
}

const hashOf = (key: KeyObject, code: string, of: string): string =>
  blindIndex(key, 'sent-code', `${of}|${code}`).toString('hex');

/** A new code and what to keep of it. `of`: the record it is for. */
export function newSentCode(
  key: KeyObject,
  of: string,
  now: Instant,
): { readonly code: string; readonly kept: KeptCode } {
  const code = String(randomInt(POSSIBLE_SENT_CODES)).padStart(6, '0');
  return { code, kept: { sentCode: hashOf(key, code, of), sentUntil: String(now + LIVES) } };
}

/** Whether what was typed is the code that was sent, in time. */
export const isSentCode = (
  key: KeyObject,
  kept: Readonly<Record<string, string>>,
  of: string,
  typed: string,
  now: Instant,
): boolean =>
  kept['sentCode'] !== undefined &&
  Number(kept['sentUntil']) > now &&
  sameText(kept['sentCode'], hashOf(key, typed, of));

interface CodeLetter {
  readonly id: string;
  readonly code: string;
  readonly lang: Lang;
  /** Of words for somebody who has no space here: whoever asked after a death. */
  readonly ofHeir?: true;
}

const wordsFor = ({ lang, ofHeir }: Pick<CodeLetter, 'lang' | 'ofHeir'>) => {
  const t = messagesFor(lang).outgoing;
  return ofHeir === true ? t.heirCodeSent : t.signInCode;
};

async function mailCode(courier: Courier, to: string, letter: CodeLetter): Promise<void> {
  const { id, code, lang } = letter;
  const words = wordsFor(letter);
  const text = `${words.text(code)}\n\n${messagesFor(lang).outgoing.goodbye}`;
  const html = `<!doctype html><html lang="${lang}"><body>${text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => `<p>${line}</p>`)
    .join('')}</body></html>`;
  await courier.mail?.send({ id, to, subject: words.subject, text: text.replaceAll('\n', '\n\n'), html, lang });
}

async function textCode(courier: Courier, to: string, letter: CodeLetter): Promise<void> {
  const { id, code } = letter;
  await courier.sms?.send({ id, to: internationalNumber(to), text: wordsFor(letter).sms(code) });
}

/** Sends it beside the answer, which waits for no sending; what could not be sent stands in the technical log. */
export function sendCode(courier: Courier, way: 'email' | 'sms', to: string, letter: CodeLetter): void {
  // Transports answer, whatever happens; the folder of a demo may not be writable.
  (way === 'sms' ? textCode : mailCode)(courier, to, letter).catch(() => undefined);
}

/** French numbers as people write them, in the form that providers take. */
export const internationalNumber = (phone: string): string => {
  const digits = phone.replace(/[^\d+]/g, '');
  return digits.startsWith('0') && digits.length === 10 ? `+33${digits.slice(1)}` : digits;
};
