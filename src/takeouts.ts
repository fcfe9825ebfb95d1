import { readHistoryProof } from './audit/index.js';
import type { House } from './compose.js';
import { documentReferenceWire, toSent } from './fhir/document-reference-wire.js';
import { keepTakenSets, parseTakenSets, takeSets, type TakenSet } from './fhir/lists/taken-sets.js';
import type { DocumentReference } from './fhir/resources.js';
import type { MakeDeps, RestoreDeps } from './takeout/index.js';

/** What making copies needs of the house. */
export const takeoutDeps = (house: House): MakeDeps => ({
  ...house,
  attendingSeesHidden: house.config.attendingSeesHidden,
  historyProof: (handle) =>
    readHistoryProof(
      handle,
      { log: house.logKeys, ...(house.witness === undefined ? {} : { witness: house.witness.key }) },
      house.clock.domain(),
    ),
  sets: takeSets,
  sent: (wire) => JSON.parse(toSent(wire, `${house.config.publicUrl}/fhir`).toString('utf8')) as object,
});

/** What taking a copy in needs of the house. */
export const restoreDeps = (house: House): RestoreDeps => ({
  ...house,
  indexKey: house.keys.index,
  mode: house.config.mode,
  parseSets: parseTakenSets,
  keepSets: (handle, sets) => keepTakenSets(handle, house.keys.index, sets as readonly TakenSet[]),
  wire: (document, recordId, person, resource) =>
    documentReferenceWire(document, {
      publicId: house.publicIds.of('document', recordId, document.id),
      subject: { ins: person.ins },
      patientId: house.publicIds.of('patient', recordId, recordId),
      ...(document.replaces === undefined
        ? {}
        : { replacesId: house.publicIds.of('document', recordId, document.replaces) }),
      ...(resource === undefined ? {} : { received: resource as DocumentReference }),
    }),
});
