import type { Instant } from '../kernel/time.js';
import type { Lang } from '../web/index.js';
import type { Collected } from './collect.act.js';
import { HEIR_README, HEIR_XDM_INDEX, offlineHistory, offlineIndex, README, XDM_INDEX } from './offline-pages.js';
import {
  FORMAT,
  VERSION,
  xdmName,
  type OriginalFile,
  type TakenDocument,
  type TakeoutManifest,
} from './takeout.model.js';
import { xdmMetadata } from './xdm-metadata.model.js';

// What stands in the ZIP beside the originals.

const SUBSET = 'IHE_XDM/SUBSET01';

/** Where each original goes, in the order of the list. */
export const originalsOf = ({ documents }: Collected): OriginalFile[] =>
  documents.map(({ document }, at) => ({ document, path: `${SUBSET}/${xdmName(at + 1, document.contentType)}` }));

export interface TextSettings {
  readonly madeAt: Instant;
  readonly lang: Lang;
  /** A document's description as this installation sends it. */
  readonly sent: (wire: Buffer) => object;
  /** The page on which a document made for software can be read, by the document's id. */
  readonly readable: ReadonlyMap<string, string>;
}

/** Every text file of the copy, by its path, but for those pages. */
export function textFiles(
  collected: Collected,
  { madeAt, lang, sent, readable }: TextSettings,
): ReadonlyMap<string, string> {
  const originals = originalsOf(collected);
  const json = (value: unknown): string => `${JSON.stringify(value, undefined, 1)}\n`;
  return new Map([
    ['index.html', offlineIndex(collected, originals, readable, madeAt, lang)],
    ...(collected.forHeir === true
      ? ([
          ['README.TXT', HEIR_README],
          ['INDEX.HTM', HEIR_XDM_INDEX],
        ] as const)
      : ([
          ['historique.html', offlineHistory(collected, madeAt, lang)],
          ['README.TXT', README],
          ['INDEX.HTM', XDM_INDEX],
        ] as const)),
    [`${SUBSET}/METADATA.XML`, xdmMetadata(collected.person, originals, madeAt)],
    ['fhir/bundle.json', json(bundleOf(collected, originals, madeAt, sent))],
    // A part in other hands is nothing to restore a record from.
    ...(collected.forHeir === true
      ? []
      : ([['carnet/takeout.json', json(manifestOf(collected, originals, madeAt))]] as const)),
    ...(collected.proof === undefined ? [] : ([['historique-preuve.json', json(collected.proof)]] as const)),
  ]);
}

function bundleOf(
  { person, documents }: Collected,
  originals: readonly OriginalFile[],
  madeAt: Instant,
  sent: (wire: Buffer) => object,
): object {
  const patient = {
    resourceType: 'Patient',
    id: 'patient',
    identifier: [{ use: 'official', system: `urn:oid:${person.ins.oid}`, value: person.ins.value }],
    name: [{ use: 'official', family: person.familyName, given: person.givenNames }],
    gender: person.sex,
    birthDate: person.birthDate,
  };
  return {
    resourceType: 'Bundle',
    type: 'collection',
    timestamp: new Date(madeAt).toISOString(),
    entry: [
      { fullUrl: 'urn:carnet:patient', resource: patient },
      ...documents.map(({ wire }, at) => {
        const resource = sent(wire) as { id: string; content: { attachment: object }[] };
        const url = `../${originals[at]?.path ?? ''}`;
        const content = resource.content.map((one) => ({ ...one, attachment: { ...one.attachment, url } }));
        return { fullUrl: `urn:carnet:${resource.id}`, resource: { ...resource, content } };
      }),
    ],
  };
}

function manifestOf(
  { person, documents, rows, sets, history }: Collected,
  originals: readonly OriginalFile[],
  madeAt: Instant,
): TakeoutManifest {
  return {
    format: FORMAT,
    version: VERSION,
    madeAt: new Date(madeAt).toISOString(),
    person: { ...person },
    documents: documents.map(({ document }, at) => {
      // Where its bytes were kept means nothing elsewhere.
      const { blob: _blob, ...described } = document;
      return { ...described, file: originals[at]?.path ?? '' } satisfies TakenDocument;
    }),
    rows,
    sets,
    history: history.toReversed().map((line) => ({ ...line })),
  };
}
