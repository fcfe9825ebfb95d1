import { all, any, is, not, oneOf } from './condition.js';

// Phrases that several rules are written with.

/** A document appears in a list, or is opened. */
export const reading = oneOf('act', 'list', 'read');

/** The act concerns one document, or one entry of the history that names it. */
export const onDocument = oneOf('act', 'list', 'read', 'amend', 'hide', 'show', 'read-history');

/** The person, or someone who stands in for them. */
export const personOrStandIn = oneOf('reader', 'person', 'representative', 'carer');

/** Whom the person shows their record to for some minutes, by a code. */
export const visitor = oneOf('reader', 'visitor');

/** Whoever asked for what they need of a deceased person's record. */
export const heir = oneOf('reader', 'heir');

export const professional = oneOf('reader', 'professional');
export const software = oneOf('reader', 'software');
export const professionalOrSoftware = oneOf('reader', 'professional', 'software');

export const calledBySamu = all(oneOf('situation', 'samu'), not(is('objectsToSamu')));
export const inEmergency = all(oneOf('situation', 'emergency'), not(is('objectsToEmergency')));

/** An urgent situation the person did not object to. An urgent mode adds to what a reader may do, it never takes away. */
export const urgentWayIsOpen = any(calledBySamu, inEmergency);

/** An urgent situation that also reaches what is hidden. */
export const urgentWayReachesHidden = all(urgentWayIsOpen, not(is('objectsToHiddenInEmergency')));

/** In the care team, attending, chosen as administrator, or consented to. */
export const tiedToThePerson = any(oneOf('relation', 'careTeam', 'attending'), is('administrator'), is('consent'));
