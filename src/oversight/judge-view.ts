import type { OpenedHeirRequest } from '../heirs/index.js';
import type { Messages } from '../web/index.js';

export const JUDGE_HEIRS = '/controle/proches';

export type JudgeFault = keyof Messages['heirs']['judge']['faults'];

/** What the page of one request after a death shows to an auditor. */
export interface JudgeView extends OpenedHeirRequest {
  readonly m: Messages;
  readonly csrf: string;
  readonly auditorId: string;
  readonly faults?: readonly JudgeFault[] | undefined;
  readonly typed: { readonly one: Readonly<Record<string, string>>; readonly categories: readonly string[] };
}
