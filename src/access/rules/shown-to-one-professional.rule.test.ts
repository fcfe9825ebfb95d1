import { administrator, attending, careTeam, ruleCases, stranger } from '../../../test/support/access-cases.js';
import { shownToOneProfessional } from './shown-to-one-professional.rule.js';

const shown = { hidden: true, shownToReader: true } as const;

ruleCases(shownToOneProfessional, [
  ['the one named reads it', careTeam(shown), 'shown-to-one-professional'],
  ['and finds it in lists', careTeam({ ...shown, act: 'list' }), 'shown-to-one-professional'],
  ['without consent it opens nothing', stranger(shown), 'reading-needs-consent'],
  ['not beyond the matrix', careTeam({ ...shown, matrixAllows: false }), 'matrix-refuses'],
  ['not when blocked', careTeam({ ...shown, blocked: true }), 'blocked-professional-is-refused'],
  ['kept and shown at once, it is kept', careTeam({ ...shown, keptFromReader: true }), 'kept-from-one-professional'],
  ['its traces stay hidden', attending({ ...shown, act: 'read-history' }), 'hidden-from-professionals'],
  ['what is not hidden needs no exception', careTeam({ shownToReader: true }), 'care-team-reads'],
  ['named and administrator at once, the exception is told', administrator(shown), 'shown-to-one-professional'],
]);
