import { createSecretKey, type KeyObject } from 'node:crypto';
import path from 'node:path';
import { z } from 'zod';
import type { Config, Mode } from './config-shape.js';
import { certificatesOf, proSanteConnectOf, SOFTWARE_SETTINGS } from './software-settings.js';
import { LOOPBACK, TRACE_SETTINGS, traceSettings } from './trace-settings.js';

// The only reader of the environment. It refuses to start on an incoherent or unsafe setting, and says which and why.

export type { Config, Mode } from './config-shape.js';

export class UnsafeConfig extends Error {
  override readonly name = 'UnsafeConfig';
}

const flag = z.enum(['true', 'false']).transform((text) => text === 'true');
const schema = z.object({
  CARNET_MODE: z.enum(['demo', 'production']).optional(),
  CARNET_ROLE: z.enum(['web', 'worker', 'both']).default('both'),
  CARNET_HOME: z.string().min(1).optional(),
  CARNET_HOST: z.string().min(1).optional(),
  PORT: z.coerce.number().int().min(0).max(65_535).optional(),
  CARNET_PUBLIC_URL: z.url().optional(),
  DATABASE_URL: z.string().min(1).optional(),
  DATABASE_MIGRATE_URL: z.string().min(1).optional(),
  CARNET_MASTER_KEY: z.string().optional(),
  CARNET_ATTENDING_SEES_HIDDEN: flag.default(false),
  CARNET_TRANSITION_DAYS: z.coerce.number().int().min(0).max(3_650).default(365),
  CARNET_DELETION_DAYS: z.coerce.number().int().min(1).max(88).default(30),
  CARNET_REPORT_DAYS: z.coerce.number().int().min(1).max(90).default(15),
  CARNET_HELP_PHONE: z.string().min(1).optional(),
  CARNET_RELAY_URL: z.url().optional(),
  CARNET_CLAMD: z.string().min(1).optional(),
  CARNET_SMTP_URL: z.string().min(1).optional(),
  CARNET_MAIL_FROM: z.string().min(3).optional(),
  CARNET_MAIL_RETURN: z.string().min(3).optional(),
  CARNET_SMS_URL: z.url().optional(),
  CARNET_SMS_TOKEN: z.string().min(8).optional(),
  CARNET_SMS_SENDER: z
    .string()
    .regex(/^[A-Za-z0-9]{3,11}$/)
    .default('Carnet'),
  CARNET_LETTER_SENDER: z.string().min(1).optional(),
  CARNET_METRICS_TOKEN: z.string().min(16).optional(),
  ...TRACE_SETTINGS,
  CARNET_TRUSTED_PROXIES: z.string().min(1).optional(),
  CARNET_OIDC_ISSUER: z.url().optional(),
  CARNET_OIDC_CLIENT_ID: z.string().optional(),
  CARNET_OIDC_CLIENT_SECRET: z.string().optional(),
  CARNET_NATIONAL_ISSUER: z.url().optional(),
  CARNET_NATIONAL_CLIENT_ID: z.string().optional(),
  CARNET_NATIONAL_CLIENT_SECRET: z.string().optional(),
  ...SOFTWARE_SETTINGS,
  CARNET_SANDBOX: flag.default(false),
  CARNET_LOG_LEVEL: z.enum(['silent', 'error', 'warn', 'info', 'debug']).default('info'),
});

