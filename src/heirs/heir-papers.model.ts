/** What proves who asks, in which quality they do, and, where somebody has it, the death. */
export const HEIR_PAPERS = ['identity', 'quality', 'death'] as const;
export type HeirPaper = (typeof HEIR_PAPERS)[number];
/** Without these two nothing is recorded. The death is in the insurer's feed. */
export const NEEDED_PAPERS = ['identity', 'quality'] as const satisfies readonly HeirPaper[];

export interface StoredScan {
  readonly paper: HeirPaper;
  readonly contentType: string;
  /** Where its bytes are. */
  readonly blob: { readonly address: string; readonly key: string };
}
