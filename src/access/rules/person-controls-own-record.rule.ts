import { all, oneOf } from '../condition.js';
import { rule } from '../rule.js';

// Nobody else among professionals has this act: not the attending physician, not the administrator.
export const personControlsOwnRecord = rule({
  name: 'person-controls-own-record',
  promise: 'The person decides who has access, blocks a professional and sets the emergency switches.',
  source: 'CSP L1111-13-1, L1111-17, R1111-46, R1111-47',
  effect: 'allow',
  when: all(oneOf('reader', 'person'), oneOf('act', 'control', 'block')),
});
