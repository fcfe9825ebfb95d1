// The form by which a professional finds a person: the full identity, as values or as named faults, each with its field.
import { acceptsKind, INS_OID, parseIns, type Ins, type InsKind } from '../kernel/ins.js';
import { foldName, tidyText, type StatedTraits } from '../kernel/text.js';

/** As typed, to show the form again. */
export interface FindFields {
  readonly ins: string;
  readonly family: string;
  readonly given: string;
  readonly day: string;
  readonly month: string;
  readonly year: string;
  /** `female`, `male`, or empty: not stated. */
  readonly sex: string;
}

export const NO_FIELDS: FindFields = { ins: '', family: '', given: '', day: '', month: '', year: '', sex: '' };

export type FindFault =
  | 'ins-missing'
  | 'ins-malformed'
  | 'ins-key-wrong'
  | 'family-missing'
  | 'given-missing'
  | 'birth-missing'
  | 'birth-invalid';

export interface FullIdentity {
  /** The same number under each authority this installation knows: a form has no place for an OID. */
  readonly candidates: readonly Ins[];
  readonly traits: StatedTraits;
}

const KINDS: readonly InsKind[] = ['nir', 'nia', 'test', 'demo'];

/** The number under every authority that this mode accepts; or what is wrong with it. */
export function insCandidates(
  typed: string,
  mode: 'demo' | 'production',
): { readonly found: readonly Ins[] } | { readonly fault: 'ins-missing' | 'ins-malformed' | 'ins-key-wrong' } {
  const bare = typed.replace(/[\s.-]/gu, '');
  if (bare === '') return { fault: 'ins-missing' };
  const found: Ins[] = [];
  for (const kind of KINDS) {
    const parsed = parseIns(INS_OID[kind], bare);
    if (!parsed.ok) return { fault: parsed.problem === 'ins-key-wrong' ? 'ins-key-wrong' : 'ins-malformed' };
    if (acceptsKind(mode, parsed.value).ok) found.push(parsed.value);
  }
  return { found };
}

/** The identity typed, or every fault of the form at once. */
export function parseFind(fields: FindFields, mode: 'demo' | 'production'): FullIdentity | readonly FindFault[] {
  const faults: FindFault[] = [];
  const ins = insCandidates(fields.ins, mode);
  if ('fault' in ins) faults.push(ins.fault);
  if (foldName(fields.family) === '') faults.push('family-missing');
  if (foldName(fields.given) === '') faults.push('given-missing');
  const birthDate = birthDateOf(fields);
  if (birthDate === 'birth-missing' || birthDate === 'birth-invalid') faults.push(birthDate);
  if (faults.length > 0 || 'fault' in ins) return faults;
  const sex = fields.sex === 'female' || fields.sex === 'male' ? { sex: fields.sex } : {};
  return {
    candidates: ins.found,
    traits: {
      familyName: tidyText(fields.family),
      givenNames: [tidyText(fields.given)],
      birthDate,
      ...sex,
    } as StatedTraits,
  };
}

export const isFaults = (parsed: FullIdentity | readonly FindFault[]): parsed is readonly FindFault[] =>
  Array.isArray(parsed);

/** YYYY-MM-DD of a whole date. */
function birthDateOf({ day, month, year }: FindFields): string {
  const [d, m, y] = [day.trim(), month.trim(), year.trim()] as const;
  if (d === '' && m === '' && y === '') return 'birth-missing';
  if (!/^\d{1,2}$/.test(d) || !/^\d{1,2}$/.test(m) || !/^\d{4}$/.test(y)) return 'birth-invalid';
  const date = new Date(Date.UTC(Number(y), Number(m) - 1, Number(d)));
  const same = date.getUTCMonth() === Number(m) - 1 && date.getUTCDate() === Number(d);
  return same ? date.toISOString().slice(0, 10) : 'birth-invalid';
}
