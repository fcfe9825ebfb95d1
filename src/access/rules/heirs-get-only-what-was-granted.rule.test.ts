import { inheriting, ruleCases } from '../../../test/support/access-cases.js';
import { heirsGetOnlyWhatWasGranted } from './heirs-get-only-what-was-granted.rule.js';

ruleCases(heirsGetOnlyWhatWasGranted, [
  [
    'of another category or time, it is not in the copy',
    inheriting({ matrixAllows: false }),
    'heirs-get-only-what-was-granted',
  ],
  ['nor in a list', inheriting({ matrixAllows: false, act: 'list' }), 'heirs-get-only-what-was-granted'],
  ['for parents too', inheriting({ matrixAllows: false, shownToReader: true }), 'heirs-get-only-what-was-granted'],
  ['an act on no document is refused as such', inheriting({ matrixAllows: false, act: 'deposit' }), 'no-rule-allows'],
  ['what was granted is', inheriting(), 'heir-reads-what-was-granted'],
  [
    'what the person added is told as that first',
    inheriting({ keptFromReader: true, matrixAllows: false }),
    'what-was-hidden-stays-hidden',
  ],
]);
