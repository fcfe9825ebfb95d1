import type { Problem } from '../kernel/result.js';
import type { OperationOutcome, OutcomeIssue } from '../kernel/wire.js';
import type { Reply } from '../platform/route.js';
import { problemText, WARNINGS } from './problem-catalogue.js';

// What went wrong, as software reads it: the problem's name, its text in French and in English, and the path of the fault.

/** Names of problems as codes. */
export const PROBLEM_SYSTEM = 'urn:carnet:problem';

export const FHIR_JSON = 'application/fhir+json; charset=utf-8';
export const FHIR_XML = 'application/fhir+xml; charset=utf-8';

export type { OperationOutcome };

function issueOf({ problem, path, detail }: Problem, severity: OutcomeIssue['severity']): OutcomeIssue {
  const text = problemText(problem);
  return {
    severity,
    code: text.issue,
    details: { coding: [{ system: PROBLEM_SYSTEM, code: problem, display: text.en }], text: text.fr },
    ...(detail === undefined ? {} : { diagnostics: detail }),
    ...(path === undefined || path === '' ? {} : { expression: [path] }),
  };
}

export const outcomeOf = (problem: Problem): OperationOutcome => ({
  resourceType: 'OperationOutcome',
  issue: [issueOf(problem, 'error')],
});

/** What was accepted, with what is worth saying about it. */
export const outcomeOfWarnings = (warnings: readonly string[]): OperationOutcome => ({
  resourceType: 'OperationOutcome',
  issue:
    warnings.length === 0
      ? [{ severity: 'information', code: 'informational', details: { coding: [], text: 'Accepté.' } }]
      : warnings.map((warning) => ({
          severity: 'warning',
          code: 'informational',
          details: {
            coding: [{ system: PROBLEM_SYSTEM, code: warning, display: WARNINGS[warning]?.en ?? warning }],
            text: WARNINGS[warning]?.fr ?? warning,
          },
        })),
});

/** Software tries again by itself where that helps. */
const RETRY_AFTER: Readonly<Record<string, string>> = { 'reading-busy': '2', 'malware-check-unavailable': '60' };

/** A named problem as an answer, with the status of the catalogue. */
export function problemReply(problem: Problem, headers: Readonly<Record<string, string>> = {}): Reply {
  const retry = RETRY_AFTER[problem.problem];
  return {
    status: problemText(problem.problem).status,
    headers: { 'content-type': FHIR_JSON, ...(retry === undefined ? {} : { 'retry-after': retry }), ...headers },
    body: JSON.stringify(outcomeOf(problem)),
  };
}
