import { exportJWK, generateKeyPair, type JWK } from 'jose';
import { randomBytes } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { readKept } from '../../platform/kept-file.js';

export interface StandInKeys {
  readonly signing: JWK;
  readonly cookies: string;
  readonly clientSecret: string;
}

/** The stand-in's keys of this home, made at the first call: a restart invalidates nobody's page. */
export async function standInKeys(home: string, name = 'professional-sign-in.json'): Promise<StandInKeys> {
  const file = path.join(home, 'keys', name);
  const kept = await readKept(file);
  if (kept !== undefined) return JSON.parse(kept.toString('utf8')) as StandInKeys;
  const { privateKey } = await generateKeyPair('RS256', { extractable: true });
  const made: StandInKeys = {
    signing: { ...(await exportJWK(privateKey)), kid: 'stand-in-1', alg: 'RS256', use: 'sig' },
    cookies: randomBytes(32).toString('base64url'),
    clientSecret: randomBytes(32).toString('base64url'),
  };
  await mkdir(path.dirname(file), { recursive: true, mode: 0o700 });
  await writeFile(file, JSON.stringify(made), { mode: 0o600, flush: true });
  return made;
}
