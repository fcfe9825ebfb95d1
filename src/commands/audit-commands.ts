import { readFile } from 'node:fs/promises';
import {
  allowRollback,
  lastCheckpoint,
  parseVerifierKey,
  startWitness,
  LOGS,
  parseCheckpointFile,
  sha256,
  verifierKeys,
  verifierKeyText,
  verifyTrace,
} from '../audit/index.js';
import { anchorAndWitness, HOUSE_CHAINS } from '../anchor.js';
import { hasFaults, verificationWords } from './audit-words.js';
import { CommandFailed, readArguments } from './command-failed.js';
import type { House } from '../compose.js';
import { judgeFreeze, listFreezes } from './freeze-commands.js';
import { historyVerify } from './history-verify-command.js';
import { auditRestored } from './restored-command.js';
import { systemClock } from '../platform/clock.js';

// carnet audit …: what an operator and an auditor do about the trace.

type Say = (line: string) => void;

export const AUDIT_USAGE = `  audit verify [--checkpoint FILE]
                            follow every chain of the trace and the logs over them; exit 3 when something does not hold
  audit checkpoint          print the newest signed checkpoints: keep them outside
  audit anchor              put into the logs now where every chain stands
  audit keys                print the public keys of the logs
  audit restored --operator NAME --on DATE --reason TEXT
                            a backup was restored: states that the logs were set back; another operator then confirms
                            (--confirm ID --operator NAME), the keeper of the witness allows it
  witness allow ID          the keeper of a witness allows what an installation has stated (--home DIR)
  witness --log KEY         watch the logs of an installation and cosign what only adds to them; a home of its own
          [--home DIR] [--name NAME] [--host HOST] [--port PORT]
  freezes list              accesses to strangers that are frozen, and what auditors said of each
  freezes lift ID --auditor USERNAME --reason TEXT
                            proposes that it be lifted; it is once a second auditor says the same
  freezes keep ID …         that it goes on
  freezes strike ID …       that the professional loses every access
  freezes decline ID …      sets aside what another auditor proposed
  history verify FILE       check a proof file without network or database [--since OLDER] [--key KEY]…
`;

export const isAuditCommand = ([first, second]: readonly string[]): boolean =>
  first === 'audit' || first === 'witness' || first === 'freezes' || (first === 'history' && second === 'verify');

export async function auditCommand(
  argv: readonly string[],
  { out, progress }: { readonly out: Say; readonly progress: Say },
  withHouse: (work: (house: House) => Promise<void>) => Promise<void>,
): Promise<void> {
  const { values, positionals } = parsed(argv);
  const [first = '', second = '', third = ''] = positionals;
  if (values.help) return out(AUDIT_USAGE);
  const { json } = values;
  switch (first === 'witness' && second === '' ? first : `${first} ${second}`) {
    // These two are apart from the installation: they read none of its settings.
    case 'witness':
      return witness({
        home: values.home ?? '.carnet-witness',
        name: values.name ?? 'witness.localhost',
        logs: values.log ?? [],
        host: values.host ?? '127.0.0.1',
        port: Number(values.port ?? 8090),
        now: () => systemClock().real(),
        out,
      });
    case 'witness allow':
      return witnessAllow(values.home ?? '.carnet-witness', third, out);
    case 'history verify':
      return historyVerify({ file: third, older: values.since, keys: values.key ?? [], json, out });
    case 'freezes list':
      return withHouse((house) => listFreezes(house, json, out));
    case 'freezes lift':
    case 'freezes keep':
    case 'freezes strike':
    case 'freezes decline':
      return withHouse((house) =>
        judgeFreeze(house, {
          id: third,
          what: second as 'lift' | 'keep' | 'strike' | 'decline',
          auditor: values.auditor,
          reason: values.reason,
          out,
        }),
      );
    case 'audit verify':
      return withHouse((house) => auditVerify(house, { json, checkpoint: values.checkpoint, out, progress }));
    case 'audit checkpoint':
      return withHouse((house) => auditCheckpoint(house, out));
    case 'audit anchor':
      return withHouse((house) => auditAnchor(house, out));
    case 'audit restored':
      return withHouse((house) =>
        auditRestored(house, {
          operator: values.operator,
          on: values.on,
          reason: values.reason,
          confirm: values.confirm,
          checkpoint: values.checkpoint,
          out,
        }),
      );
    case 'audit keys':
      return withHouse(async (house) => auditKeys(house, out));
    default:
      throw new CommandFailed(2, `unknown command: ${positionals.join(' ')}\n\n${AUDIT_USAGE}`);
  }
}

