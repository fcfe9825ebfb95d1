// SMART v2 scopes of software: `system/<Resource>.<cruds>`. Unknown ones are dropped, and nobody gets more than it is registered for.

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

/** `system/*.rs` and v1's `system/Patient.read` are understood. */
const SHAPE = /^system\/([A-Z][A-Za-z]{0,60}|\*)\.(c?r?u?d?s?|read|write|\*)$/;
const VERSION_1: Readonly<Record<string, string>> = { read: 'rs', write: 'cud', '*': INTERACTIONS };

/** Resource → interactions. */
export type Grant = Readonly<Record<string, string>>;

export function grantOf(scopes: readonly string[]): Grant {
  const grant: Record<string, string> = {};
  for (const scope of scopes) {
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

/** What was asked, as far as it is registered and offered. Nothing asked: everything registered. */
export function grantedScopes(asked: readonly string[], registered: readonly string[]): readonly string[] {
  const most = grantOf(registered);
  const wanted = asked.length === 0 ? most : grantOf(asked);
  return Object.entries(wanted).flatMap(([resource, interactions]) => {
    const given = [...interactions].filter(
      (letter) => (most[resource] ?? '').includes(letter) && (OFFERED[resource] ?? '').includes(letter),
    );
    return given.length === 0 ? [] : [`system/${resource}.${given.join('')}`];
  });
}

export const allows = (grant: Grant, resource: string, interaction: Interaction): boolean =>
  (grant[resource] ?? '').includes(interaction);
