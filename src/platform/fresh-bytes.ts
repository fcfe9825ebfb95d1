import { randomFillSync } from 'node:crypto';

// Asking the system costs ten microseconds however little is asked for: what a wave of a million needs is asked for by pages.

const PAGE = 4_096;
let page = Buffer.alloc(0);
let at = 0;

/** Random bytes of the system's own generator, given to nobody else: for nonces and blinds. At most {@link PAGE}. */
export function freshBytes(count: number): Buffer {
  if (at + count > page.length) {
    page = randomFillSync(Buffer.allocUnsafeSlow(PAGE));
    at = 0;
  }
  at += count;
  return page.subarray(at - count, at);
}
