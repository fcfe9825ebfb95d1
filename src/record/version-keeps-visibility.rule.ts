// The versions of a document are visible to the same people: a new version of a hidden one comes in hidden, a version that comes in
// hidden takes the earlier ones with it, and what the person or the representatives see is not replaced by what they may not see:
// the disappearance would tell. (T14; R1111-49, R1111-53)
import { ok, problem, type Result } from '../kernel/result.js';
import type { Document } from './document.model.js';

type Flags = Pick<Document, 'hidden' | 'withheldUntil' | 'hiddenFromRepresentatives'>;

/** The flags of the new version, and whether the earlier ones are to be hidden with it. */
export function versionKeepsVisibility(
  replaced: Flags,
  stated: Flags,
): Result<{ readonly flags: Flags; readonly hidesEarlier: boolean }, 'replaces-what-is-seen'> {
  if (stated.withheldUntil !== undefined && replaced.withheldUntil === undefined)
    return problem('replaces-what-is-seen', 'securityLabel');
  if (stated.hiddenFromRepresentatives && !replaced.hiddenFromRepresentatives)
    return problem('replaces-what-is-seen', 'securityLabel');
  const withheldUntil = replaced.withheldUntil ?? stated.withheldUntil;
  return ok({
    flags: {
      hidden: stated.hidden || replaced.hidden,
      hiddenFromRepresentatives: replaced.hiddenFromRepresentatives,
      ...(withheldUntil === undefined ? {} : { withheldUntil }),
    },
    hidesEarlier: stated.hidden && !replaced.hidden,
  });
}
