import type { KeyObject } from 'node:crypto';
import type { TraceSettings } from './trace-settings.js';

// What is set, as the house knows it.

export type Mode = 'demo' | 'production';

export interface Config extends TraceSettings {
  readonly mode: Mode;
  readonly roles: { readonly web: boolean; readonly worker: boolean };
  /** Where keys, blobs and (in demo) the database live. */
  readonly home: string;
  readonly hosts: readonly string[];
  readonly port: number;
  /** The address people type, without a trailing slash. */
  readonly publicUrl: string;
  /** Absent: an embedded PostgreSQL of our own under the home. */
  readonly database?: { readonly migrateUrl: string; readonly url?: string };
  /** Absent in demo: made and kept in the home. */
  readonly masterKey?: KeyObject;
  readonly attendingSeesHidden: boolean;
  /** How long an earlier record stays within reach of professionals after an opposition, in days. */
  readonly transitionDays: number;
  /** How long a deletion asked for can be called off, in days. */
  readonly coolingOffDays: number;
  /** Within how many days an access that somebody does not recognise is answered. */
  readonly reportDays: number;
  readonly helpPhone: string;
  readonly relayUrl: string;
  /** `host:port` or a socket path of a clamd; without it only the EICAR string is known, and pages say so. */
  readonly clamd?: string;
  readonly smtpUrl?: string;
  /** Mail waits rather than leaving in the clear: production, and a server that is not on this machine. */
  readonly smtpNeedsTls: boolean;
  /** `Carnet <ne-pas-repondre@carnet.example>`. */
  readonly mailFrom: string;
  /** Where returned mail comes to, with `+token` before the @. */
  readonly mailReturn?: string;
  readonly sms?: { readonly url: string; readonly token: string; readonly sender: string };
  /** The sender's lines on letters, the name first. */
  readonly letterSender: readonly string[];
  readonly metricsToken?: string;
  /** Addresses of the proxies in front: from them `x-forwarded-for` is believed. */
  readonly trustedProxies?: readonly string[];
  readonly oidc?: { readonly issuer: string; readonly clientId: string; readonly clientSecret: string };
  /** The national sign-in of persons (FranceConnect); absent: there is none. */
  readonly nationalOidc?: { readonly issuer: string; readonly clientId: string; readonly clientSecret: string };
  /** Requests a minute of software whose registration says nothing else. */
  readonly softwareRequestsPerMinute: number;
  /** Carnet serves TLS itself: paths of PEM files. With `clientAuthorities` it asks clients for a certificate of theirs. */
  readonly tls?: { readonly certificate: string; readonly key: string; readonly clientAuthorities?: string };
  /** The header in which a trusted proxy hands on the client's certificate. */
  readonly clientCertificateHeader?: string;
  /** Absent: no certificates of clients here. */
  readonly clientCertificates?: 'optional' | 'required';
  /** Access tokens of Pro Santé Connect are taken as they are. */
  readonly proSanteConnect?: { readonly issuer: string; readonly audience: string; readonly jwksUrl: string };
  /** A demo for integrators, in a home of its own that may be emptied at any time. */
  readonly sandbox: boolean;
  readonly logLevel: string;
}
