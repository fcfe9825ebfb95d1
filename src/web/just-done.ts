// What has just been done, carried from the POST to the page it redirects to: a cookie of one minute, said once and taken back.
import type { CookieChange, HttpRequest } from '../platform/route.js';

const COOKIE = 'carnet_fait';
const SECONDS = 60;

export interface JustDone {
  /** A code of ours; the page has the words. */
  readonly what: string;
  /** What it was done to, as our own pages name it. */
  readonly item?: string;
}

export const justDone = (what: string, item?: string): CookieChange => ({
  name: COOKIE,
  value: item === undefined ? what : `${what}~${item}`,
  maxAgeSeconds: SECONDS,
});

export const noJustDone: CookieChange = { name: COOKIE };

/** What was just done, if this request comes right after it. */
export function readJustDone(request: Pick<HttpRequest, 'cookie'>): JustDone | undefined {
  const parts = /^([a-z-]{1,40})(?:~([\w.=-]{1,100}))?$/i.exec(request.cookie(COOKIE) ?? '');
  if (parts?.[1] === undefined) return undefined;
  return { what: parts[1], ...(parts[2] === undefined ? {} : { item: parts[2] }) };
}
