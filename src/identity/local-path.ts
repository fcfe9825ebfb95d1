const BASE = 'http://carnet.invalid';

/** A path of our own to come back to, or undefined: nothing that a browser would take for another site. */
export function localPath(text: string | null | undefined): string | undefined {
  if (text === null || text === undefined || text.length > 500) return undefined;
  if (!text.startsWith('/') || /[\p{Cc}\\]/u.test(text)) return undefined;
  const url = URL.parse(text, BASE);
  // Looked at once it is resolved: `/..//elsewhere` only then becomes `//elsewhere`.
  if (url?.origin !== BASE || url.pathname.startsWith('//')) return undefined;
  return `${url.pathname}${url.search}${url.hash}`;
}
