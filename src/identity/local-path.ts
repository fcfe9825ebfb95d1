const BASE = 'http://carnet.invalid';

/** A path of our own to come back to, or undefined: nothing that a browser would take for another site. */
export function localPath(text: string | null | undefined): string | undefined {
  if (text === null || text === undefined || text.length > 500) return undefined;
  if (!text.startsWith('/') || /^\/[/\\]/.test(text) || /[\p{Cc}\\]/u.test(text)) return undefined;
  const url = URL.parse(text, BASE);
  return url?.origin === BASE ? `${url.pathname}${url.search}${url.hash}` : undefined;
}
