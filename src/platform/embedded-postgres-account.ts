// PostgreSQL refuses to run as root. This decides as whom it runs, and where that one can keep data.
import { execFile } from 'node:child_process';
import { chmod, chown, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

export interface Command {
  readonly file: string;
  readonly args: readonly string[];
  readonly uid?: number;
  readonly gid?: number;
}

/** As whom PostgreSQL's programs run. */
export interface PostgresAccount {
  /** `direct`: as we are. `user-namespace`: root, seen as an ordinary user from inside. `nobody`: as the user of that name. */
  readonly kind: 'direct' | 'user-namespace' | 'nobody';
  /** Who owns the files, outside of any namespace. */
  readonly uid: number;
  readonly gid: number;
  command(file: string, args: readonly string[]): Command;
}

/** The accounts worth trying, best first. */
export async function possibleAccounts(): Promise<PostgresAccount[]> {
  const uid = process.getuid?.() ?? 0;
  const gid = process.getgid?.() ?? 0;
  if (uid !== 0) return [{ kind: 'direct', uid, gid, command: (file, args) => ({ file, args }) }];
  const accounts: PostgresAccount[] = [];
  if (process.platform === 'linux')
    accounts.push({
      kind: 'user-namespace',
      uid: 0,
      gid: 0,
      // unshare replaces itself by the program, so the pid we get is the program's.
      command: (file, args) => ({
        file: 'unshare',
        args: ['--user', '--map-user=1000', '--map-group=1000', file, ...args],
      }),
    });
  const nobody = await nobodyAccount();
  if (nobody !== undefined)
    accounts.push({ kind: 'nobody', ...nobody, command: (file, args) => ({ file, args, ...nobody }) });
  return accounts;
}

/** PostgreSQL wants the name of its user, so a bare uid that /etc/passwd does not know will not do. */
async function nobodyAccount(): Promise<{ uid: number; gid: number } | undefined> {
  const passwd = await readFile('/etc/passwd', 'utf8').catch(() => '');
  const fields = passwd
    .split('\n')
    .map((line) => line.split(':'))
    .find(([name]) => name === 'nobody');
  const uid = Number(fields?.[2]);
  const gid = Number(fields?.[3]);
  return fields !== undefined && Number.isInteger(uid) && uid !== 0 && Number.isInteger(gid) ? { uid, gid } : undefined;
}

/** Runs a program to its end as that account. Rejects with its messages when it fails. */
export async function runAs(
  account: PostgresAccount,
  file: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv,
): Promise<string> {
  const { file: program, args: all, uid, gid } = account.command(file, args);
  const { stdout } = await run(program, all, {
    env,
    cwd: '/',
    ...(uid === undefined ? {} : { uid }),
    ...(gid === undefined ? {} : { gid }),
  });
  return stdout;
}

/** The environment of PostgreSQL's programs: nothing of ours goes in. */
export const programEnvironment = (libraries?: string): NodeJS.ProcessEnv => ({
  PATH: '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin',
  LC_ALL: 'C',
  TZ: 'UTC',
  ...(libraries === undefined
    ? {}
    : process.platform === 'darwin'
      ? { DYLD_LIBRARY_PATH: libraries }
      : { LD_LIBRARY_PATH: libraries }),
});

async function canWriteIn(account: PostgresAccount, folder: string): Promise<boolean> {
  const script = 'cd "$1" && : > .probe && rm -f .probe';
  try {
    await runAs(account, '/bin/sh', ['-c', script, 'sh', folder], programEnvironment());
    return true;
  } catch {
    return false;
  }
}

async function makePrivate(folder: string, account: PostgresAccount): Promise<void> {
  await mkdir(folder, { recursive: true });
  if (process.getuid?.() === 0) await chown(folder, account.uid, account.gid);
  await chmod(folder, 0o700);
}

/**
 * A folder of the cluster's own which that account can reach: `<home>/postgres`, or, when the home is closed to it (a 0700
 * folder of root), one under /var/lib. The caller remembers it. Rejects when the account cannot run anything here.
 */
export async function placeForCluster(account: PostgresAccount, home: string): Promise<string> {
  await runAs(account, '/bin/sh', ['-c', ':'], programEnvironment());
  const inHome = path.join(home, 'postgres');
  await makePrivate(inHome, account);
  if (await canWriteIn(account, inHome)) return inHome;
  // /var/tmp comes second: some systems sweep it after thirty days.
  for (const parent of ['/var/lib', '/var/tmp']) {
    await sweepForgotten(parent, home);
    const folder = await mkdtemp(path.join(parent, PREFIX)).catch(() => undefined);
    if (folder === undefined) continue;
    await writeFile(path.join(folder, 'home'), home);
    await makePrivate(folder, account);
    if (await canWriteIn(account, folder)) return folder;
    await rm(folder, { recursive: true });
  }
  throw new Error(`No folder found that the account running PostgreSQL (${account.kind}) can write in.`);
}

const PREFIX = 'carnet-postgres-';

/** Removes what this home kept outside of itself before it was emptied: its password went with it, so nothing can open it. */
async function sweepForgotten(parent: string, home: string): Promise<void> {
  for (const name of await readdir(parent).catch(() => [])) {
    if (!name.startsWith(PREFIX)) continue;
    const owner = await readFile(path.join(parent, name, 'home'), 'utf8').catch(() => undefined);
    if (owner === home) await rm(path.join(parent, name), { recursive: true, force: true });
  }
}

/** Whether the folder remembered from an earlier start is (or can be made) that account's. */
export async function adoptPlace(account: PostgresAccount, folder: string): Promise<boolean> {
  if (process.getuid?.() === 0) await run('chown', ['-R', `${account.uid}:${account.gid}`, folder]);
  return canWriteIn(account, folder);
}
