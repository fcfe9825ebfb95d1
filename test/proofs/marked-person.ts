// Somebody whose every name is a marker, with a professional, a structure and an account of the same kind.
import { createAccount, newTotpSecret, saveProfessional, saveStructure } from '../../src/identity/index.js';
import type { Professional, Structure } from '../../src/identity/index.js';
import type { IdNatPs, RecordId, StructureId } from '../../src/kernel/ids.js';
import { aRecord, testIns } from '../support/cast.js';
import { signedIn, type Citizen } from '../support/citizen.js';
import { workbenchOf, type Workbench } from '../support/professional.js';
import type { Markers } from './markers.js';
import type { OwnHome } from './own-home.js';

export const BORN = { 'naissance-day': '12', 'naissance-month': '5', 'naissance-year': '1975' };

export interface Marked {
  readonly number: number;
  readonly recordId: RecordId;
  readonly familyName: string;
  readonly givenName: string;
  readonly ins: string;
  readonly citizen: Citizen;
  readonly professional: Professional;
  readonly structure: Structure;
  readonly desk: Workbench;
  readonly username: string;
  readonly password: string;
  readonly totpSecret: string;
}

/** Makes them, and signs both in. */
export async function markedPerson(world: OwnHome['world'], marker: Markers, number: number): Promise<Marked> {
  const { house } = world;
  const { directory } = house.database;
  const [familyName, givenName] = [marker.of('family name'), marker.of('given name')];
  const recordId = await aRecord(house, number, {
    familyName,
    givenNames: [givenName],
    email: `${marker.of('e-mail')}@exemple.fr`,
    vitaleSerial: `${marker.of('serial of the card')}`,
  });
  const structure: Structure = {
    id: `19900001${String(number).padStart(2, '0')}` as StructureId,
    name: `Cabinet ${marker.of('name of a structure')}`,
    sector: 'SA07',
    samu: false,
  };
  const professional: Professional = {
    idNatPs: `8997000010${String(number).padStart(2, '0')}` as IdNatPs,
    familyName: marker.of('family name of a professional'),
    givenName: marker.of('given name of a professional'),
    profession: '10',
  };
  await saveStructure(directory, house.keys.directory, structure);
  await saveProfessional(directory, house.keys.directory, professional, [structure.id]);
  const username = number > 10 ? `personne-${number}` : marker.of('username');
  const password = number > 10 ? 'Girafe-lente-7' : `${marker.of('password')}-7`;
  const totpSecret = newTotpSecret();
  // Hashing a password takes its time: half of them sign in.
  if (number <= 10) await createAccount(house, recordId, { username, password, totpSecret, at: house.clock.domain() });
  return {
    number,
    recordId,
    familyName,
    givenName,
    ins: marker.also('INS', testIns(number).value),
    citizen: await signedIn(world, recordId, `${givenName} ${familyName}`),
    professional,
    structure,
    desk: await workbenchOf(world, { professional, structure }),
    username,
    password,
    totpSecret,
  };
}
