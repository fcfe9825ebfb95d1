import type { Instant } from '../kernel/time.js';

/** What the history says of the access that was reported. */
export interface ReportedLine {
  readonly at: Instant;
  readonly outcome: 'done' | 'refused' | 'failed';
  readonly rule: string;
  readonly situation: 'normal' | 'bris_de_glace' | 'centre_15';
  readonly actor: { readonly structureName?: string };
}

/** The same, as whoever answers the report may see it. */
export interface ReportedAccess extends Pick<ReportedLine, 'at' | 'outcome' | 'rule' | 'situation'> {
  readonly place?: string;
}

/**
 * Who works on a report sees when and where the access was, how it ended and by which rule; neither what was opened, nor the words of a
 * reason, nor any other line of the history. (helpdesk-sees-no-health-data)
 */
export const reportShowsItsAccessAlone = ({ at, outcome, rule, situation, actor }: ReportedLine): ReportedAccess => ({
  at,
  outcome,
  rule,
  situation,
  ...(actor.structureName === undefined ? {} : { place: actor.structureName }),
});
