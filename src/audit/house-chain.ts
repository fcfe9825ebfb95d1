import type { Query } from '../platform/database.js';
import type { ChainLink, ChainState } from './verify-chain.rule.js';

/**
 * A chain of what is done about the installation, not in a record. The domain that writes it hands it in; its head is anchored like those of
 * records, in the log that no person's file rests on: what is done there may follow from what is withheld.
 */
export interface HouseChain {
  /** Part of what the log calls it: never changed. */
  readonly name: string;
  readonly head: (sql: Query) => Promise<ChainState>;
  /** At most so many entries behind number n, in order. */
  readonly linksAfter: (sql: Query, n: number, atMost: number) => Promise<readonly ChainLink[]>;
}

export const LOG_OF_HOUSE_CHAINS = 'withheld';
