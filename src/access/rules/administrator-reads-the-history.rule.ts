import { all, is, oneOf } from '../condition.js';
import { professional } from '../phrases.js';
import { rule } from '../rule.js';

// Before hiding is refused, and after what is kept from this professional: they see the entries of the documents they see.
export const administratorReadsTheHistory = rule({
  name: 'administrator-reads-the-history',
  promise:
    'The professional whom the person chose as administrator sees who looked at the record, also at hidden documents.',
  source: 'Public description of the administrator role; CSP R1111-43, R1111-49',
  effect: 'allow',
  when: all(professional, oneOf('act', 'read-history'), is('administrator')),
});
