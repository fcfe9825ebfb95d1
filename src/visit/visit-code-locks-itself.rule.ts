/** docs/guessing.md reckons with it. */
export const WRONG_VISIT_CODES = 5;

/** Five wrong codes lock the short code, wherever they come from: never the picture, never the person, who makes another one. */
export const visitCodeLocksItself = (counted: number, long: boolean): 'visit-code-locks-itself' | undefined =>
  long || counted < WRONG_VISIT_CODES ? undefined : 'visit-code-locks-itself';
