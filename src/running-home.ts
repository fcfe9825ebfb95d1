import { randomBytes } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { KeyObject } from 'node:crypto';
import { MIGRATIONS } from './compose.js';
import type { Config } from './config.js';
import { readKept } from './platform/kept-file.js';
import { masterKeyOfHome } from './platform/key-store.js';
import { migrate } from './platform/migrate.js';

// What a home keeps beside the database: its master key (demo) and the password of the application's role.

/** The master key: given by the operator, or this home's own in demo. */
export const masterKeyOf = (config: Config): Promise<KeyObject> =>
  config.masterKey === undefined ? masterKeyOfHome(path.join(config.home, 'keys')) : Promise.resolve(config.masterKey);

/** The application role's password, made once per home when the operator gave none. Throws `UnusableFile`. */
export async function appPasswordOf(home: string): Promise<string> {
  const folder = path.join(home, 'keys');
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const file = path.join(folder, 'application-role.password');
  const kept = await readKept(file);
  if (kept !== undefined) return kept.toString('utf8').trim();
  const made = randomBytes(24).toString('base64url');
  await writeFile(file, `${made}\n`, { mode: 0o600, flag: 'wx', flush: true });
  return made;
}

/** The address under which the application reaches a database owned by `ownerUrl`. */
export async function applicationUrl(config: Config, ownerUrl: string): Promise<{ url: string; password: string }> {
  if (config.database?.url !== undefined)
    return { url: config.database.url, password: decodeURIComponent(new URL(config.database.url).password) };
  const password = await appPasswordOf(config.home);
  const url = new URL(ownerUrl);
  url.username = 'carnet_app';
  url.password = password;
  return { url: url.href, password };
}

/** Brings the schema up to date and answers the application's address and what was applied. */
export async function migrateHome(config: Config, ownerUrl: string): Promise<{ url: string; applied: string[] }> {
  const { url, password } = await applicationUrl(config, ownerUrl);
  return { url, applied: await migrate(ownerUrl, MIGRATIONS, password) };
}

/** Where the technical logs of a home are. */
export const technicalLogFolder = ({ home }: Pick<Config, 'home'>): string => path.join(home, 'logs');
