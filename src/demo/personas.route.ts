import { openRoute, type Route } from '../platform/route.js';
import type { DemoSoftwareKeys } from './demo-software.js';
import { demoPersons } from './personas.js';
import { demoProfessionals } from './professionals.js';
import { demoSoftware } from './software.js';
import { demoStaff } from './staff.js';

/** `GET /demo/personas.json`: everything needed to try the demo from outside. Demo only. */
export function personasRoute(config: { readonly publicUrl: string }, keys: readonly DemoSoftwareKeys[]): Route {
  return openRoute({
    method: 'GET',
    path: '/demo/personas.json',
    decide: 'everyone',
    answer: () => ({
      status: 200,
      headers: { 'content-type': 'application/json; charset=utf-8' },
      body: JSON.stringify(personas(config.publicUrl, keys), undefined, 1),
    }),
  });
}

function personas(publicUrl: string, keys: readonly DemoSoftwareKeys[]) {
  return {
    persons: demoPersons.map(({ story, ...person }) => ({ ...person, note: story })),
    professionals: demoProfessionals.map((one) => ({
      key: one.key,
      idNatPS: one.idNatPS,
      familyName: one.familyName,
      givenName: one.givenName,
      profession: one.profession,
      ...(one.speciality === undefined ? {} : { speciality: one.speciality }),
      structures: one.structures.map(({ id, name, sector }) => ({ id, name, sector })),
      username: one.username,
      password: one.password,
      relations: one.relations,
    })),
    staff: demoStaff.map(({ story, ...one }) => ({ ...one, note: story })),
    software: demoSoftware.map((one) => ({
      key: one.key,
      clientId: one.clientId,
      structureId: one.structureId,
      // The first is the professional this software usually names; the others work in the same structure.
      professionals: one.professionals,
      privateJwk: keys.find((pair) => pair.clientId === one.clientId)?.privateJwk,
      tokenEndpoint: `${publicUrl}/oauth/token`,
    })),
  };
}
