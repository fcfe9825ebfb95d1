import type { HttpRequest } from '../../platform/route.js';
import type { FhirHouse } from '../fhir-house.js';
import { recordSecurityEvent } from '../security-event.store.js';
import type { OpenedGrant } from './access-token.js';
import { looksLikeJwt, openProviderTokens, type ProviderTokens } from './pro-sante-connect.js';
import type { Trust } from './trust.js';

// The token a request comes with: whose it is, whether it still holds, whether it came over the connection it is bound to, and whether its
// client keeps to its budget.

export type Bearer =
  | { readonly kind: 'granted'; readonly granted: OpenedGrant }
  | { readonly kind: 'none' | 'invalid' }
  | { readonly kind: 'too-many'; readonly waitSeconds: number };

export type ReadBearer = (request: HttpRequest) => Promise<Bearer>;

export function bearerReader(house: FhirHouse, trust: Trust): ReadBearer {
  const { proSanteConnect } = house.config;
  const provider: ProviderTokens | undefined =
    proSanteConnect === undefined ? undefined : openProviderTokens(house, proSanteConnect);
  return async (request) => {
    const header = request.header('authorization');
    if (header === undefined) return { kind: 'none' };
    const [, token] = /^Bearer ([^\s]+)$/i.exec(header) ?? [];
    if (token === undefined) return { kind: 'invalid' };
    const waiting = trust.revocations.ready();
    if (waiting !== undefined) await waiting;
    const granted =
      provider !== undefined && looksLikeJwt(token)
        ? await provider.open(token)
        : trust.tokens.open(token, house.clock.real());
    if (granted === undefined || trust.revocations.holds(granted)) return { kind: 'invalid' };
    if (granted.certificate !== undefined && granted.certificate !== request.certificate?.()) {
      await recordSecurityEvent(house, 'token-without-its-certificate', { client: granted.clientId });
      return { kind: 'invalid' };
    }
    const waitSeconds = await trust.spend(granted.clientId, granted.perMinute);
    return waitSeconds === undefined ? { kind: 'granted', granted } : { kind: 'too-many', waitSeconds };
  };
}
