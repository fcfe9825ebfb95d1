import { predicateSql, residual, type Facts, type ReaderFacts } from '../access/index.js';
import type { Caller } from '../identity/index.js';
import type { Instant } from '../kernel/time.js';
import type { Visible } from './document.store.js';

/**
 * Which documents this caller may see, as a predicate over `document d`: the rules with everything known of the reader folded in.
 * `undefined` when there is nothing to look for.
 */
export function visibleDocuments(
  act: Facts['act'],
  reader: ReaderFacts,
  caller: Caller,
  at: Instant,
): Visible | undefined {
  const condition = residual({ act, ...reader });
  if (condition === false) return undefined;
  return (parameters) =>
    predicateSql(condition, {
      isAuthor: () =>
        caller.kind === 'professional'
          ? `(${parameters.add(caller.professional.idNatPs, 'text')} = any(d.author_ids))`
          : 'd.by_patient',
      hidden: () => 'd.hidden',
      withheldFromPatient: () => `(d.withheld_until > ${parameters.add(new Date(at), 'timestamptz')})`,
      hiddenFromRepresentatives: () => 'd.hidden_from_representatives',
      archived: () => 'd.archived',
      matrixAllows: () =>
        caller.kind === 'professional'
          ? `((d.confidentiality || ':' || d.type_code) = any(array(select unnest(m.allowed) from access_matrix m where m.profession = ${parameters.add(caller.professional.profession, 'text')})))`
          : 'true',
    });
}
