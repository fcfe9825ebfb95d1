import { DOCUMENT_CATEGORIES, type DocumentCategory } from '../kernel/codes/document-classes.js';
import { ok, problem, type Result } from '../kernel/result.js';
import type { Day } from '../kernel/time.js';
import { addMonths } from './heirs-are-answered-in-their-term.rule.js';
import type { HeirGround, HeirScope } from './heir-request.model.js';

/** Offered for the causes of a death, in months before it; the first is not more than what most need. */
export const MONTHS_BEFORE_DEATH = [3, 6, 12, 24, 60] as const;
export const USUAL_MONTHS = 12;

const EVERYTHING = Object.keys(DOCUMENT_CATEGORIES) as readonly DocumentCategory[];

/** What two auditors chose: `months` for the causes of death, years for the others. */
export interface ChosenScope {
  readonly categories: readonly DocumentCategory[];
  readonly months?: number | undefined;
  readonly fromYear?: number | undefined;
  readonly toYear?: number | undefined;
}

/** The day of a death where the insurer gave it, else the day on which its report came. */
export interface Death {
  readonly diedOn: Day;
  readonly reportedOn: Day;
}

/**
 * What is granted is what the ground needs: chosen categories, and the months before the death for its causes or chosen years for the others.
 * To the parents of a minor it is everything. (CSP L1110-4 V: « dans la mesure où elles leur sont nécessaires », « la totalité »)
 */
export function heirGrantFitsItsGround(
  ground: HeirGround,
  { categories, months, fromYear, toYear }: ChosenScope,
  { diedOn, reportedOn }: Death,
): Result<HeirScope, 'heir-scope-needs-categories' | 'heir-scope-needs-time'> {
  if (ground === 'parental') return ok({ categories: EVERYTHING });
  if (categories.length === 0) return problem('heir-scope-needs-categories');
  if (ground === 'causes') {
    if (!MONTHS_BEFORE_DEATH.some((one) => one === months)) return problem('heir-scope-needs-time');
    return ok({ categories, from: addMonths(diedOn, -(months ?? 0)) });
  }
  const last = Number(reportedOn.slice(0, 4));
  if (fromYear === undefined || toYear === undefined || fromYear > toYear || fromYear < 1900 || toYear > last)
    return problem('heir-scope-needs-time');
  return ok({ categories, from: `${fromYear}-01-01`, to: `${toYear}-12-31` });
}
