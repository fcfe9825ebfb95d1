// The ways in which a person sorts their access history. The first one is what people come for: what others did.
import type { TraceEntry } from '../audit/index.js';

export const HISTORY_KINDS = [
  'others',
  'reads',
  'deposits',
  'changes',
  'refused',
  'emergencies',
  'mine',
  'everything',
] as const;

export type HistoryKind = (typeof HISTORY_KINDS)[number];

export const isHistoryKind = (text: string): text is HistoryKind => HISTORY_KINDS.some((kind) => kind === text);

const READS: ReadonlySet<string> = new Set([
  'documents-list',
  'document-read',
  'document-download',
  'person-read',
  'submission-sets-list',
  'submission-set-read',
  'summary-read',
  'visit-look',
  'visit-open',
]);
const DEPOSITS: ReadonlySet<string> = new Set(['document-deposit', 'document-resend']);
/** What leaves everything as it was, besides reading documents. */
const LOOKS: ReadonlySet<string> = new Set([
  ...READS,
  'space-find',
  'history-read',
  'history-line-read',
  'consents-read',
  'history-download',
  'rights-read',
  'preview-as',
  'who-may-see',
  'samu-preview',
  'subjects-read',
  'document-exceptions-read',
  'visits-read',
  'visit-read',
  'visit-ask',
  'home-read',
  'notices-see',
  'emergency-begin',
]);

/** An emergency or regulation access by a professional, whatever they did in it. */
export const isEmergency = (entry: Pick<TraceEntry, 'situation'>): boolean => entry.situation !== 'normal';

export function isOfKind(
  entry: Pick<TraceEntry, 'act' | 'outcome' | 'actor' | 'situation'>,
  kind: HistoryKind,
): boolean {
  const own = entry.actor.kind === 'person';
  switch (kind) {
    case 'everything':
      return true;
    case 'mine':
      return own;
    case 'others':
      return !own;
    case 'emergencies':
      return isEmergency(entry);
    case 'refused':
      return entry.outcome !== 'done';
    case 'reads':
      return !own && READS.has(entry.act);
    case 'deposits':
      return DEPOSITS.has(entry.act);
    case 'changes':
      return entry.outcome === 'done' && !LOOKS.has(entry.act) && !DEPOSITS.has(entry.act);
  }
}
