// The one table of rules. This file is only their order: the first rule that matches decides, and where none matches the answer is no.
import { actorSeesOwnActs } from './rules/actor-sees-own-acts.rule.js';
import { administratorBlocksOthers } from './rules/administrator-blocks-others.rule.js';
import { administratorReads } from './rules/administrator-reads.rule.js';
import { administratorReadsHidden } from './rules/administrator-reads-hidden.rule.js';
import { administratorReadsTheHistory } from './rules/administrator-reads-the-history.rule.js';
import { archivedWaitsToBeAskedFor } from './rules/archived-waits-to-be-asked-for.rule.js';
import { attendingReads } from './rules/attending-reads.rule.js';
import { attendingReadsHiddenByLaw } from './rules/attending-reads-hidden-by-law.rule.js';
import { attendingReadsTheHistory } from './rules/attending-reads-the-history.rule.js';
import { authorAmendsOwnDocument } from './rules/author-amends-own-document.rule.js';
import { authorFindsOwnDeposits } from './rules/author-finds-own-deposits.rule.js';
import { authorHidesOwnDocument } from './rules/author-hides-own-document.rule.js';
import { blockedProfessionalIsRefused } from './rules/blocked-professional-is-refused.rule.js';
import { careTeamReads } from './rules/care-team-reads.rule.js';
import { carerDepositsForThePerson } from './rules/carer-deposits-for-the-person.rule.js';
import { carerNeverControls } from './rules/carer-never-controls.rule.js';
import { carerReadsForThePerson } from './rules/carer-reads-for-the-person.rule.js';
import { closedSpaceNeitherGivesNorTakes } from './rules/closed-space-neither-gives-nor-takes.rule.js';
import { consentedReads } from './rules/consented-reads.rule.js';
import { emergencyReadsUnlessObjected } from './rules/emergency-reads-unless-objected.rule.js';
import { frozenProfessionalOpensNoStranger } from './rules/frozen-professional-opens-no-stranger.rule.js';
import { heirsAskOnlyAfterDeath } from './rules/heirs-ask-only-after-death.rule.js';
import { oppositionOutlivesThePerson } from './rules/opposition-outlives-the-person.rule.js';
import { heirNeedsAGrantedRequest } from './rules/heir-needs-a-granted-request.rule.js';
import { heirsNeverGetWhatIsWithheld } from './rules/heirs-never-get-what-is-withheld.rule.js';
import { minorKeepsFromHeirs } from './rules/minor-keeps-from-heirs.rule.js';
import { whatWasHiddenStaysHidden } from './rules/what-was-hidden-stays-hidden.rule.js';
import { heirsGetOnlyWhatWasGranted } from './rules/heirs-get-only-what-was-granted.rule.js';
import { heirReadsWhatWasGranted } from './rules/heir-reads-what-was-granted.rule.js';
import { hiddenFromProfessionals } from './rules/hidden-from-professionals.rule.js';
import { insurersAndEmployersNeverRead } from './rules/insurers-and-employers-never-read.rule.js';
import { keptFromOneProfessional } from './rules/kept-from-one-professional.rule.js';
import { matrixRefuses } from './rules/matrix-refuses.rule.js';
import { minorKeepsFromParents } from './rules/minor-keeps-from-parents.rule.js';
import { personControlsOwnRecord } from './rules/person-controls-own-record.rule.js';
import { personDepositsInOwnRecord } from './rules/person-deposits-in-own-record.rule.js';
import { personDoesNotSeeWhatIsWithheld } from './rules/person-does-not-see-what-is-withheld.rule.js';
import { personEntersOnlyAnActiveSpace } from './rules/person-enters-only-an-active-space.rule.js';
import { personHidesAndShowsDocuments } from './rules/person-hides-and-shows-documents.rule.js';
import { personReadsOwnRecord } from './rules/person-reads-own-record.rule.js';
import { professionalDeposits } from './rules/professional-deposits.rule.js';
import { professionalEntrustsAColleague } from './rules/professional-entrusts-a-colleague.rule.js';
import { professionalHidesAtThePersonsRequest } from './rules/professional-hides-at-the-persons-request.rule.js';
import { professionalLearnsTheStateOfTheSpace } from './rules/professional-learns-the-state-of-the-space.rule.js';
import { professionalStatesConsent } from './rules/professional-states-consent.rule.js';
import { readingNeedsConsent } from './rules/reading-needs-consent.rule.js';
import { representativeDecidesForThePerson } from './rules/representative-decides-for-the-person.rule.js';
import { representativeReadsForThePerson } from './rules/representative-reads-for-the-person.rule.js';
import { samuReadsUnlessObjected } from './rules/samu-reads-unless-objected.rule.js';
import { shownToOneProfessional } from './rules/shown-to-one-professional.rule.js';
import { softwareAloneReadsOnlyItsOwn } from './rules/software-alone-reads-only-its-own.rule.js';
import { struckOffProfessionalIsRefused } from './rules/struck-off-professional-is-refused.rule.js';
import { suspendedSpaceOnlyReceives } from './rules/suspended-space-only-receives.rule.js';
import { urgentCareReadsHiddenUnlessObjected } from './rules/urgent-care-reads-hidden-unless-objected.rule.js';
import { visitKeepsAMinorsSecret } from './rules/visit-keeps-a-minors-secret.rule.js';
import { visitNeedsThePersonsAgreement } from './rules/visit-needs-the-persons-agreement.rule.js';
import { visitNeverShowsWhatIsWithheld } from './rules/visit-never-shows-what-is-withheld.rule.js';
import { visitShowsHiddenOnlyByName } from './rules/visit-shows-hidden-only-by-name.rule.js';
import { visitShowsOnlyWhatWasChosen } from './rules/visit-shows-only-what-was-chosen.rule.js';
import { visitorReadsWhatThePersonShows } from './rules/visitor-reads-what-the-person-shows.rule.js';

