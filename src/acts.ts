import {
  beginEmergencyAct,
  blockProfessionalAct,
  blockStructureAct,
  chooseAdministratorAct,
  entrustColleagueAct,
  findSpaceAct,
  giveAccessAct,
  setConsentTermAct,
  setTermAct,
  readHistoryAct,
  readHistoryLineAct,
  readProfileAct,
  readOwnActsAct,
  readOwnConsentsAct,
  readOwnHistoryAct,
  readRightsAct,
  setPreferencesAct,
  stateConsentAct,
  withdrawConsentAct,
} from './access/index.js';
import type { Config } from './config.js';
import { endSessionsAct } from './identity/index.js';
import { documentReferenceWire, wireAfterChange } from './fhir/document-reference-wire.js';
import {
  downloadHeirCopyAct,
  enterHeirAct,
  judgeHeirActs,
  readHeirCopyAct,
  readHeirPaperAct,
  recordHeirRequestAct,
  renewHeirCodeAct,
  withdrawHeirRequestAct,
} from './heirs/index.js';
import { readHomeAct } from './home/index.js';
import { readNoticeChoicesAct, readNoticesAct, seeNoticesAct, setNoticeChoicesAct } from './notices/index.js';
import { explainReviewAct, readAskedReviewAct } from './emergencies/index.js';
import type { BlobStore } from './platform/blob-store.js';
import type { RecordHandle } from './platform/database.js';
import type { PublicIds } from './platform/public-ids.js';
import type { SystemKeys } from './platform/system-keys.js';
import {
  amendDocumentAct,
  browseDocumentsAct,
  depositDocumentsAct,
  downloadDocumentAct,
  documentExceptionAct,
  hideDocumentAct,
  hideManyAct,
  hideSubjectAct,
  readHidingAct,
  readRecordHistoryAct,
  readDocumentExceptionsAct,
  releaseDocumentAct,
  showSubjectAct,
  showToRepresentativesAct,
  listDocumentsAct,
  openDocumentAct,
  previewAsAct,
  readDocumentAct,
  readWireForm,
  readWireFormAct,
  removeOwnDocumentAct,
  searchWireFormsAct,
  whoHasAccessAct,
  whoMaySeeAct,
  type Document,
} from './record/index.js';
import { answerReportAct, examineReportAct, openReportAct, readReportsAct, reportAccessAct } from './reports/index.js';
import { readEmergencyNoticesAct, seeEmergencyNoticeAct } from './pro/index.js';
import { askTakeoutAct, downloadTakeoutAct, readTakeoutsAct } from './takeout/index.js';
import {
  acceptVisitAct,
  askVisitAct,
  declineVisitAct,
  leaveVisitAct,
  lookVisitAct,
  offerVisitAct,
  prepareVisitAct,
  stopVisitAct,
  takeShownDocumentAct,
  watchVisitAct,
} from './visit/index.js';

// What can be done to a record: one list, from which every edge takes the acts it performs.

/** The form in which a document is sent, after a change of its state. */
export const afterChange = async (handle: RecordHandle, document: Document): Promise<string> => {
  const before = await readWireForm(handle, document.id);
  if (before === undefined) throw new Error('a document without the form in which it is sent');
  return wireAfterChange(before.wire, document);
};

