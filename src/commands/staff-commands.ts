import { randomBytes, randomUUID } from 'node:crypto';
import { CommandFailed, readArguments } from './command-failed.js';
import type { House } from '../compose.js';
import { dismissStaff, findStaff, listStaff, saveStaff } from '../help/index.js';
import { addSecurityEvent, hashPassword, newTotpSecret, totpUri } from '../identity/index.js';

// carnet staff …: who works at the help-desk and who audits. Whoever may run this on the machine holds its keys anyway.

const USAGE =
  'carnet staff add --role helpdesk|auditor --name NAME --username NAME | carnet staff list | carnet staff dismiss USERNAME';

type Say = (line: string) => void;

export async function staffCommand(
  argv: readonly string[],
  out: Say,
  withHouse: (work: (house: House) => Promise<void>) => Promise<void>,
): Promise<void> {
  const { values, positionals } = parsed(argv);
  const [verb = '', whom = ''] = positionals;
  const { role, name, username, json } = values;
  if (verb === 'list') return withHouse((house) => list(house, json, out));
  if (verb === 'dismiss' && whom !== '') return withHouse((house) => dismiss(house, whom, json, out));
  if (verb !== 'add' || (role !== 'helpdesk' && role !== 'auditor') || !name?.trim() || !username?.trim())
    throw new CommandFailed(2, USAGE);
  const added = { role, name: name.trim().slice(0, 100), username: username.trim().slice(0, 100) } as const;
  return withHouse((house) => add(house, added, json, out));
}

interface Added {
  readonly role: 'helpdesk' | 'auditor';
  readonly name: string;
  readonly username: string;
}

async function add({ database, keys, clock }: House, who: Added, json: boolean, out: Say): Promise<void> {
  const id = randomUUID();
  // 120 random bits, shown this once; the second factor likewise.
  const password = randomBytes(15).toString('base64url');
  const totpSecret = newTotpSecret();
  const saved = await saveStaff(database.directory, keys, {
    ...who,
    id,
    totpSecret,
    passwordHash: await hashPassword(password),
    lastCodeStep: 0,
  });
  if (!saved) throw new CommandFailed(1, 'somebody has, or had, this username');
  await addSecurityEvent(database.directory, 'staff-added', clock.real(), { staff: id, role: who.role });
  const application = totpUri(totpSecret, who.username);
  out(
    json
      ? JSON.stringify({ id, ...who, password, totpSecret, application })
      : `${id}  ${who.role}  ${who.name}\nPassword (shown this once): ${password}\nFor their application of codes: ${application}`,
  );
}

async function list({ database, keys }: House, json: boolean, out: Say): Promise<void> {
  const everybody = await listStaff(database.directory, keys);
  if (json) return out(JSON.stringify(everybody));
  for (const { id, role, name, active } of everybody)
    out(`${id}  ${role.padEnd(8)}  ${active ? 'active' : 'left  '}  ${name}`);
}

async function dismiss({ database, keys, clock }: House, username: string, json: boolean, out: Say): Promise<void> {
  const staff = await findStaff(database.directory, keys, { username });
  if (staff === undefined || !(await dismissStaff(database.directory, staff.id)))
    throw new CommandFailed(1, 'nobody active has this username');
  await addSecurityEvent(database.directory, 'staff-dismissed', clock.real(), { staff: staff.id, role: staff.role });
  out(json ? JSON.stringify({ id: staff.id, active: false }) : `${staff.name} enters no more.`);
}

function parsed(argv: readonly string[]) {
  return readArguments(
    argv,
    {
      json: { type: 'boolean', default: false },
      role: { type: 'string' },
      name: { type: 'string' },
      username: { type: 'string' },
    },
    USAGE,
  );
}
