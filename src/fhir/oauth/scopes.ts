// SMART v2 scopes of software: `system/<Resource>.<cruds>`, and IHE's name of a transaction for all it needs. Unknown ones are dropped,
// and nobody gets more than it is registered for.

export type Interaction = 'c' | 'r' | 'u' | 'd' | 's';
const INTERACTIONS = 'cruds';

/** What the edge offers to software, and with which interactions. */
export const OFFERED: Readonly<Record<string, string>> = {
  DocumentReference: 'crus',
  Binary: 'cr',
  List: 'crs',
  Consent: 'crs',
  AuditEvent: 'rs',
  Patient: 'rs',
};

/** Every scope offered, as a registration may name them. */
export const OFFERED_SCOPES: readonly string[] = Object.entries(OFFERED).map(
  ([resource, interactions]) => `system/${resource}.${interactions}`,
);

/** One transaction as a scope (IHE IUA section 3.4 for MHD): exactly what it needs of the resources. */
export const TRANSACTION_SCOPES: Readonly<Record<string, readonly string[]>> = {
  'ITI-65': ['system/DocumentReference.c', 'system/Binary.c', 'system/List.c'],
  'ITI-66': ['system/List.rs'],
  'ITI-67': ['system/DocumentReference.rs'],
  'ITI-68': ['system/Binary.r'],
  'ITI-78': ['system/Patient.rs'],
  'ITI-81': ['system/AuditEvent.rs'],
  'ITI-105': ['system/DocumentReference.c'],
};

/** `system/*.rs` and v1's `system/Patient.read` are understood. */
const SHAPE = /^system\/([A-Z][A-Za-z]{0,60}|\*)\.(c?r?u?d?s?|read|write|\*)$/;
const VERSION_1: Readonly<Record<string, string>> = { read: 'rs', write: 'cud', '*': INTERACTIONS };

/** Resource → interactions. */
export type Grant = Readonly<Record<string, string>>;

const transactionOf = (scope: string): readonly string[] | undefined =>
  Object.hasOwn(TRANSACTION_SCOPES, scope) ? TRANSACTION_SCOPES[scope] : undefined;

export function grantOf(scopes: readonly string[]): Grant {
  const grant: Record<string, string> = {};
  for (const scope of scopes.flatMap((each) => transactionOf(each) ?? [each])) {
    const [, resource, asked] = SHAPE.exec(scope) ?? [];
    if (resource === undefined || asked === undefined || asked === '') continue;
    const interactions = VERSION_1[asked] ?? asked;
    for (const each of resource === '*' ? Object.keys(OFFERED) : [resource]) {
      if (OFFERED[each] === undefined) continue;
      grant[each] = union(grant[each] ?? '', interactions);
    }
  }
  return grant;
}

const union = (one: string, other: string): string =>
  [...INTERACTIONS].filter((letter) => one.includes(letter) || other.includes(letter)).join('');

/**
 * What was asked, as far as it is registered and offered. Nothing asked: everything registered. A transaction is granted whole or not at
 * all, and under its own name.
 */
export function grantedScopes(asked: readonly string[], registered: readonly string[]): readonly string[] {
  const most = grantOf(registered);
  const transactions = [...new Set(asked)].filter((scope) => transactionOf(scope) !== undefined);
  const others = asked.filter((scope) => transactionOf(scope) === undefined);
  const wanted = asked.length === 0 ? most : grantOf(others);
  return [
    ...transactions.filter((scope) => reaches(most, grantOf([scope])) && reaches(OFFERED, grantOf([scope]))),
    ...Object.entries(wanted).flatMap(([resource, interactions]) => {
      const given = [...interactions].filter(
        (letter) => (most[resource] ?? '').includes(letter) && (OFFERED[resource] ?? '').includes(letter),
      );
      return given.length === 0 ? [] : [`system/${resource}.${given.join('')}`];
    }),
  ];
}

/** Whether `wide` lets everything be done that `narrow` does; a grant of nothing reaches nowhere. */
const reaches = (wide: Grant, narrow: Grant): boolean =>
  Object.keys(narrow).length > 0 &&
  Object.entries(narrow).every(([resource, letters]) =>
    [...letters].every((letter) => (wide[resource] ?? '').includes(letter)),
  );

/** Those of `scopes` that name nothing the edge offers. */
export const unknownScopes = (scopes: readonly string[]): readonly string[] =>
  scopes.filter((scope) => grantedScopes([scope], OFFERED_SCOPES).length === 0);

export const allows = (grant: Grant, resource: string, interaction: Interaction): boolean =>
  (grant[resource] ?? '').includes(interaction);
