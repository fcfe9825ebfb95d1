import type { IdNatPs, RecordId } from '../kernel/ids.js';
import type { Instant } from '../kernel/time.js';

export const REPORT_STATES = ['received', 'examined', 'answered'] as const;
export type ReportState = (typeof REPORT_STATES)[number];

/** A closed list, so that no word of health can stand in a report: the access was right, was not, or has to be talked about. */
export const REPORT_ANSWERS = ['justified', 'unjustified', 'call'] as const;
export type ReportAnswer = (typeof REPORT_ANSWERS)[number];
export const isReportAnswer = (text: string): text is ReportAnswer => REPORT_ANSWERS.some((one) => one === text);

/** An access its person does not recognise. */
export interface AccessReport {
  readonly id: string;
  readonly idNatPs: IdNatPs;
  /** The line of the shown chain it is about. */
  readonly line: number;
  readonly openedAt: Instant;
  /** An answer is owed by then. */
  readonly dueAt: Instant;
  readonly state: ReportState;
  readonly answer?: ReportAnswer;
  readonly answeredAt?: Instant;
}

/** What stands in the queue: who is complained of and since when; of the person nothing but the record's random id. */
export interface QueuedReport extends Pick<AccessReport, 'id' | 'idNatPs' | 'openedAt' | 'dueAt' | 'state'> {
  readonly recordId: RecordId;
}
