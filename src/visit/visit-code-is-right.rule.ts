/** The whole code, compared by its keyed hash. */
export const visitCodeIsRight = (matches: boolean): 'visit-code-is-right' | undefined =>
  matches ? undefined : 'visit-code-is-right';
