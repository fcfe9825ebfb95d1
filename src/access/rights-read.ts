import type { IdNatPs } from '../kernel/ids.js';
import type { ConsentOrigin, Rights } from './rights.store.js';

/** What the pages need of the act that reads rights with everybody the record knows. */
export interface RightsRead {
  readonly rights: Rights;
  readonly origins: ReadonlyMap<string, ConsentOrigin>;
  readonly exceptions: readonly {
    readonly document: { readonly id: string; readonly title: string };
    readonly idNatPs: IdNatPs;
    readonly shown: boolean;
    readonly since: number;
  }[];
  readonly known: readonly {
    readonly id: IdNatPs;
    readonly name?: string;
    readonly profession?: string;
    readonly structureName?: string;
  }[];
}
