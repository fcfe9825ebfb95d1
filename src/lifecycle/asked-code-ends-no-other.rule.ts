/** Why a code is made. */
export type CodeReason =
  /** A notice that begins anew: the first one, at majority, the second letter. */
  | 'notice'
  /** Asked for at the door by who knows a number and holds a card, which is less than holding the letter. */
  | 'asked'
  /** Asked for by telephone, by who answered the identity script: the letter is lost, or in strange hands. */
  | 'asked-through-desk'
  /** A letter after an e-mail that came back; the code in that e-mail ends by itself. */
  | 'returned-mail';

/**
 * Whoever knows somebody's number and card cannot make the code of their letter worthless: a code asked for at the door works beside those
 * before it, each until its own day. The first one used ends the others. (rules 6)
 */
export const endsEarlierCodes = (reason: CodeReason): boolean => reason === 'notice' || reason === 'asked-through-desk';
