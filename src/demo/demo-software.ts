import { generateKeyPair, exportJWK, type JWK } from 'jose';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { readKept } from '../platform/kept-file.js';
import { demoSoftware } from './software.js';

// The key pairs of the demo's software: made when a home is first seeded, kept with it, handed to whoever tries the interface.

export interface DemoSoftwareKeys {
  readonly clientId: string;
  readonly privateJwk: JWK;
  readonly publicJwk: JWK;
}

const fileOf = (home: string): string => path.join(home, 'keys', 'demo-software.json');

/** The key pairs of this home, made at the first call. */
export async function demoSoftwareKeys(home: string): Promise<readonly DemoSoftwareKeys[]> {
  const kept = await readKept(fileOf(home));
  if (kept !== undefined) return JSON.parse(kept.toString('utf8')) as DemoSoftwareKeys[];
  const made: DemoSoftwareKeys[] = [];
  for (const { clientId } of demoSoftware) {
    const { privateKey, publicKey } = await generateKeyPair('ES384', { extractable: true });
    const named = { kid: `${clientId}-1`, alg: 'ES384', use: 'sig' };
    made.push({
      clientId,
      privateJwk: { ...(await exportJWK(privateKey)), ...named },
      publicJwk: { ...(await exportJWK(publicKey)), ...named },
    });
  }
  await writeFile(fileOf(home), JSON.stringify(made), { mode: 0o600, flag: 'wx', flush: true });
  return made;
}
