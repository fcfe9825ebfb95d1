import { anyone, ruleCases, software, stranger } from '../../../test/support/access-cases.js';
import { professionalLearnsTheStateOfTheSpace } from './professional-learns-the-state-of-the-space.rule.js';

ruleCases(professionalLearnsTheStateOfTheSpace, [
  [
    'a stranger with the full identity learns the state',
    stranger({ act: 'find' }),
    'professional-learns-the-state-of-the-space',
  ],
  [
    'also that a space is closed',
    stranger({ act: 'find', space: 'ended' }),
    'professional-learns-the-state-of-the-space',
  ],
  [
    'a blocked professional learns no more and no less',
    stranger({ act: 'find', blocked: true }),
    'professional-learns-the-state-of-the-space',
  ],
  ['software may ask before it deposits', software({ act: 'find' }), 'professional-learns-the-state-of-the-space'],
  ['an app of the catalogue may not', anyone('service', { act: 'find' }), 'no-rule-allows'],
  ['finding is not reading', stranger(), 'reading-needs-consent'],
]);