export const ACCESS_RULES = [
  // Whoever asks: the register, sectors, and the state of the space.
  struckOffProfessionalIsRefused,
  frozenProfessionalOpensNoStranger,
  insurersAndEmployersNeverRead,
  professionalLearnsTheStateOfTheSpace,
  closedSpaceNeitherGivesNorTakes,
  // After the person's death: what was granted to whom, and never what they kept.
  heirsAskOnlyAfterDeath,
  oppositionOutlivesThePerson,
  heirNeedsAGrantedRequest,
  heirsNeverGetWhatIsWithheld,
  minorKeepsFromHeirs,
  whatWasHiddenStaysHidden,
  heirsGetOnlyWhatWasGranted,
  heirReadsWhatWasGranted,
  // The state of the space, for the living.
  suspendedSpaceOnlyReceives,
  personEntersOnlyAnActiveSpace,
  // What is kept from the person and from those who stand in for them.
  personDoesNotSeeWhatIsWithheld,
  minorKeepsFromParents,
  carerNeverControls,
  // Feeding, what one did oneself, and the block.
  professionalDeposits,
  actorSeesOwnActs,
  blockedProfessionalIsRefused,
  // Whom the person shows their record to for some minutes.
  visitNeedsThePersonsAgreement,
  visitNeverShowsWhatIsWithheld,
  visitKeepsAMinorsSecret,
  visitShowsHiddenOnlyByName,
  visitShowsOnlyWhatWasChosen,
  // The person's own rights, and those of who stands in for them.
  archivedWaitsToBeAskedFor,
  personReadsOwnRecord,
  personDepositsInOwnRecord,
  personHidesAndShowsDocuments,
  personControlsOwnRecord,
  authorAmendsOwnDocument,
  representativeReadsForThePerson,
  representativeDecidesForThePerson,
  carerReadsForThePerson,
  carerDepositsForThePerson,
  visitorReadsWhatThePersonShows,
  // What a depositor may do with its own.
  authorFindsOwnDeposits,
  authorHidesOwnDocument,
  // What stops a professional, from the record down to the document.
  softwareAloneReadsOnlyItsOwn,
  readingNeedsConsent,
  matrixRefuses,
  keptFromOneProfessional,
  shownToOneProfessional,
  administratorReadsHidden,
  administratorReadsTheHistory,
  attendingReadsHiddenByLaw,
  urgentCareReadsHiddenUnlessObjected,
  hiddenFromProfessionals,
  // What lets a professional read, and act.
  samuReadsUnlessObjected,
  emergencyReadsUnlessObjected,
  attendingReads,
  administratorReads,
  careTeamReads,
  consentedReads,
  attendingReadsTheHistory,
  professionalHidesAtThePersonsRequest,
  professionalStatesConsent,
  professionalEntrustsAColleague,
  administratorBlocksOthers,
] as const;

export type AccessRule = (typeof ACCESS_RULES)[number];

/** What can stand as the reason of a decision in the trace. */
export type RuleName = AccessRule['name'] | 'no-rule-allows' | 'facts-incomplete' | 'nothing-there';
