/** What stands in the history of an access; the parts that say whether it was an emergency. */
export interface EmergencyFacts {
  readonly situation: 'normal' | 'bris_de_glace' | 'centre_15';
  readonly outcome: 'done' | 'refused' | 'failed';
  /** The professional who opened; absent for software on its own and for the person. */
  readonly professional?: string;
  /** Attending physicians in force. */
  readonly attending: readonly string[];
}

export interface EmergencyTold {
  readonly person: boolean;
  /** After the fact; nobody is told of their own access. */
  readonly physicians: readonly string[];
}

/** Whoever opens a record in an emergency is told to its person at once, and to the attending physician. (L1111-17; R1111-49) */
export function emergencyAccessIsToldAtOnce(facts: EmergencyFacts): EmergencyTold {
  const told = facts.situation !== 'normal' && facts.outcome === 'done' && facts.professional !== undefined;
  return {
    person: told,
    physicians: told ? facts.attending.filter((id) => id !== facts.professional) : [],
  };
}
