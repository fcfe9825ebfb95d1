import { z } from 'zod';
import type { Config, Mode } from './config-shape.js';

// Settings of trust in software; config.ts reads them with the others.

export const SOFTWARE_SETTINGS = {
  CARNET_SOFTWARE_REQUESTS_PER_MINUTE: z.coerce.number().int().min(1).default(6_000),
  CARNET_TLS_CERTIFICATE: z.string().min(1).optional(),
  CARNET_TLS_KEY: z.string().min(1).optional(),
  CARNET_TLS_CLIENT_AUTHORITIES: z.string().min(1).optional(),
  CARNET_CLIENT_CERTIFICATE_HEADER: z
    .string()
    .regex(/^[A-Za-z0-9-]+$/)
    .optional(),
  CARNET_CLIENT_CERTIFICATES: z.enum(['optional', 'required']).optional(),
  CARNET_PSC_ISSUER: z.url().optional(),
  CARNET_PSC_AUDIENCE: z.string().min(1).optional(),
  CARNET_PSC_JWKS_URL: z.url().optional(),
};

type Given = z.infer<z.ZodObject<typeof SOFTWARE_SETTINGS>>;

/** A certificate is believed from a connection that Carnet ends itself, or from a proxy that is named. */
export function certificatesOf(
  s: Given & { readonly CARNET_TRUSTED_PROXIES?: string | undefined },
  faults: string[],
): Pick<Config, 'tls' | 'clientCertificateHeader' | 'clientCertificates'> {
  const { CARNET_TLS_CERTIFICATE: certificate, CARNET_TLS_KEY: key, CARNET_TLS_CLIENT_AUTHORITIES: authorities } = s;
  const header = s.CARNET_CLIENT_CERTIFICATE_HEADER?.toLowerCase();
  if ((certificate === undefined) !== (key === undefined))
    faults.push('CARNET_TLS_CERTIFICATE and CARNET_TLS_KEY go together');
  if (authorities !== undefined && certificate === undefined)
    faults.push(
      'CARNET_TLS_CLIENT_AUTHORITIES needs CARNET_TLS_CERTIFICATE: clients show certificates to whoever ends TLS',
    );
  if (header !== undefined && s.CARNET_TRUSTED_PROXIES === undefined)
    faults.push('CARNET_CLIENT_CERTIFICATE_HEADER needs CARNET_TRUSTED_PROXIES: anybody can send a header');
  if (header !== undefined && certificate !== undefined)
    faults.push(
      'CARNET_CLIENT_CERTIFICATE_HEADER is for TLS ended by a proxy, CARNET_TLS_CERTIFICATE for TLS ended here',
    );
  const some = header !== undefined || authorities !== undefined;
  if (!some && s.CARNET_CLIENT_CERTIFICATES !== undefined)
    faults.push('CARNET_CLIENT_CERTIFICATES needs CARNET_TLS_CLIENT_AUTHORITIES or CARNET_CLIENT_CERTIFICATE_HEADER');
  return {
    ...(certificate === undefined || key === undefined
      ? {}
      : { tls: { certificate, key, ...(authorities === undefined ? {} : { clientAuthorities: authorities }) } }),
    ...(header === undefined ? {} : { clientCertificateHeader: header }),
    ...(some ? { clientCertificates: s.CARNET_CLIENT_CERTIFICATES ?? 'optional' } : {}),
  };
}

/** Access tokens of the national provider: issuer and audience, or neither. */
export function proSanteConnectOf(s: Given, mode: Mode, faults: string[]): Config['proSanteConnect'] {
  const { CARNET_PSC_ISSUER: issuer, CARNET_PSC_AUDIENCE: audience } = s;
  if (issuer === undefined && audience === undefined && s.CARNET_PSC_JWKS_URL === undefined) return undefined;
  if (issuer === undefined || audience === undefined) {
    faults.push('CARNET_PSC_ISSUER and CARNET_PSC_AUDIENCE go together: a token for somebody else is none for us');
    return undefined;
  }
  const jwksUrl = s.CARNET_PSC_JWKS_URL ?? `${issuer.replace(/\/$/, '')}/protocol/openid-connect/certs`;
  if (mode === 'production' && !(issuer.startsWith('https://') && jwksUrl.startsWith('https://')))
    faults.push('CARNET_PSC_ISSUER and CARNET_PSC_JWKS_URL must be https in production');
  return { issuer, audience, jwksUrl };
}
