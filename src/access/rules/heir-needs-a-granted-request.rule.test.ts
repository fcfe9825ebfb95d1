import { inheriting, ruleCases } from '../../../test/support/access-cases.js';
import { heirNeedsAGrantedRequest } from './heir-needs-a-granted-request.rule.js';

ruleCases(heirNeedsAGrantedRequest, [
  ['being an heir opens nothing', inheriting({ consent: false }), 'heir-needs-a-granted-request'],
  ['nor being a parent', inheriting({ consent: false, shownToReader: true }), 'heir-needs-a-granted-request'],
  [
    'what is kept is not told from the rest',
    inheriting({ consent: false, withheldFromPatient: true }),
    'heir-needs-a-granted-request',
  ],
  ['for no act', inheriting({ consent: false, act: 'control' }), 'heir-needs-a-granted-request'],
  ['granted, it opens', inheriting(), 'heir-reads-what-was-granted'],
]);
