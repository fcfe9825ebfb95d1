// The documents of every demo person: stories turned into envelopes, bytes written on demand.

import type { DemoPerson } from '../persona.model.js';
import { professional } from './contents.js';
import type { DemoDocument, Draft, Sheet } from './document.model.js';
import { stories } from './stories/index.js';
import { demoType } from './types.js';
import { oidFrom, parisTime } from './wording.js';

export type { DemoDocument } from './document.model.js';

const idOf = (name: string): string => oidFrom(`document/${name}`);

const documentFrom = (person: DemoPerson, drafts: readonly Draft[], draft: Draft): DemoDocument => {
  const name = `${person.key}/${draft.slug}`;
  const type = demoType(draft.type);
  const chain = (from: Draft): Draft[] => {
    const before = drafts.find((other) => other.slug === from.replaces);
    return before === undefined ? [from] : [...chain(before), from];
  };
  const versions = chain(draft);
  const date = parisTime(draft.on);
  const serviceStart = parisTime(draft.careFrom ?? draft.on);
  const shared = {
    uniqueId: idOf(name),
    version: versions.length,
    title: draft.title,
    date,
    serviceStart,
    ...(draft.careTo === undefined ? {} : { serviceEnd: parisTime(draft.careTo) }),
    confidentiality: draft.confidentiality ?? 'N',
  };
  // A person's own deposit is never a CDA, so the author and structure of its sheet are never read.
  const author = professional(draft.by ?? 'gp');
  const structure = author.structures.find((place) => place.key === draft.at) ?? author.structures[0];
  if (structure === undefined || (draft.at !== undefined && structure.key !== draft.at)) {
    throw new Error(`${name}: ${author.key} does not work at ${String(draft.at)}`);
  }
  const sheet: Sheet = {
    ...shared,
    person,
    author,
    structure,
    type,
    setId: oidFrom(`set/${person.key}/${versions[0]?.slug ?? draft.slug}`),
    ...(draft.replaces === undefined ? {} : { replacesId: idOf(`${person.key}/${draft.replaces}`) }),
  };
  return {
    ...shared,
    name,
    typeCode: type.code,
    typeSystem: type.system,
    typeLabel: type.label,
    author: draft.by === undefined ? { person: person.key } : { professional: author.key },
    ...(draft.by === undefined ? {} : { structure }),
    contentType: draft.content.contentType,
    ...(draft.content.formatCode === undefined ? {} : { formatCode: draft.content.formatCode }),
    language: 'fr-FR',
    hiddenFromProfessionals: draft.mark === 'hiddenFromProfessionals',
    notYetVisible: draft.mark === 'notYetVisible',
    hiddenFromRepresentatives: draft.mark === 'hiddenFromRepresentatives',
    ...(draft.replaces === undefined ? {} : { replaces: `${person.key}/${draft.replaces}` }),
    isNew: draft.isNew === true,
    bytes: () => draft.content.make(sheet),
  };
};

/** A person's documents, oldest first; those who may not have any yet have none. Bytes are the same at every call. */
export const demoDocuments = (person: DemoPerson): readonly DemoDocument[] => {
  const drafts = stories[person.key] ?? [];
  return drafts
    .map((draft) => documentFrom(person, drafts, draft))
    .sort((left, right) => (left.date < right.date ? -1 : left.date > right.date ? 1 : 0));
};
