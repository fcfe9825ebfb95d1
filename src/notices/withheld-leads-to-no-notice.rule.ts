/** What could become a notice: a line of a chain, or what an act left to be carried on. */
export type Source =
  | { readonly from: 'trace'; readonly chain: 'shown' | 'withheld' }
  | {
      readonly from: 'outbox';
      readonly kind: string;
      /** The document it is about may not be seen by the person or who stands in for them, now. */
      readonly withheld: boolean;
    };

/**
 * What the person may not see leads to no notice and no count: only lines of the shown chain are told, and of a document kept for an
 * announcement nothing but the word after two weeks, which names nothing. (R1111-44)
 */
export const withheldLeadsToNoNotice = (source: Source): boolean =>
  source.from === 'trace' ? source.chain === 'shown' : !source.withheld || source.kind === 'announcement-waiting';