/** Reads settings from `env`; throws {@link UnsafeConfig} naming every wrong one. */
export function readConfig(
  env: Readonly<Record<string, string | undefined>> = process.env,
  cwd = process.cwd(),
): Config {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined && value !== ''));
  const parsed = schema.safeParse(given);
  if (!parsed.success)
    throw new UnsafeConfig(parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('; '));
  const s = parsed.data;
  const mode: Mode = s.CARNET_MODE ?? (s.DATABASE_URL === undefined ? 'demo' : 'production');
  const faults: string[] = [];

  const masterKey = s.CARNET_MASTER_KEY === undefined ? undefined : masterKeyOf(s.CARNET_MASTER_KEY, faults);
  const database = databaseOf(s, mode, faults);
  const oidc = oidcOf(s, 'OIDC', mode, faults);
  const nationalOidc = oidcOf(s, 'NATIONAL', mode, faults);
  const mail = mailOf(s, mode, faults);
  const sms = smsOf(s, mode, faults);
  const proSanteConnect = proSanteConnectOf(s, mode, faults);
  const trace = traceSettings(s, faults);
  const certificates = certificatesOf(s, faults);
  // The sandbox stands beside a demo, not in its place.
  const port = s.PORT ?? (s.CARNET_SANDBOX ? 8081 : 8080);
  const scheme = s.CARNET_TLS_CERTIFICATE === undefined ? 'http' : 'https';
  const publicUrl = (s.CARNET_PUBLIC_URL ?? `${scheme}://localhost:${port}`).replace(/\/$/, '');

  if (s.CARNET_SANDBOX && (mode !== 'demo' || database !== undefined))
    faults.push('CARNET_SANDBOX is for a demo with its own database: everything in it may be emptied');
  if (mode === 'production') {
    if (database === undefined) faults.push('production needs DATABASE_URL and DATABASE_MIGRATE_URL');
    if (masterKey === undefined) faults.push('production needs CARNET_MASTER_KEY (32 random bytes, base64)');
    if (s.CARNET_PUBLIC_URL === undefined) faults.push('production needs CARNET_PUBLIC_URL');
    else if (!publicUrl.startsWith('https://')) faults.push('CARNET_PUBLIC_URL must be https in production');
    if (s.CARNET_HELP_PHONE === undefined)
      faults.push('production needs CARNET_HELP_PHONE: people must have another way');
  } else if (s.CARNET_HOST !== undefined && !['127.0.0.1', '::1', 'localhost'].includes(s.CARNET_HOST)) {
    faults.push('demo binds loopback only: its logins are public');
  }
  if (faults.length > 0) throw new UnsafeConfig(faults.join('; '));

  return {
    mode,
    roles: { web: s.CARNET_ROLE !== 'worker', worker: s.CARNET_ROLE !== 'web' },
    home: path.resolve(cwd, s.CARNET_HOME ?? (s.CARNET_SANDBOX ? '.carnet-sandbox' : '.carnet')),
    hosts: s.CARNET_HOST === undefined ? ['127.0.0.1', '::1'] : [s.CARNET_HOST],
    port,
    publicUrl,
    attendingSeesHidden: s.CARNET_ATTENDING_SEES_HIDDEN,
    transitionDays: s.CARNET_TRANSITION_DAYS,
    coolingOffDays: s.CARNET_DELETION_DAYS,
    reportDays: s.CARNET_REPORT_DAYS,
    helpPhone: s.CARNET_HELP_PHONE ?? '01 99 00 34 22',
    relayUrl: s.CARNET_RELAY_URL ?? `${publicUrl}/assistance#relais`,
    softwareRequestsPerMinute: s.CARNET_SOFTWARE_REQUESTS_PER_MINUTE,
    sandbox: s.CARNET_SANDBOX,
    logLevel: s.CARNET_LOG_LEVEL,
    ...certificates,
    ...(proSanteConnect === undefined ? {} : { proSanteConnect }),
    ...trace,
    ...(database === undefined ? {} : { database }),
    ...(masterKey === undefined ? {} : { masterKey }),
    ...(oidc === undefined ? {} : { oidc }),
    ...(nationalOidc === undefined ? {} : { nationalOidc }),
    ...(s.CARNET_CLAMD === undefined ? {} : { clamd: s.CARNET_CLAMD }),
    ...mail,
    ...(sms === undefined ? {} : { sms }),
    letterSender: (s.CARNET_LETTER_SENDER ?? 'Carnet|Service des courriers|BP 10001|75000 Paris')
      .split('|')
      .map((line) => line.trim()),
    ...(s.CARNET_TRUSTED_PROXIES === undefined
      ? {}
      : { trustedProxies: s.CARNET_TRUSTED_PROXIES.split(',').map((address) => address.trim()) }),
    ...(s.CARNET_METRICS_TOKEN === undefined ? {} : { metricsToken: s.CARNET_METRICS_TOKEN }),
  };
}

type Settings = z.infer<typeof schema>;

function masterKeyOf(text: string, faults: string[]): KeyObject | undefined {
  const bytes = Buffer.from(text, 'base64');
  if (bytes.length !== 32) faults.push('CARNET_MASTER_KEY must be 32 bytes in base64');
  else if (new Set(bytes).size < 8) faults.push('CARNET_MASTER_KEY is not random');
  else return createSecretKey(bytes);
  return undefined;
}

function databaseOf(s: Settings, mode: Mode, faults: string[]): Config['database'] {
  if (s.DATABASE_URL === undefined) {
    if (s.DATABASE_MIGRATE_URL !== undefined) faults.push('DATABASE_MIGRATE_URL without DATABASE_URL');
    return undefined;
  }
  const given = urlOf(s.DATABASE_URL, 'DATABASE_URL', faults);
  if (s.DATABASE_MIGRATE_URL === undefined) {
    // A demo may be pointed at any PostgreSQL by its owner's URL alone: the application's role is then made beside it.
    if (mode === 'demo') return { migrateUrl: s.DATABASE_URL };
    faults.push(
      'production needs DATABASE_MIGRATE_URL beside DATABASE_URL: the application role must not own the tables',
    );
    return undefined;
  }
  const owner = urlOf(s.DATABASE_MIGRATE_URL, 'DATABASE_MIGRATE_URL', faults);
  if (given === undefined || owner === undefined) return undefined;
  if (given.username === owner.username) faults.push('DATABASE_URL and DATABASE_MIGRATE_URL must use two roles');
  if (given.username !== 'carnet_app') faults.push('the role of DATABASE_URL must be carnet_app');
  if (!/^[A-Za-z0-9_-]{16,}$/.test(given.password))
    faults.push('the password in DATABASE_URL must have 16 characters or more, letters, digits, - and _ only');
  return { url: s.DATABASE_URL, migrateUrl: s.DATABASE_MIGRATE_URL };
}

