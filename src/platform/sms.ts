import type { Delivery } from './mail.js';

// Text messages, through whichever provider the operator has. One small interface; the adapter here speaks HTTP with JSON.

export interface TextMessage {
  /** Stable for one message however often it is tried: providers drop a second one. */
  readonly id: string;
  /** E.164: `+33612345678`. */
  readonly to: string;
  readonly text: string;
}

export interface SmsTransport {
  send(message: TextMessage): Promise<Delivery>;
}

export interface SmsSettings {
  readonly url: string;
  readonly token: string;
  readonly sender: string;
  /** Told why a message has not left: a status, or the name of what went wrong. Names nobody. */
  readonly failed: (why: string) => void;
}

/**
 * Posts `{ id, from, to, text }` to `url` with `Authorization: Bearer`, and the id as `Idempotency-Key`. Taken: 2xx. Refused for good:
 * another 4xx than 408 and 429. Anything else is tried again.
 */
export function httpSmsTransport({ url, token, sender, failed }: SmsSettings): SmsTransport {
  return {
    async send({ id, to, text }) {
      try {
        const answer = await fetch(url, {
          method: 'POST',
          headers: { 'content-type': 'application/json', authorization: `Bearer ${token}`, 'idempotency-key': id },
          body: JSON.stringify({ id, from: sender, to, text }),
          redirect: 'error',
          signal: AbortSignal.timeout(10_000),
        });
        await answer.arrayBuffer();
        if (answer.ok) return 'sent';
        failed(String(answer.status));
        return answer.status >= 400 && answer.status < 500 && ![401, 403, 408, 429].includes(answer.status)
          ? 'refused'
          : 'later';
      } catch (error) {
        failed(error instanceof Error ? error.name : 'unknown');
        return 'later';
      }
    },
  };
}
