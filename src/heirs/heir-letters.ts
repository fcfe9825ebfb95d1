import { randomBytes, type KeyObject } from 'node:crypto';
import { CODE_BYTES, codeFrom } from '../lifecycle/index.js';
import { parisDay, type Instant } from '../kernel/time.js';
import { queueMessage, type MessageKind } from '../notices/index.js';
import type { RecordHandle } from '../platform/database.js';
import { outboxId } from '../platform/outbox.js';
import { blindIndex } from '../platform/sealing.js';
import { setHeirCode } from './heir-directory.store.js';
import { heirCodeUntil, type HeirRequest } from './heir-request.model.js';

// What goes by post to whoever asked: that their request came in, what was decided, and the code. Never by e-mail: the address on the papers
// is one of the things that are held.

type HeirLetter = Extract<MessageKind, `heir-${string}`>;

export async function writeToAsker(
  handle: RecordHandle,
  kind: HeirLetter,
  request: HeirRequest,
  at: Instant,
  values: { readonly code?: string; readonly day?: string; readonly reason?: string; readonly words?: string } = {},
): Promise<void> {
  const { givenName, familyName, address } = request.asker;
  await queueMessage(handle, {
    id: outboxId(`${kind} ${request.id} ${request.codesSent}`),
    kind,
    channel: 'post',
    createdAt: at,
    dueAt: at,
    values: { ...values, reference: request.reference, addressee: { givenName, familyName, address } },
  });
}

/** Eight letters of forty random bits, printed 4-4: it is on every letter and opens nothing. */
export function newReference(): string {
  const letters = codeFrom(randomBytes(CODE_BYTES)).slice(0, 8);
  return `${letters.slice(0, 4)}-${letters.slice(4)}`;
}
export const referenceIndex = (key: KeyObject, reference: string): Buffer =>
  blindIndex(key, 'heir-reference', reference.replace('-', ''));
export const heirCodeIndex = (key: KeyObject, requestId: string, code: string): Buffer =>
  blindIndex(key, 'heir-code', `${requestId}|${code}`);

/** A new code for a granted request, on its way by post. The code itself is in the letter only. */
export async function sendHeirCode(
  handle: RecordHandle,
  codeKey: KeyObject,
  kind: 'heir-request-granted' | 'heir-code-renewed',
  request: HeirRequest,
  at: Instant,
): Promise<void> {
  const code = codeFrom(randomBytes(CODE_BYTES));
  const until = heirCodeUntil(at);
  await setHeirCode(handle, request.id, heirCodeIndex(codeKey, request.id, code), until);
  await writeToAsker(handle, kind, request, at, { code, day: parisDay(until) });
}
