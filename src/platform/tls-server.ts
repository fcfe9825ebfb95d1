import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { createServer } from 'node:https';

/** PEM, all of it. */
export interface TlsOptions {
  readonly certificate: Buffer;
  readonly key: Buffer;
  /** Clients are asked for a certificate of one of these; those who show none are let in, and nothing is bound to one. */
  readonly clientAuthorities?: Buffer;
}

/** Makes servers that end TLS themselves (1.2 at least). */
export const tlsServerFactory =
  ({ certificate, key, clientAuthorities }: TlsOptions) =>
  (handler: (request: IncomingMessage, response: ServerResponse) => void): Server =>
    createServer(
      {
        cert: certificate,
        key,
        minVersion: 'TLSv1.2',
        ...(clientAuthorities === undefined
          ? {}
          : { ca: clientAuthorities, requestCert: true, rejectUnauthorized: false }),
      },
      handler,
    );
