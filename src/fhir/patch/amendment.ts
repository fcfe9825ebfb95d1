// What a patch comes to: the changes of state that a document may have (status, visibility labels, archived), and nothing else.
import {
  isConfidentiality,
  isVisibilitySystem,
  visibilityOf,
  type Visibility,
} from '../../kernel/codes/document-metadata.js';
import { ok, problem, type Result } from '../../kernel/result.js';
import type { Amendment, Document } from '../../record/index.js';
import type { CodeableConcept, Extension } from '../resources.js';
import { checked, concept, extension, list } from '../shape.js';
import { ARCHIVED_EXTENSION } from '../systems.js';
import { applyOperations, type Operation } from './operation.js';

export type AmendmentProblem =
  'patch-not-allowed' | 'status-not-offered' | 'security-label-unknown' | 'value-malformed' | 'hides-what-is-seen';

type Json = Record<string, unknown>;

const CHANGEABLE = ['status', 'securityLabel', 'extension'];

/** Applies a patch to a document as it is sent, and says what changes by it. */
export function amendmentOf(sent: Json, document: Document, operations: readonly Operation[]): Result<Amendment> {
  const patched = applyOperations(sent, operations);
  if (!patched.ok) return patched;
  const touched = [...new Set([...Object.keys(sent), ...Object.keys(patched.value)])].find(
    (name) => !CHANGEABLE.includes(name) && JSON.stringify(sent[name]) !== JSON.stringify(patched.value[name]),
  );
  if (touched !== undefined) return problem('patch-not-allowed', `DocumentReference.${touched}`);
  const removed = statusOf(sent, patched.value);
  if (!removed.ok) return removed;
  const archived = archivedOf(sent, patched.value, document);
  if (!archived.ok) return archived;
  const labels = labelsOf(patched.value, document);
  if (!labels.ok) return labels;
  return ok({ ...removed.value, ...archived.value, ...labels.value });
}

/** The guide's text withdraws with entered-in-error, its table with superseded: both are the author taking the document back. */
function statusOf(before: Json, after: Json): Result<Amendment, AmendmentProblem> {
  if (after['status'] === before['status']) return ok({});
  return after['status'] === 'entered-in-error' || after['status'] === 'superseded'
    ? ok({ removed: true })
    : problem('status-not-offered', 'DocumentReference.status');
}

function archivedOf(before: Json, after: Json, document: Document): Result<Amendment, AmendmentProblem> {
  const read = checked<readonly Extension[]>(list(extension), after['extension'] ?? [], 'DocumentReference.extension');
  if (!read.ok) return read;
  const others = (resource: Json): string =>
    JSON.stringify(((resource['extension'] ?? []) as Extension[]).filter(({ url }) => url !== ARCHIVED_EXTENSION));
  if (others(before) !== others(after)) return problem('patch-not-allowed', 'DocumentReference.extension');
  const archived = read.value.find(({ url }) => url === ARCHIVED_EXTENSION)?.valueBoolean ?? false;
  return ok(archived === document.archived ? {} : { archived });
}

/**
 * Labels are a set. The national examples replace the first one, which is N, R or V, by a visibility: the confidentiality stays what
 * it was when none is left. Another one than it was is no change that is offered.
 */
function labelsOf(after: Json, document: Document): Result<Amendment, AmendmentProblem> {
  const read = checked<readonly CodeableConcept[]>(
    list(concept),
    after['securityLabel'] ?? [],
    'DocumentReference.securityLabel',
  );
  if (!read.ok) return read;
  const wanted = new Set<Visibility>();
  for (const [at, label] of read.value.entries())
    for (const { system, code = '' } of label.coding ?? []) {
      const path = `DocumentReference.securityLabel[${at}]`;
      const visibility = visibilityOf(code);
      if (visibility !== undefined) wanted.add(visibility);
      else if (isConfidentiality(code)) {
        if (code !== document.confidentiality) return problem('patch-not-allowed', path);
      } else if (system === undefined || isVisibilitySystem(system)) return problem('security-label-unknown', path);
    }
  const withheld = document.withheldUntil !== undefined;
  const kept = (has: boolean, code: Visibility): boolean => wanted.has(code) && !has;
  if (kept(withheld, 'INVISIBLE_PATIENT') || kept(document.hiddenFromRepresentatives, 'INVISIBLE_REPRESENTANTS_LEGAUX'))
    return problem('hides-what-is-seen', 'DocumentReference.securityLabel');
  const hidden = wanted.has('MASQUE_PS');
  return ok({
    ...(hidden === document.hidden ? {} : { hidden }),
    ...(withheld && !wanted.has('INVISIBLE_PATIENT') ? { released: true } : {}),
    ...(document.hiddenFromRepresentatives && !wanted.has('INVISIBLE_REPRESENTANTS_LEGAUX')
      ? { shownToRepresentatives: true }
      : {}),
  });
}
