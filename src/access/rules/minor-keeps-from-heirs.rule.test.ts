import { inheriting, ruleCases } from '../../../test/support/access-cases.js';
import { minorKeepsFromHeirs } from './minor-keeps-from-heirs.rule.js';

ruleCases(minorKeepsFromHeirs, [
  ['not to an heir', inheriting({ hiddenFromRepresentatives: true }), 'minor-keeps-from-heirs'],
  [
    'not to a parent, who gets everything else',
    inheriting({ hiddenFromRepresentatives: true, shownToReader: true }),
    'minor-keeps-from-heirs',
  ],
  ['nor in a list', inheriting({ hiddenFromRepresentatives: true, act: 'list' }), 'minor-keeps-from-heirs'],
  [
    'an act on no document is refused as such',
    inheriting({ hiddenFromRepresentatives: true, act: 'deposit' }),
    'no-rule-allows',
  ],
  ['what the minor did not keep is handed over', inheriting({ shownToReader: true }), 'heir-reads-what-was-granted'],
  [
    'what waits for an announcement is told as that first',
    inheriting({ hiddenFromRepresentatives: true, withheldFromPatient: true }),
    'heirs-never-get-what-is-withheld',
  ],
]);
