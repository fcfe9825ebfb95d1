import { ACCESS_RULES, type AccessRule, type RuleName } from './access-rules.js';

/** The chapters of the book of rules, in the order of the table, each by its first rule. */
export const CHAPTERS = [
  { key: 'asker', first: 'struck-off-professional-is-refused' },
  { key: 'kept', first: 'person-does-not-see-what-is-withheld' },
  { key: 'feeding', first: 'professional-deposits' },
  { key: 'visit', first: 'visit-needs-the-persons-agreement' },
  { key: 'person', first: 'archived-waits-to-be-asked-for' },
  { key: 'author', first: 'author-finds-own-deposits' },
  { key: 'stops', first: 'software-alone-reads-only-its-own' },
  { key: 'lets', first: 'samu-reads-unless-objected' },
] as const satisfies readonly { readonly key: string; readonly first: AccessRule['name'] }[];

export type ChapterKey = (typeof CHAPTERS)[number]['key'];

/** Each chapter with its rules; `from` counts from 1. */
export function chapters(): {
  readonly key: ChapterKey;
  readonly from: number;
  readonly rules: readonly AccessRule[];
}[] {
  const begins = CHAPTERS.map(({ first }) => ACCESS_RULES.findIndex(({ name }) => name === first));
  return CHAPTERS.map(({ key }, at) => ({
    key,
    from: (begins[at] ?? 0) + 1,
    rules: ACCESS_RULES.slice(begins[at], begins[at + 1]),
  }));
}

/** The cases by which rules are checked: a sentence, and the rule that has to decide. */
export type CasesOf<Name extends AccessRule['name']> = {
  readonly [Each in Name]: readonly (readonly [sentence: string, decidedBy: RuleName])[];
};
