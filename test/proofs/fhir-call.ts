// Calls as software makes them, to the whole server.
import type { OwnHome } from './own-home.js';

export type Call = (
  method: 'GET' | 'POST',
  url: string,
  body?: object | string,
  more?: Record<string, string>,
) => Promise<{ status: number; body: string }>;

/** Calls with this token, or with none. */
export const callerOf =
  (world: OwnHome['world'], token: string | undefined): Call =>
  async (method, url, body, more = {}) => {
    const answer = await world.app.inject({
      method,
      url,
      headers: {
        ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
        ...(body === undefined ? {} : { 'content-type': 'application/fhir+json' }),
        ...more,
      },
      ...(body === undefined ? {} : { payload: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    return { status: answer.statusCode, body: answer.body };
  };