function urlOf(text: string, name: string, faults: string[]): URL | undefined {
  const url = URL.parse(text);
  if (url === null) faults.push(`${name} is not a URL`);
  else faults.push(...tlsFaults(url, name));
  return url ?? undefined;
}

/**
 * The two drivers (postgres, and pg for the jobs) agree on two words only: the others mean to one of them that whoever answers is believed, or that
 * clear text will do. Files named in the address are read by one of them and sent to the server as a setting by the other.
 */
function tlsFaults({ searchParams }: URL, name: string): string[] {
  const mode = searchParams.get('sslmode');
  const others = [...searchParams.keys()].filter((key) => key.startsWith('ssl') && key !== 'sslmode');
  return [
    ...(mode === null || mode === 'disable' || mode === 'verify-full'
      ? []
      : [`${name}: sslmode is verify-full, or disable; ${mode} does not say who may answer`]),
    ...others.map((key) => `${name}: ${key} is not taken; an authority of one's own goes into NODE_EXTRA_CA_CERTS`),
  ];
}

const ADDRESS = /^[^\s@<>]+@[^\s@<>]+$/;

/** What in an address would have mail, and the login, sent to whoever answers. */
const WITHOUT_TLS = /[?&](requireTLS|ignoreTLS|opportunisticTLS|secure|tls\.rejectUnauthorized)=/i;

function mailOf(
  s: Settings,
  mode: Mode,
  faults: string[],
): Pick<Config, 'smtpUrl' | 'smtpNeedsTls' | 'mailFrom' | 'mailReturn'> {
  const from = s.CARNET_MAIL_FROM ?? 'Carnet <ne-pas-repondre@carnet.example>';
  if (!ADDRESS.test(/<([^>]*)>/.exec(from)?.[1] ?? from)) faults.push('CARNET_MAIL_FROM holds no address');
  if (s.CARNET_MAIL_RETURN !== undefined && !ADDRESS.test(s.CARNET_MAIL_RETURN))
    faults.push('CARNET_MAIL_RETURN is no address');
  let smtpNeedsTls = false;
  if (s.CARNET_SMTP_URL !== undefined) {
    const url = urlOf(s.CARNET_SMTP_URL, 'CARNET_SMTP_URL', faults);
    if (url !== undefined && !['smtp:', 'smtps:'].includes(url.protocol))
      faults.push('CARNET_SMTP_URL must be smtp: or smtps:');
    if (mode === 'production' && s.CARNET_MAIL_FROM === undefined)
      faults.push('production that sends mail needs CARNET_MAIL_FROM');
    if (mode === 'production' && WITHOUT_TLS.test(s.CARNET_SMTP_URL))
      faults.push('CARNET_SMTP_URL must not turn TLS off in production: codes go by mail');
    smtpNeedsTls = mode === 'production' && !LOOPBACK.includes(url?.hostname ?? '');
  }
  return {
    mailFrom: from,
    smtpNeedsTls,
    ...(s.CARNET_SMTP_URL === undefined ? {} : { smtpUrl: s.CARNET_SMTP_URL }),
    ...(s.CARNET_MAIL_RETURN === undefined ? {} : { mailReturn: s.CARNET_MAIL_RETURN }),
  };
}

function smsOf(s: Settings, mode: Mode, faults: string[]): Config['sms'] {
  const { CARNET_SMS_URL: url, CARNET_SMS_TOKEN: token, CARNET_SMS_SENDER: sender } = s;
  if (url === undefined && token === undefined) return undefined;
  if (url === undefined || token === undefined) {
    faults.push('CARNET_SMS_URL and CARNET_SMS_TOKEN go together');
    return undefined;
  }
  httpsOnly(url, 'CARNET_SMS_URL', mode, faults);
  return { url, token, sender };
}

/** Over plain http whoever stands on the way reads what is sent, and answers in its place. */
function httpsOnly(address: string, name: string, mode: Mode, faults: string[]): void {
  if (mode === 'production' && !address.startsWith('https://')) faults.push(`${name} must be https in production`);
}

/** The parts of one provider, all or none. */
function oidcOf(s: Settings, of: 'OIDC' | 'NATIONAL', mode: Mode, faults: string[]): Config['oidc'] {
  const parts = [s[`CARNET_${of}_ISSUER`], s[`CARNET_${of}_CLIENT_ID`], s[`CARNET_${of}_CLIENT_SECRET`]];
  if (parts.every((part) => part === undefined)) return undefined;
  const [issuer, clientId, clientSecret] = parts;
  if (issuer === undefined || clientId === undefined || clientSecret === undefined) {
    faults.push(`CARNET_${of}_ISSUER, CARNET_${of}_CLIENT_ID and CARNET_${of}_CLIENT_SECRET go together`);
    return undefined;
  }
  httpsOnly(issuer, `CARNET_${of}_ISSUER`, mode, faults);
  return { issuer, clientId, clientSecret };
}
