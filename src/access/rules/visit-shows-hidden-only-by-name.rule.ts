import { all, any, is, not } from '../condition.js';
import { onDocument, visitor } from '../phrases.js';
import { rule } from '../rule.js';

// For a visitor `shownToReader` says that the person chose this document by name for this visit.
export const visitShowsHiddenOnlyByName = rule({
  name: 'visit-shows-hidden-only-by-name',
  promise:
    'What the person hid, or keeps from this professional, is shown in a visit only when they chose that very document.',
  source: 'CSP R1111-49; EHDS art. 8 (parts of the data)',
  effect: 'refuse',
  refusal: 'not-found',
  when: all(visitor, onDocument, any(is('hidden'), is('keptFromReader')), not(is('shownToReader'))),
});
