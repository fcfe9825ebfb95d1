// What of the history is about who looked: what others did, and got. Refusals are left out, because they tell what the person hid or whom
// they blocked; so are the person's own acts, and everything that sets rights or visibility. (R1111-43; EHDS art. 8)
import type { TraceEntry } from '../audit/index.js';

const LOOKS: ReadonlySet<string> = new Set([
  'documents-list',
  'document-read',
  'document-download',
  'document-deposit',
  'emergency-begin',
  'person-read',
  'space-find',
  'submission-sets-list',
  'submission-set-read',
  'summary-read',
]);

export const showsWhoLooked = ({ act, outcome, actor }: Pick<TraceEntry, 'act' | 'outcome' | 'actor'>): boolean =>
  outcome === 'done' && actor.kind !== 'person' && LOOKS.has(act);
