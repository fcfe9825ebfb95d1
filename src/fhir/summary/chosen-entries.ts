import type { ClinicalContent, ClinicalEntry, ClinicalKind } from '../../reading/index.js';

// Several documents state the same things at different times. What is true now is said by the newest that speaks of it; what once was true for
// good (an allergy, a vaccination) is said by all of them.

export interface SourceContent {
  /** The source document, as a relative reference. */
  readonly source: string;
  readonly content: ClinicalContent;
}

export interface ChosenEntry {
  readonly entry: ClinicalEntry;
  /** The documents that state it. */
  readonly sources: readonly string[];
}

/** Replaced as a whole by each new statement: an older list would bring back what was stopped or healed. */
const REPLACED: readonly ClinicalKind[] = ['problem', 'treatment'];
const GATHERED: readonly ClinicalKind[] = ['allergy', 'vaccination'];

/** `contents` newest first. */
export function chosenEntries(contents: readonly SourceContent[]): readonly ChosenEntry[] {
  const newest = REPLACED.flatMap((kind) => {
    // Also when it codes nothing: what it says in words is not what an older one says in codes.
    const last = contents.find(({ content }) => content.covers.includes(kind));
    return last === undefined ? [] : gathered(kind, [last]);
  });
  return [...newest, ...GATHERED.flatMap((kind) => gathered(kind, contents))];
}

/** Each once: the newest statement of it stands, with every document that makes it. */
function gathered(kind: ClinicalKind, contents: readonly SourceContent[]): readonly ChosenEntry[] {
  const found = new Map<string, { entry: ClinicalEntry; sources: Set<string> }>();
  for (const { source, content } of contents)
    for (const entry of content.entries) {
      if (entry.kind !== kind) continue;
      const name = nameOf(entry);
      const before = found.get(name);
      if (before === undefined) found.set(name, { entry, sources: new Set([source]) });
      else before.sources.add(source);
    }
  return [...found.values()].map(({ entry, sources }) => ({ entry, sources: [...sources] }));
}

/** Two injections of one vaccine are two; an allergy is one whenever it began. */
function nameOf({ kind, codes, text, negated, from = '', rank, lot }: ClinicalEntry): string {
  const [first] = codes;
  const what = first === undefined ? text.toLowerCase() : `${first.system ?? ''}|${first.code}`;
  return JSON.stringify([what, negated, ...(kind === 'vaccination' ? [from.slice(0, 10), rank, lot] : [])]);
}
