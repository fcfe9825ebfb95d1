import type { OAuthRefusal, OperationOutcome } from '../kernel/wire.js';
import type { ProblemName } from './problem-names.js';

/** The server said no, by a name of the catalogue. */
export class CarnetProblem extends Error {
  override readonly name = 'CarnetProblem';
  /** Its name: what to decide on. A newer server may know names that this version does not. */
  readonly problem: ProblemName | (string & {});
  readonly status: number;
  /** `software`: the software itself is not let in, and no other request would be; `request`: this one request. */
  readonly about: 'software' | 'request';
  /** Where in what was sent, when it is said. */
  readonly path?: string;
  readonly french: string;
  readonly english: string;

  constructor(status: number, found: Found) {
    super(`${found.problem}${found.path === undefined ? '' : ` at ${found.path}`}: ${found.english}`);
    this.status = status;
    this.about = found.oauth === true || status === 401 || status === 429 ? 'software' : 'request';
    this.problem = found.problem;
    if (found.path !== undefined) this.path = found.path;
    this.french = found.french;
    this.english = found.english;
  }
}

/** The server did not answer, or not well enough to go on. What was asked may or may not have been done; asking again is safe. */
export class CarnetUnreachable extends Error {
  override readonly name = 'CarnetUnreachable';
}

interface Found {
  readonly problem: string;
  readonly path?: string;
  readonly french: string;
  readonly english: string;
  readonly oauth?: true;
}

/** What an answer that is none of success says of itself. */
export function problemOf(status: number, body: string): CarnetProblem {
  return new CarnetProblem(status, found(body) ?? { problem: `http-${status}`, french: '', english: '' });
}

function found(body: string): Found | undefined {
  let value: Partial<OperationOutcome> & Partial<OAuthRefusal>;
  try {
    value = JSON.parse(body) as typeof value;
  } catch {
    return undefined;
  }
  if (typeof value.error === 'string')
    return { problem: value.error_description ?? value.error, french: '', english: value.error, oauth: true };
  const issue = value.resourceType === 'OperationOutcome' ? value.issue?.[0] : undefined;
  const [coding] = issue?.details.coding ?? [];
  if (issue === undefined || coding === undefined) return undefined;
  const path = issue.expression?.[0];
  return {
    problem: coding.code,
    ...(path === undefined ? {} : { path }),
    french: issue.details.text,
    english: coding.display ?? '',
  };
}
