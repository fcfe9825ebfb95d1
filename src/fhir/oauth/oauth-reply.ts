import type { Reply } from '../../platform/route.js';
import { OAUTH_ERRORS, OAUTH_PROBLEMS, type OAuthProblem } from './oauth-problems.js';

const HEADERS = { 'content-type': 'application/json', 'cache-control': 'no-store', pragma: 'no-cache' };

export const oauthAnswer = (body: object): Reply => ({ status: 200, headers: HEADERS, body: JSON.stringify(body) });

/** RFC 6749 section 5.2; `error_description` is a name of our catalogue, never anything of what was sent. */
export function oauthRefusal(
  name: OAuthProblem | keyof typeof OAUTH_ERRORS,
  headers: Readonly<Record<string, string>> = {},
): Reply {
  const named = Object.hasOwn(OAUTH_PROBLEMS, name);
  const { error, status } = named
    ? OAUTH_PROBLEMS[name as OAuthProblem]
    : OAUTH_ERRORS[name as keyof typeof OAUTH_ERRORS];
  return {
    status,
    headers: { ...HEADERS, ...headers },
    body: JSON.stringify({ error, ...(named ? { error_description: name } : {}) }),
  };
}
