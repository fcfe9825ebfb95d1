import { ruleCases, visiting } from '../../../test/support/access-cases.js';
import { visitShowsHiddenOnlyByName } from './visit-shows-hidden-only-by-name.rule.js';

ruleCases(visitShowsHiddenOnlyByName, [
  ['a hidden document is not opened', visiting({ hidden: true }), 'visit-shows-hidden-only-by-name'],
  ['nor listed', visiting({ hidden: true, act: 'list' }), 'visit-shows-hidden-only-by-name'],
  ['nor one kept from this professional', visiting({ keptFromReader: true }), 'visit-shows-hidden-only-by-name'],
  [
    'no emergency reaches it here',
    visiting({ hidden: true, situation: 'emergency' }),
    'visit-shows-hidden-only-by-name',
  ],
  [
    'chosen by name, it is read',
    visiting({ hidden: true, shownToReader: true }),
    'visitor-reads-what-the-person-shows',
  ],
  [
    'and so is one kept from them before',
    visiting({ keptFromReader: true, shownToReader: true }),
    'visitor-reads-what-the-person-shows',
  ],
  [
    'what a minor keeps is told as that first',
    visiting({ keptFromReader: true, hiddenFromRepresentatives: true }),
    'visit-keeps-a-minors-secret',
  ],
]);
