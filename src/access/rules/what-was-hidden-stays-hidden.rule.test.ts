import { inheriting, ruleCases } from '../../../test/support/access-cases.js';
import { whatWasHiddenStaysHidden } from './what-was-hidden-stays-hidden.rule.js';

ruleCases(whatWasHiddenStaysHidden, [
  ['a hidden document is not in the copy', inheriting({ hidden: true }), 'what-was-hidden-stays-hidden'],
  ['nor one the person added', inheriting({ keptFromReader: true }), 'what-was-hidden-stays-hidden'],
  ['nor in a list', inheriting({ hidden: true, act: 'list' }), 'what-was-hidden-stays-hidden'],
  [
    'the parents of a minor get what was hidden from professionals',
    inheriting({ hidden: true, shownToReader: true }),
    'heir-reads-what-was-granted',
  ],
  ['and what was added', inheriting({ keptFromReader: true, shownToReader: true }), 'heir-reads-what-was-granted'],
  [
    'no emergency reaches it here',
    inheriting({ hidden: true, situation: 'emergency' }),
    'what-was-hidden-stays-hidden',
  ],
  ['an act on no document is refused as such', inheriting({ hidden: true, act: 'control' }), 'no-rule-allows'],
  [
    'what a minor kept is told as that first',
    inheriting({ keptFromReader: true, hiddenFromRepresentatives: true }),
    'minor-keeps-from-heirs',
  ],
]);
