import { ruleCases, visiting } from '../../../test/support/access-cases.js';
import { visitShowsOnlyWhatWasChosen } from './visit-shows-only-what-was-chosen.rule.js';

ruleCases(visitShowsOnlyWhatWasChosen, [
  ['what was not chosen is not opened', visiting({ matrixAllows: false }), 'visit-shows-only-what-was-chosen'],
  ['nor listed', visiting({ matrixAllows: false, act: 'list' }), 'visit-shows-only-what-was-chosen'],
  [
    'nor one of their own making',
    visiting({ matrixAllows: false, isAuthor: true }),
    'visit-shows-only-what-was-chosen',
  ],
  [
    'a hidden one is refused for being hidden',
    visiting({ matrixAllows: false, hidden: true }),
    'visit-shows-hidden-only-by-name',
  ],
  ['what was chosen is', visiting(), 'visitor-reads-what-the-person-shows'],
]);
