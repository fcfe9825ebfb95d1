/** One browser for one code: whoever asks first is the only one. A second device is refused, in the words of an unknown code. */
export const visitCodeWorksOnce = (visit: {
  readonly askedAt?: unknown;
  readonly endedAt?: unknown;
}): 'visit-code-works-once' | undefined =>
  visit.askedAt === undefined && visit.endedAt === undefined ? undefined : 'visit-code-works-once';
