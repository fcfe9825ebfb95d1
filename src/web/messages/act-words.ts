/** `did`, `tried`: of somebody else. `youDid`, `youTried`: after « Vous ». `without`: what stands for an object without a name. */
export const actWords = (did: string, tried: string, youDid: string, youTried: string, without = '') => ({
  did,
  tried,
  youDid,
  youTried,
  without,
});
