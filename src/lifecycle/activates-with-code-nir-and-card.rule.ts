/** What was typed beside the code, compared with the person whose code it is. */
export interface Proof {
  readonly nirMatches: boolean;
  readonly serialMatches: boolean;
}

/**
 * Knowing is not holding: the code of the notice, the NIR and the card's serial number must all belong to one person. Which of them
 * was wrong is never told, and nothing about the code is told to whoever does not have all three. (rules 5; T1)
 */
export const activatesWithCodeNirAndCard = (proof: Proof): 'activates-with-code-nir-and-card' | undefined =>
  proof.nirMatches && proof.serialMatches ? undefined : 'activates-with-code-nir-and-card';
