import { formatDate, type Messages } from '../web/index.js';
import { whomFields, type Whom } from './whom.js';
import type { Tie } from './who-reads.js';

// A reason for which somebody has access, in words, and the form that ends it.

export interface TieWords {
  readonly what: string;
  readonly when: string;
}

export function tieWords(tie: Tie, m: Messages, collector?: string): TieWords {
  const t = m.whoReads.ties;
  const what =
    tie.kind === 'consent'
      ? collector === undefined
        ? t.consent[tie.origin?.collected ?? 'oral']
        : t.collectedBy(collector)
      : t[tie.kind];
  const until =
    tie.until === undefined
      ? tie.kind === 'attending'
        ? t.untilChanged
        : t.endless
      : t.until(formatDate(tie.until, m.lang));
  return { what, when: [t.since(formatDate(tie.since, m.lang)), until].join(', ') };
}

export interface StopForm {
  readonly action: string;
  readonly fields: Readonly<Record<string, string>>;
}

/** What ends it in one act; undefined for what does not end here. */
export function stopForm(tie: Tie, whom: Whom): StopForm | undefined {
  const fields = whomFields(whom);
  switch (tie.kind) {
    case 'attending':
      return undefined;
    case 'administrator':
      return { action: '/acces/administrateur/retirer', fields };
    case 'careTeam':
      return { action: '/acces/duree', fields: { ...fields, equipe: 'oui', arreter: 'oui' } };
    case 'consent':
      return { action: '/acces/accords/fin', fields: { ...fields, accord: tie.consentId ?? '' } };
  }
}
