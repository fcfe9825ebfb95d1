// Questions about what may not be seen, each beside the same question about what is not there: for measuring the time between them.
import { addRelation } from '../../src/access/index.js';
import type { DocumentId, IdNatPs, RecordId } from '../../src/kernel/ids.js';
import { aDraft, aProfessional, aRecord, deposited, testIns } from '../support/cast.js';
import { signedIn } from '../support/citizen.js';
import { fhirWorld, HOSPITAL, NURSE } from '../support/fhir-software.js';
import { workbenchOf } from '../support/professional.js';
import type { World } from '../support/world.js';
import { historyOfRepresentative, listOfRepresentative } from './representative-view.js';
import { identity } from './route-questions.js';

/** One question; `n` says which of the documents it is about. Answered with the status of the answer. */
type Ask = (n: number) => Promise<number | string>;

export interface Door {
  readonly name: string;
  /** Asks about what is there and may not be seen. */
  readonly there: Ask;
  readonly nothing: Ask;
}

/** Documents of each record that everybody may see, and those that one record has besides. */
const SEEN = 12;
const UNSEEN = 12;

export async function doors(world: World): Promise<{ readonly open: readonly Door[]; close(): Promise<void> }> {
  const { house } = world;
  const fhir = await fhirWorld(house);
  const token = await fhir.token({
    national_provider_identifier: NURSE.idNatPs,
    subject_role: [{ system: 'urn:oid:1.2.250.1.71.1.2.7', code: NURSE.profession }],
  });
  const author = aProfessional({ id: '899700000055', structureId: '1990000055' });

  /** A record, and the ids of what its reader may not see there. */
  async function record(number: number, flags: Parameters<typeof aDraft>[1] | undefined) {
    const recordId = await aRecord(house, number);
    await house.database.withRecord(recordId, (handle) =>
      addRelation(handle, NURSE.idNatPs as IdNatPs, 'careTeam', house.clock.domain()),
    );
    for (let n = 0; n < SEEN; n += 1) await deposited(house, recordId, aDraft(`${number} vu ${n}`), author);
    const unseen: string[] = [];
    for (let n = 0; n < UNSEEN && flags !== undefined; n += 1) {
      const { id } = await deposited(house, recordId, aDraft(`${number} non vu ${n}`, flags), author);
      unseen.push(idOf(recordId, id));
    }
    return { recordId, unseen, ins: testIns(number).value };
  }
  const idOf = (recordId: RecordId, id: DocumentId): string => house.publicIds.of('document', recordId, id);
  const nowhere = (recordId: RecordId): readonly string[] =>
    Array.from({ length: UNSEEN }, (_, n) => idOf(recordId, house.ids.item(`nowhere ${n}`) as DocumentId));
  const of = (list: readonly string[], n: number): string => list[n % list.length] ?? '';

  // Each beside a plain one of its own: what is asked of a record makes its history longer.
  const hidden = await record(2, { hidden: true });
  const besideHidden = await record(3, undefined);
  const withheld = await record(4, { withheldFromPatient: true });
  const besideWithheld = await record(5, undefined);
  const minor = await record(6, { hiddenFromRepresentatives: true });
  const besideMinor = await record(7, undefined);

  const overFhir = async (url: string): Promise<number> =>
    (await fhir.app.inject({ method: 'GET', url, headers: { authorization: `Bearer ${token}` } })).statusCode;
  const search =
    ({ ins }: typeof hidden) =>
    () =>
      overFhir(`/fhir/DocumentReference?patient.identifier=urn:oid:1.2.250.1.213.1.4.10|${ins}&status=current`);
  const atDesk = async (number: number) => {
    const desk = await workbenchOf(world, { professional: NURSE, structure: HOSPITAL });
    const found = await desk.post('/pro/recherche', identity(number));
    if (found.status !== 303) throw new Error(`the record was not found: ${found.status}`);
    return desk;
  };
  const [deskOfHidden, deskOfPlain] = [await atDesk(2), await atDesk(3)];
  const [personOfPlain, personOfWithheld] = [
    await signedIn(world, besideWithheld.recordId),
    await signedIn(world, withheld.recordId),
  ];
  const byId = (name: string, { recordId, unseen }: typeof hidden, ask: (id: string) => Promise<number>): Door => {
    const none = nowhere(recordId);
    return { name, there: (n) => ask(of(unseen, n)), nothing: (n) => ask(of(none, n)) };
  };
  const page = async (seen: Promise<{ readonly status: number }>): Promise<number> => (await seen).status;
  const view =
    (ask: typeof listOfRepresentative, { recordId }: typeof hidden): Ask =>
    async () =>
      (await ask({ world, recordId })).status;

  const open: readonly Door[] = [
    { name: 'a professional searches', there: search(hidden), nothing: search(besideHidden) },
    byId('a professional reads', hidden, (id) => overFhir(`/fhir/DocumentReference/${id}`)),
    byId('a professional downloads', hidden, (id) => overFhir(`/fhir/Binary/${id}`)),
    {
      name: 'a professional looks at the list',
      there: () => page(deskOfHidden.get('/pro/patient')),
      nothing: () => page(deskOfPlain.get('/pro/patient')),
    },
    byId('a professional opens a page', hidden, (id) => page(deskOfHidden.get(`/pro/patient/documents/${id}`))),
    {
      name: 'the person looks at the list',
      there: () => page(personOfWithheld.get('/documents')),
      nothing: () => page(personOfPlain.get('/documents')),
    },
    byId('the person opens a page', withheld, (id) => page(personOfWithheld.get(`/documents/${id}`))),
    byId('the person downloads', withheld, (id) => page(personOfWithheld.get(`/documents/${id}/contenu`))),
    {
      name: 'a parent looks at the list',
      there: view(listOfRepresentative, minor),
      nothing: view(listOfRepresentative, besideMinor),
    },
    {
      name: 'a parent looks at the history',
      there: view(historyOfRepresentative, minor),
      nothing: view(historyOfRepresentative, besideMinor),
    },
  ];
  return { open, close: () => fhir.app.close() };
}
