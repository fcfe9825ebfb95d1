import { X509Certificate, hash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { exportJWK, generateKeyPair } from 'jose';
import { CommandFailed, readArguments } from './command-failed.js';
import type { House } from '../compose.js';
import {
  listSoftware,
  parseThumbprint,
  registerSoftware,
  registrationProblemText,
  removeSoftware,
  restoreSoftware,
  revokeTokensOf,
  rotateKeys,
  type RegisteredClient,
} from '../fhir/index.js';
import { readStructure, saveStructure } from '../identity/index.js';
import type { StructureId } from '../kernel/ids.js';

// carnet clients …: software that may come to /fhir, from the machine itself.

export const CLIENTS_USAGE = `carnet clients <command> [--json]

  list
  add ID --name NAME --structure ID (--jwks FILE | --jwks-url URL | --new-key FILE) [--scope "…"]
         [--certificate FILE-OR-SHA256]… [--requests-per-minute N] [--structure-name NAME --structure-sector CODE]
  rotate ID (--jwks FILE | --jwks-url URL | --new-key FILE) [--keep-former]
  revoke-tokens ID
  remove ID
  restore ID

  --new-key FILE  makes a key pair (ES384), keeps the private half in FILE and registers the public one
`;

const BY = 'command';

type WithHouse = (work: (house: House) => Promise<void>) => Promise<void>;

export async function clientsCommand(argv: readonly string[], withHouse: WithHouse): Promise<void> {
  const { values, positionals } = parsed(argv);
  const [command = '', id = '', ...more] = positionals;
  if (values.help || command === '') return write(CLIENTS_USAGE);
  if (more.length > 0) throw usage(`too many words: ${more.join(' ')}`);
  if (command !== 'list' && id === '') throw usage(`carnet clients ${command} needs the id of the software`);
  const shown = (client: RegisteredClient): void => write(values.json ? JSON.stringify(plain(client)) : line(client));
  const done = (result: Awaited<ReturnType<typeof removeSoftware>>): void => {
    if (result.ok) return shown(result.value);
    const { en, todo } = registrationProblemText(result.problem);
    throw new CommandFailed(
      1,
      `${result.problem}${result.detail === undefined ? '' : ` (${result.detail})`}: ${en} ${todo}`,
    );
  };
  switch (command) {
    case 'list':
      return withHouse(async (house) => {
        const clients = await listSoftware(house);
        if (values.json) write(JSON.stringify(clients.map(plain)));
        else for (const client of clients) shown(client);
      });
    case 'add':
      return withHouse(async (house) => {
        await structureOf(house, values);
        const certificates = await Promise.all((values.certificate ?? []).map(thumbprintIn));
        done(
          await registerSoftware(
            house,
            {
              clientId: id,
              ...(values.name === undefined ? {} : { name: values.name }),
              ...(values.structure === undefined ? {} : { structureId: values.structure }),
              ...(values.scope === undefined ? {} : { scopes: values.scope }),
              ...(values['requests-per-minute'] === undefined
                ? {}
                : { requestsPerMinute: values['requests-per-minute'] }),
              certificates,
              ...(await keysOf(id, values)),
            },
            BY,
          ),
        );
      });
    case 'rotate':
      return withHouse(async (house) =>
        done(await rotateKeys(house, id, { ...(await keysOf(id, values)), keepFormer: values['keep-former'] }, BY)),
      );
    case 'revoke-tokens':
      return withHouse(async (house) => done(await revokeTokensOf(house, id, BY)));
    case 'remove':
      return withHouse(async (house) => done(await removeSoftware(house, id, BY)));
    case 'restore':
      return withHouse(async (house) => done(await restoreSoftware(house, id, BY)));
    default:
      throw usage(`unknown command: clients ${command}`);
  }
}

const write = (text: string): void => {
  process.stdout.write(`${text}\n`);
};
const usage = (message: string): CommandFailed => new CommandFailed(2, `${message}\n\n${CLIENTS_USAGE}`);

type Values = ReturnType<typeof parsed>['values'];

function parsed(argv: readonly string[]) {
  return readArguments(
    argv,
    {
      json: { type: 'boolean', default: false },
      help: { type: 'boolean', short: 'h', default: false },
      name: { type: 'string' },
      structure: { type: 'string' },
      'structure-name': { type: 'string' },
      'structure-sector': { type: 'string' },
      scope: { type: 'string' },
      jwks: { type: 'string' },
      'jwks-url': { type: 'string' },
      'new-key': { type: 'string' },
      'keep-former': { type: 'boolean', default: false },
      certificate: { type: 'string', multiple: true },
      'requests-per-minute': { type: 'string' },
    },
    CLIENTS_USAGE,
  );
}

/** A structure that the directory does not have yet comes with its software. */
async function structureOf({ database, keys }: House, values: Values): Promise<void> {
  const { structure, 'structure-name': name, 'structure-sector': sector } = values;
  if (structure === undefined || name === undefined || sector === undefined) return;
  const id = structure as StructureId;
  if ((await readStructure(database.directory, keys.directory, id)) !== undefined) return;
  await saveStructure(database.directory, keys.directory, { id, name, sector, samu: false });
}

async function keysOf(id: string, values: Values): Promise<{ jwks?: string; jwksUrl?: string }> {
  const given = ['jwks', 'jwks-url', 'new-key'].filter((name) => values[name as 'jwks'] !== undefined);
  if (given.length > 1) throw usage(`only one of ${given.map((name) => `--${name}`).join(', ')}`);
  if (values['jwks-url'] !== undefined) return { jwksUrl: values['jwks-url'] };
  if (values.jwks !== undefined) return { jwks: await textOf(values.jwks) };
  if (values['new-key'] === undefined) return {};
  const { privateKey, publicKey } = await generateKeyPair('ES384', { extractable: true });
  const named = { kid: `${id}-${new Date().toISOString().slice(0, 10)}`, alg: 'ES384', use: 'sig' };
  try {
    // Never over a key that is there: it may be the only copy.
    await writeFile(values['new-key'], `${JSON.stringify({ ...(await exportJWK(privateKey)), ...named })}\n`, {
      mode: 0o600,
      flag: 'wx',
      flush: true,
    });
  } catch (error) {
    throw new CommandFailed(1, `the private key could not be kept: ${error instanceof Error ? error.message : ''}`);
  }
  return { jwks: JSON.stringify({ keys: [{ ...(await exportJWK(publicKey)), ...named }] }) };
}

/** A file with a certificate, or its SHA-256. */
async function thumbprintIn(given: string): Promise<string> {
  const thumbprint = parseThumbprint(given);
  if (thumbprint !== undefined) return thumbprint;
  try {
    return hash('sha256', new X509Certificate(await readFile(given)).raw, 'base64url');
  } catch {
    throw new CommandFailed(1, `certificate-malformed: neither a certificate's file nor its SHA-256: ${given}`);
  }
}

const textOf = (file: string): Promise<string> =>
  readFile(file, 'utf8').catch((error: unknown) => {
    throw new CommandFailed(1, error instanceof Error ? error.message : String(error));
  });

const plain = (client: RegisteredClient) => ({
  clientId: client.clientId,
  name: client.name,
  structureId: client.structureId,
  scopes: client.scopes,
  keys: client.jwks.keys.map(({ kid, kty, alg }) => ({ kid, kty, alg })),
  jwksUrl: client.jwksUrl,
  certificates: client.certificates ?? [],
  requestsPerMinute: client.requestsPerMinute,
  active: client.active,
  registeredAt: new Date(client.registeredAt).toISOString(),
  removedAt: client.removedAt === undefined ? undefined : new Date(client.removedAt).toISOString(),
});

function line(client: RegisteredClient): string {
  const keys = client.jwksUrl ?? client.jwks.keys.map(({ kid }) => kid ?? 'unnamed').join(' ');
  return [
    client.clientId,
    client.active ? 'active' : 'removed',
    client.structureId,
    client.name,
    `keys: ${keys}`,
    client.scopes.join(' '),
  ].join('  ');
}
