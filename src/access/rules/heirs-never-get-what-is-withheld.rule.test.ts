import { inheriting, ruleCases } from '../../../test/support/access-cases.js';
import { heirsNeverGetWhatIsWithheld } from './heirs-never-get-what-is-withheld.rule.js';

ruleCases(heirsNeverGetWhatIsWithheld, [
  ['it is not in the copy', inheriting({ withheldFromPatient: true }), 'heirs-never-get-what-is-withheld'],
  [
    'nor in one for parents',
    inheriting({ withheldFromPatient: true, shownToReader: true }),
    'heirs-never-get-what-is-withheld',
  ],
  ['nor in a list', inheriting({ withheldFromPatient: true, act: 'list' }), 'heirs-never-get-what-is-withheld'],
  [
    'an act on no document is refused as such',
    inheriting({ withheldFromPatient: true, act: 'control' }),
    'no-rule-allows',
  ],
  ['released, it is', inheriting(), 'heir-reads-what-was-granted'],
]);