function parsed(argv: readonly string[]) {
  return readArguments(
    argv,
    {
      json: { type: 'boolean', default: false },
      help: { type: 'boolean', short: 'h', default: false },
      checkpoint: { type: 'string' },
      auditor: { type: 'string' },
      operator: { type: 'string' },
      on: { type: 'string' },
      confirm: { type: 'string' },
      reason: { type: 'string' },
      since: { type: 'string' },
      key: { type: 'string', multiple: true },
      log: { type: 'string', multiple: true },
      home: { type: 'string' },
      name: { type: 'string' },
      host: { type: 'string' },
      port: { type: 'string' },
    },
    AUDIT_USAGE,
  );
}

interface VerifyOptions {
  readonly json: boolean;
  /** A file of signed checkpoints kept outside. */
  readonly checkpoint?: string | undefined;
  readonly out: Say;
  readonly progress: Say;
}

async function auditVerify(
  { database, logKeys, witness }: Pick<House, 'database' | 'logKeys' | 'witness'>,
  { json, checkpoint, out, progress }: VerifyOptions,
): Promise<void> {
  const outside = checkpoint === undefined ? [] : await checkpointsIn(checkpoint);
  const found = await verifyTrace({
    sql: database.directory,
    keys: logKeys,
    outside,
    houseChains: HOUSE_CHAINS,
    ...(witness === undefined ? {} : { witness: witness.key }),
    progress: (records) => progress(`${records} records`),
  });
  if (json) out(JSON.stringify(found));
  else for (const line of verificationWords(found, outside.length > 0)) out(line);
  if (hasFaults(found)) throw new CommandFailed(3, 'the trace does not hold');
}

async function checkpointsIn(file: string) {
  const text = await readFile(file, 'utf8').catch(() => {
    throw new CommandFailed(2, `cannot read ${file}`);
  });
  const checkpoints = parseCheckpointFile(text);
  if (checkpoints === undefined || checkpoints.length === 0)
    throw new CommandFailed(2, `${file} does not hold signed checkpoints`);
  return checkpoints;
}

async function auditCheckpoint({ database }: Pick<House, 'database'>, out: Say): Promise<void> {
  for (const log of LOGS) {
    const last = await lastCheckpoint(database.directory, log);
    if (last !== undefined) out(last.note);
  }
}

async function auditAnchor(house: House, out: Say): Promise<void> {
  out(`${await anchorAndWitness(house, { everything: true })} leaves added.`);
}

function auditKeys({ logKeys }: Pick<House, 'logKeys'>, out: Say): void {
  for (const log of LOGS) {
    const { plain, timestamped } = verifierKeys(logKeys, log);
    out(verifierKeyText(plain, sha256));
    out(verifierKeyText(timestamped, sha256));
  }
}

interface WitnessCommand {
  readonly home: string;
  readonly name: string;
  readonly logs: readonly string[];
  readonly host: string;
  readonly port: number;
  readonly now: () => number;
  readonly out: Say;
}

/** carnet witness: runs until a signal. It reads no setting of the installation it watches, and needs none of its data. */
async function witness({ logs, out, ...options }: WitnessCommand): Promise<void> {
  const keys = logs.map((text) => {
    const key = parseVerifierKey(text, sha256);
    if (key === undefined) throw new CommandFailed(2, `not a public key of a log (carnet audit keys): ${text}`);
    return key;
  });
  if (keys.length === 0) throw new CommandFailed(2, 'say whom to watch: --log KEY, as carnet audit keys prints it');
  const running = await startWitness({ ...options, logs: keys, say: out });
  out(`Witness listening at ${running.url}`);
  out(`Its public key: ${running.key}`);
  await new Promise<void>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve());
  });
  await running.stop();
}

/** The keeper has spoken with the operators, and knows that it was a restore. */
async function witnessAllow(home: string, digest: string, out: Say): Promise<void> {
  const done = await allowRollback(home, 'witness', digest);
  if ('statement' in done) return out(`Allowed:\n${done.statement}`);
  throw new CommandFailed(
    1,
    done.alike.length === 0
      ? 'no installation has asked for this'
      : `statements begin alike; read each before giving all letters of one: ${done.alike.join(', ')}`,
  );
}
