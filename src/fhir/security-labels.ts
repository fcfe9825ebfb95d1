// securityLabel carries two things at once: how confidential a document is (N, R, V) and from whom it is kept. They coexist.
import {
  CONFIDENTIALITIES,
  CONFIDENTIALITY_SYSTEM,
  isConfidentiality,
  isVisibilitySystem,
  VISIBILITIES,
  VISIBILITY_SYSTEM,
  visibilityOf,
  type Confidentiality,
  type Visibility,
} from '../kernel/codes/document-metadata.js';
import { ok, problem, type Result } from '../kernel/result.js';
import type { Document } from '../record/index.js';
import type { CodeableConcept } from './resources.js';

export interface Labels {
  /** Absent when the envelope carries none: then the document's own, or N. */
  readonly stated?: Confidentiality;
  readonly visibilities: ReadonlySet<Visibility>;
}

const bare = (system: string | undefined): string => (system ?? '').replace(/^urn:oid:/i, '');

const isConfidentialitySystem = (system: string): boolean =>
  system === CONFIDENTIALITY_SYSTEM.fhir || system === CONFIDENTIALITY_SYSTEM.oid;

/**
 * Reads securityLabel. A code of one of the two systems that is not known is a problem: ignoring it
 * would show what somebody asked to keep.
 */
export function readSecurityLabels(
  labels: readonly CodeableConcept[],
  path = 'securityLabel',
): Result<Labels, 'security-label-unknown'> {
  let confidentiality: Confidentiality | undefined;
  const visibilities = new Set<Visibility>();
  for (const [at, label] of labels.entries())
    for (const [codingAt, { system, code = '' }] of (label.coding ?? []).entries()) {
      const named = bare(system);
      const unknown = problem('security-label-unknown', `${path}[${at}].coding[${codingAt}].code`);
      if (isVisibilitySystem(named)) {
        const visibility = visibilityOf(code);
        if (visibility === undefined) return unknown;
        visibilities.add(visibility);
      } else if (named === '' || isConfidentialitySystem(named)) {
        if (!isConfidentiality(code)) return unknown;
        confidentiality = code;
      }
    }
  return ok({ visibilities, ...(confidentiality === undefined ? {} : { stated: confidentiality }) });
}

/** The labels of a document's state now; codings of other systems that its producer wrote stay behind them. */
export function securityLabelsOf(
  document: Pick<Document, 'confidentiality' | 'hidden' | 'withheldUntil' | 'hiddenFromRepresentatives'>,
  received: readonly CodeableConcept[],
): CodeableConcept[] {
  const shown: Visibility[] = [];
  if (document.hidden) shown.push('MASQUE_PS');
  if (document.withheldUntil !== undefined) shown.push('INVISIBLE_PATIENT');
  if (document.hiddenFromRepresentatives) shown.push('INVISIBLE_REPRESENTANTS_LEGAUX');
  const { confidentiality } = document;
  return [
    {
      coding: [
        {
          system: CONFIDENTIALITY_SYSTEM.fhir,
          code: confidentiality,
          display: CONFIDENTIALITIES[confidentiality].en.toLowerCase(),
        },
      ],
    },
    ...shown.map((code) => ({ coding: [{ system: VISIBILITY_SYSTEM.fhir, code, display: VISIBILITIES[code].fr }] })),
    ...received.filter((label) => !isOurs(label)),
  ];
}

const isOurs = (label: CodeableConcept): boolean =>
  (label.coding ?? []).some(({ system }) => {
    const named = bare(system);
    return named === '' || isVisibilitySystem(named) || isConfidentialitySystem(named);
  });
