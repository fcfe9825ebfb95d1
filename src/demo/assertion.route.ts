import { importJWK, SignJWT } from 'jose';
import { randomUUID } from 'node:crypto';
import type { ActingProfessionalClaims } from '../kernel/wire.js';
import { openRoute, type Route } from '../platform/route.js';
import type { DemoSoftwareKeys } from './demo-software.js';
import { demoProfessionals } from './professionals.js';
import { demoSoftware } from './software.js';

/**
 * `GET /demo/assertion?software=hospital`: a fresh assertion of a piece of the demo's software, so that the interface can be tried with curl
 * alone. Demo only: the keys behind it are public there anyway.
 */
export function assertionRoute(publicUrl: string, keys: readonly DemoSoftwareKeys[]): Route {
  return openRoute({
    method: 'GET',
    path: '/demo/assertion',
    decide: 'everyone',
    async answer(request) {
      const software = demoSoftware.find(({ key }) => key === request.query.get('software'));
      const pair = keys.find(({ clientId }) => clientId === software?.clientId);
      const who = demoProfessionals.find(
        ({ key }) => key === (request.query.get('professional') ?? software?.professionals[0]),
      );
      const headers = { 'content-type': 'text/plain; charset=utf-8' };
      if (software === undefined || pair === undefined || who === undefined)
        return { status: 404, headers, body: `software: ${demoSoftware.map(({ key }) => key).join(', ')}\n` };
      const claims: ActingProfessionalClaims = {
        subject_name: `${who.givenName} ${who.familyName}`,
        national_provider_identifier: who.idNatPS,
        subject_role: [{ system: 'urn:oid:1.2.250.1.71.1.2.7', code: who.profession }],
        subject_organization_id: software.structureId,
        purpose_of_use: [{ system: 'urn:oid:1.2.250.1.213.1.1.4.248', code: 'normal' }],
      };
      const assertion = await new SignJWT({ extensions: { ihe_iua: claims } })
        .setProtectedHeader({ alg: 'ES384', kid: pair.privateJwk.kid ?? '', typ: 'JWT' })
        .setIssuer(software.clientId)
        .setSubject(software.clientId)
        .setAudience(`${publicUrl}/oauth/token`)
        .setJti(randomUUID())
        .setIssuedAt()
        .setExpirationTime('4m')
        .sign(await importJWK(pair.privateJwk, 'ES384'));
      return { status: 200, headers, body: assertion };
    },
  });
}
