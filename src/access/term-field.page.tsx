// How long an access lasts: a choice in words, or a date.
import type { VNode } from 'preact';
import { DateField, Radios, type Messages } from '../web/index.js';
import { TERM_CHOICES, type TermFault } from './term-field.model.js';

export const TERM_FAULTS: readonly TermFault[] = ['term-missing', 'date-invalid', 'consent-already-over'];

/** The field a fault belongs to. */
export const termField = (fault: TermFault): string => (fault === 'term-missing' ? 'duree' : 'fin');

export function TermFields({ m, fault }: { m: Messages; fault?: TermFault | undefined }): VNode {
  const t = m.whoReads.term;
  const error = fault === undefined ? undefined : t.errors[fault];
  return (
    <>
      <Radios
        m={m}
        name="duree"
        legend={t.legend}
        hint={t.hint}
        error={fault === 'term-missing' ? error : undefined}
        value={fault === undefined || fault === 'term-missing' ? undefined : 'day'}
        options={TERM_CHOICES.map((value) => ({ value, label: t.choices[value] }))}
      />
      <DateField
        m={m}
        name="fin"
        legend={t.day}
        hint={t.dayHint}
        error={fault === 'term-missing' ? undefined : error}
      />
    </>
  );
}
