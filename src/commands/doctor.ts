import { access, constants, mkdir } from 'node:fs/promises';
import path from 'node:path';
import postgres from 'postgres';
import type { Config } from '../config.js';
import { MIGRATIONS } from '../compose.js';
import { isMigrated } from '../platform/migrate.js';
import { addDays, parisDay } from '../kernel/time.js';
import { systemClock } from '../platform/clock.js';
import { smtpTransport } from '../platform/mail.js';
import { KEY_DAYS } from '../platform/technical-log.model.js';
import { readStoredLog } from '../platform/technical-log.js';
import { clamdAddress, clamdScanner } from '../reading/index.js';
import { applicationUrl, masterKeyOf, technicalLogFolder } from '../running-home.js';
import { passesOverTheWall, serverVersion } from './doctor.store.js';

export interface Check {
  readonly name: string;
  readonly state: 'good' | 'absent' | 'fault';
  readonly detail: string;
}

/** Looks at everything an operator would want to know before opening the doors; changes nothing but missing folders. */
export async function examine(config: Config, ownerUrl: string): Promise<Check[]> {
  const { url } = await applicationUrl(config, ownerUrl);
  const sql = postgres(url, { max: 1, connect_timeout: 5, onnotice: () => undefined });
  const good = (name: string, detail = ''): Check => ({ name, state: 'good', detail });
  const fault =
    (name: string) =>
    (error: unknown): Check => ({
      name,
      state: 'fault',
      detail: error instanceof Error ? error.message : String(error),
    });
  try {
    return [
      good('settings', config.mode),
      await masterKeyOf(config).then(() => good('master key'), fault('master key')),
      ...(await Promise.all(
        ['keys', 'blobs'].map((folder) =>
          writable(path.join(config.home, folder)).then(() => good(folder), fault(folder)),
        ),
      )),
      await serverVersion(sql).then((version) => good('database', version), fault('database')),
      await passesOverTheWall(sql).then(
        (passes) =>
          passes
            ? fault('second wall')(new Error('the application role passes over row-level security'))
            : good('second wall'),
        fault('second wall'),
      ),
      await isMigrated(sql, MIGRATIONS).then(
        (done) => (done ? good('schema') : fault('schema')(new Error('run carnet migrate'))),
        fault('schema'),
      ),
      technicalLogs(config),
      await antivirus(config),
      await mailServer(config),
    ];
  } finally {
    await sql.end({ timeout: 2 });
  }
}

/** How old the technical logs are: what is older than the setting should have been dropped. */
function technicalLogs(config: Config): Check {
  const name = 'technical logs';
  const { days, bytes, oldest, newest, oldestKey, strange } = readStoredLog(technicalLogFolder(config));
  if (oldest === undefined || newest === undefined) return { name, state: 'absent', detail: 'none yet' };
  const today = parisDay(systemClock().real());
  const size = `${(bytes / 1024 / 1024).toFixed(1)} MB`;
  const told = `${days} days, from ${oldest} to ${newest}, ${size}, kept ${config.logDays} days; keys since ${oldestKey ?? 'none'}`;
  // A day more: the job of the worker comes once a day.
  const late = oldest < addDays(today, -config.logDays - 1) || (oldestKey ?? today) < addDays(today, -KEY_DAYS - 1);
  if (late) return { name, state: 'fault', detail: `${told}: too old, does a worker run?` };
  if (strange.length > 0) return { name, state: 'fault', detail: `${told}: strange files ${strange.join(', ')}` };
  return { name, state: 'good', detail: told };
}

async function antivirus({ clamd }: Config): Promise<Check> {
  const name = 'antivirus';
  if (clamd === undefined) return { name, state: 'absent', detail: 'only the EICAR test string is known' };
  const answer = await clamdScanner(clamdAddress(clamd), 5_000)(Buffer.from('carnet doctor'));
  if (answer !== 'clean') return { name, state: 'fault', detail: `${clamd} does not answer: no file is taken in` };
  return { name, state: 'good', detail: clamd };
}

async function mailServer({ smtpUrl, smtpNeedsTls, mailFrom }: Config): Promise<Check> {
  const name = 'mail';
  if (smtpUrl === undefined) return { name, state: 'absent', detail: 'notices go by post' };
  const transport = smtpTransport(smtpUrl, { from: mailFrom, needsTls: smtpNeedsTls, failed: () => undefined });
  const answers = await transport.check().finally(() => transport.close());
  const detail = new URL(smtpUrl).host;
  if (!answers) return { name, state: 'fault', detail: `${detail} does not answer, or does not take our login` };
  return { name, state: 'good', detail };
}

async function writable(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await access(folder, constants.W_OK | constants.X_OK);
}
