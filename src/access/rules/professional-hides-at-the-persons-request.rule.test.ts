import { attending, careTeam, consented, ruleCases, stranger } from '../../../test/support/access-cases.js';
import { professionalHidesAtThePersonsRequest } from './professional-hides-at-the-persons-request.rule.js';

ruleCases(professionalHidesAtThePersonsRequest, [
  [
    'a member of the care team hides for the person',
    careTeam({ act: 'hide' }),
    'professional-hides-at-the-persons-request',
  ],
  ['a consented professional does', consented({ act: 'hide' }), 'professional-hides-at-the-persons-request'],
  ['not in an emergency', careTeam({ act: 'hide', situation: 'emergency' }), 'no-rule-allows'],
  ['showing again belongs to the person', attending({ act: 'show' }), 'no-rule-allows'],
  ['a stranger does not', stranger({ act: 'hide' }), 'reading-needs-consent'],
  ['not what the matrix keeps from them', careTeam({ act: 'hide', matrixAllows: false }), 'matrix-refuses'],
  ['stating a consent is another act', consented({ act: 'state-consent' }), 'professional-states-consent'],
]);
