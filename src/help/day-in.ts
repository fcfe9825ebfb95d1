import type { HttpRequest } from '../platform/route.js';

/** Three fields of a date as YYYY-MM-DD; whatever was typed, filled up with zeros. */
export function dayIn(request: Pick<HttpRequest, 'form'>, name: string): string {
  const part = (which: string, length: number): string =>
    (request.form.get(which) ?? '').replace(/\D/g, '').slice(0, length).padStart(length, '0');
  return `${part(`${name}-year`, 4)}-${part(`${name}-month`, 2)}-${part(`${name}-day`, 2)}`;
}
