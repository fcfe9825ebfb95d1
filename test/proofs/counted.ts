// What a proof counts of things that are to be there once each.

export interface Counted {
  readonly missed: number;
  readonly twice: number;
}

/** Of what is there to be once each. */
export const counted = (...times: readonly number[]): Counted => ({
  missed: times.filter((one) => one < 1).length,
  twice: times.filter((one) => one > 1).length,
});

export const together = (all: readonly Counted[]): Counted => ({
  missed: all.reduce((sum, { missed }) => sum + missed, 0),
  twice: all.reduce((sum, { twice }) => sum + twice, 0),
});
