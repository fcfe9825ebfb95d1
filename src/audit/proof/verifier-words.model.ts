import type { HistoryFault, Trust } from './verify-history.rule.js';

/** What the offline page says, and whom it trusts: written into it when it is made. Braces stand for values. */
export interface VerifierWords {
  readonly lang: string;
  readonly trust: Trust;
  readonly good: {
    readonly title: string;
    readonly complete: string;
    readonly since: string;
    readonly witnessed: string;
    readonly young: string;
    readonly released: string;
    readonly onlyClaimed: string;
    readonly older: string;
    readonly gap: string;
  };
  readonly bad: { readonly title: string; readonly at: string; readonly older: string; readonly todo: string };
  readonly faults: Readonly<Record<HistoryFault, string>>;
  readonly acts: Readonly<
    Record<string, { readonly did: string; readonly tried: string; readonly youDid: string; readonly youTried: string }>
  >;
  readonly outcomes: Readonly<Record<string, string>>;
  readonly you: string;
  readonly actors: Readonly<Record<string, string>>;
}