/** Every act of the house but those about its trace, with what each needs. */
export function houseActs(config: Config, blobs: BlobStore, keys: SystemKeys, ids: PublicIds) {
  const settings = { attendingSeesHidden: config.attendingSeesHidden };
  return {
    listDocuments: listDocumentsAct(settings),
    searchWireForms: searchWireFormsAct(settings),
    readDocument: readDocumentAct(settings),
    readWireForm: readWireFormAct(settings),
    downloadDocument: downloadDocumentAct({ ...settings, blobs }),
    depositDocuments: depositDocumentsAct({
      ...settings,
      blobs,
      indexKey: keys.index,
      wire: (document, { recordId, ins }) =>
        documentReferenceWire(document, {
          publicId: ids.of('document', recordId, document.id),
          subject: { ins },
          patientId: ids.of('patient', recordId, recordId),
          ...(document.replaces === undefined ? {} : { replacesId: ids.of('document', recordId, document.replaces) }),
        }),
      wireAfterChange: afterChange,
    }),
    amendDocument: amendDocumentAct({ ...settings, wireAfterChange: afterChange }),
    hideMany: hideManyAct({ ...settings, wireAfterChange: afterChange }),
    hideSubject: hideSubjectAct({ ...settings, wireAfterChange: afterChange }),
    showSubject: showSubjectAct({ ...settings, wireAfterChange: afterChange }),
    readHiding: readHidingAct(settings),
    readRecordHistory: readRecordHistoryAct(settings),
    readDocumentExceptions: readDocumentExceptionsAct(settings),
    documentException: documentExceptionAct(settings),
    releaseDocument: releaseDocumentAct({ ...settings, wireAfterChange: afterChange }),
    showToRepresentatives: showToRepresentativesAct({ ...settings, wireAfterChange: afterChange }),
    hideDocument: hideDocumentAct({ ...settings, wireAfterChange: afterChange }),
    removeDocument: removeOwnDocumentAct({ ...settings, wireAfterChange: afterChange }),
    browseDocuments: browseDocumentsAct(settings),
    openDocument: openDocumentAct({ ...settings, blobs }),
    whoHasAccess: whoHasAccessAct(settings),
    withdrawConsent: withdrawConsentAct(settings),
    readOwnHistory: readOwnHistoryAct(settings),
    readHistoryLine: readHistoryLineAct(settings),
    askTakeout: askTakeoutAct(settings),
    readTakeouts: readTakeoutsAct(settings),
    downloadTakeout: downloadTakeoutAct(settings),
    readHome: readHomeAct(settings),
    seeNotices: seeNoticesAct(settings),
    readNotices: readNoticesAct(settings),
    readNoticeChoices: readNoticeChoicesAct(settings),
    setNoticeChoices: setNoticeChoicesAct(settings),
    readReports: readReportsAct({ ...settings, reportDays: config.reportDays }),
    reportAccess: reportAccessAct({ ...settings, reportDays: config.reportDays }),
    examineReport: examineReportAct,
    openReport: openReportAct,
    explainReview: explainReviewAct,
    readAskedReview: readAskedReviewAct,
    answerReport: answerReportAct,
    readEmergencyNotices: readEmergencyNoticesAct(settings),
    seeEmergencyNotice: seeEmergencyNoticeAct(settings),
    findSpace: findSpaceAct(settings),
    readOwnConsents: readOwnConsentsAct(settings),
    readOwnActs: readOwnActsAct(settings),
    readProfile: readProfileAct(settings),
    stateConsent: stateConsentAct(settings),
    blockProfessional: blockProfessionalAct(settings),
    blockStructure: blockStructureAct(settings),
    chooseAdministrator: chooseAdministratorAct(settings),
    entrustColleague: entrustColleagueAct(settings),
    giveAccess: giveAccessAct(settings),
    setTerm: setTermAct(settings),
    setConsentTerm: setConsentTermAct(settings),
    setPreferences: setPreferencesAct(settings),
    readRights: readRightsAct(settings),
    previewAs: previewAsAct({ ...settings, directoryKey: keys.directory }),
    whoMaySee: whoMaySeeAct({ ...settings, directoryKey: keys.directory }),
    readHistory: readHistoryAct(settings),
    beginEmergency: beginEmergencyAct(settings),
    endSessions: endSessionsAct(keys.session),
    prepareVisit: prepareVisitAct(settings),
    offerVisit: offerVisitAct({ ...settings, codeKey: keys.code }),
    watchVisit: watchVisitAct(settings),
    acceptVisit: acceptVisitAct(settings),
    declineVisit: declineVisitAct(settings),
    stopVisit: stopVisitAct(settings),
    askVisit: askVisitAct(settings),
    leaveVisit: leaveVisitAct(settings),
    lookVisit: lookVisitAct(settings),
    takeShownDocument: takeShownDocumentAct({ ...settings, blobs }),
    recordHeirRequest: recordHeirRequestAct({ indexKey: keys.index }),
    ...judgeHeirActs({ ...settings, codeKey: keys.code }),
    readHeirPaper: readHeirPaperAct(blobs),
    renewHeirCode: renewHeirCodeAct({ ...settings, codeKey: keys.code }),
    withdrawHeirRequest: withdrawHeirRequestAct,
    enterHeir: enterHeirAct(settings),
    readHeirCopy: readHeirCopyAct(settings),
    downloadHeirCopy: downloadHeirCopyAct(settings),
  };
}
