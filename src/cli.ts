import { readFile } from 'node:fs/promises';
import { text } from 'node:stream/consumers';
import { readHistoryForOperator } from './audit/index.js';
import { AUDIT_USAGE, auditCommand, isAuditCommand } from './commands/audit-commands.js';
import { clientsCommand } from './commands/clients-command.js';
import { CommandFailed, readArguments } from './commands/command-failed.js';
import { depositCommand } from './commands/deposit-command.js';
import { buildHouse, type House } from './compose.js';
import { isLifeCommand, lifeCommand } from './commands/life-commands.js';
import { readConfig, UnsafeConfig, type Config } from './config.js';
import { examine } from './commands/doctor.js';
import { setOnRegister } from './identity/index.js';
import type { IdNatPs } from './kernel/ids.js';
import { parseDuration } from './kernel/duration.js';
import { exportCommand } from './commands/export-command.js';
import { recordOfNumber } from './commands/record-of-number.js';
import { matrixCommand, type MatrixCommand } from './commands/matrix-commands.js';
import { systemClock } from './platform/clock.js';
import { replaceCode } from './lifecycle/index.js';
import { printBatch, takeReturnedMail } from './notices/index.js';
import { isReportCommand, reportCommand } from './commands/report-commands.js';
import { sendingDeps } from './outgoing.js';
import { databaseTrouble } from './platform/database-trouble.js';
import { HomeInUse } from './platform/embedded-postgres-home.js';
import { homeHoldsCluster, joinEmbeddedPostgres, startEmbeddedPostgres } from './platform/embedded-postgres.js';
import { advanceHomeClock, readOffset } from './platform/home-clock.js';
import { UnusableFile } from './platform/kept-file.js';
import { WrongMasterKey } from './platform/master-key-check.js';
import { makeLog } from './platform/log.js';
import { applicationUrl, masterKeyOf, migrateHome } from './running-home.js';
import { operatorsCommand } from './commands/operators-command.js';
import { staffCommand } from './commands/staff-commands.js';
import { sandboxCommand } from './commands/sandbox-command.js';
import { start } from './start.js';

// carnet <command>: what an operator does by hand. Data on stdout, progress on stderr, exit codes in docs/operations.md.

const USAGE = `carnet <command> [--json]

  demo | serve | worker     start both roles, the web role or the worker role
  migrate                   bring the schema up to date
  doctor                    check settings, keys, database, folders and optional services
  mail returned [FILE]      take in one returned mail from FILE or stdin (--to: the address it came to)
  letters batch FOLDER      print the letters that wait into FOLDER, with a manifest (--limit N)
  persons import FILE|-     take in the insurer's feed, NDJSON or CSV (--format, --refused FILE)
  persons traits            give those from before the national sign-in the hash by which twins are known; resumable
  records import FILE…      take in records from before, an XDM ZIP for each person
  import-takeout FILE       take in the copy of a record that another Carnet made
  reports list | reports examine ID | reports answer ID justified|unjustified|call
                            accesses that people do not recognise, those due first
${AUDIT_USAGE}  history INS [--oid OID]   demo: the access history of a person
  export INS FILE [--oid OID]
                            demo: write the copy a person takes away to FILE
  deposit                   documents as software deposits them, resumable; carnet deposit --help
  clients list | clients add | clients rotate | clients revoke-tokens | clients remove | clients restore
                            software that may come to /fhir; carnet clients --help
  matrix list | show [VERSION]
  matrix diff FILE          what another matrix would open and shut
  matrix apply FILE --from DATE
  matrix withdraw VERSION   takes back a version that does not hold yet
  professionals strike-off ID | reinstate ID
  operators open | operators list
                            opens the operators' page for one of them, with a code; who they were
  staff add | staff list | staff dismiss USERNAME
                            who works at the help-desk, who audits
  sandbox reset             sandbox: makes it as new, in the running server too
  clock advance DURATION    demo: move the domain's clock forward (43d, 12h, 2y)
`;

const out = (text: string): void => {
  process.stdout.write(`${text}\n`);
};
const progress = (text: string): void => {
  process.stderr.write(`${text}\n`);
};

async function main(argv: readonly string[]): Promise<void> {
  if (argv[0] === 'deposit') return depositCommand(argv.slice(1));
  if (argv[0] === 'operators') return operatorsCommand(argv.slice(1), (work) => withHouse(readConfig(), work));
  if (argv[0] === 'staff') return staffCommand(argv.slice(1), out, (work) => withHouse(readConfig(), work));
  if (argv[0] === 'sandbox') return sandboxCommand(argv.slice(1), readConfig());
  if (argv[0] === 'clients') return clientsCommand(argv.slice(1), (work) => withHouse(readConfig(), work));
  if (isAuditCommand(argv)) return auditCommand(argv, { out, progress }, (work) => withHouse(readConfig(), work));
  if (isReportCommand(argv)) return reportCommand(argv, out, (work) => withHouse(readConfig(), work));
  if (isLifeCommand(argv)) return lifeCommand(argv, out, progress, (work) => withHouse(readConfig(), work));
  const { values, positionals } = parseCommand(argv);
  const [first = '', second = '', third = ''] = positionals;
  if (values.help || first === '') return out(USAGE);
  const config = readConfig();
  const { json } = values;
  switch (['clock', 'mail', 'letters'].includes(first) ? `${first} ${second}` : first) {
    case 'demo':
      if (config.mode !== 'demo') throw new CommandFailed(2, 'these settings are of production: use serve and worker');
      return start(config);
    case 'serve':
      return start({ ...config, roles: { web: true, worker: false } });
    case 'worker':
      return start({ ...config, roles: { web: false, worker: true } });
    case 'migrate':
      return withDatabase(config, (ownerUrl) => migrateNow(config, ownerUrl, json), { mayBeginHome: true });
    case 'doctor':
      return doctor(config, json);
    case 'mail returned':
      return withHouse(config, (house) => mailReturned(house, third, values.to, json));
    case 'letters batch':
      return withHouse(config, (house) => lettersBatch(house, third, values.limit, json));
    case 'history':
      return withHouse(config, (house) => history(house, second, values.oid, json));
    case 'export':
      return withHouse(config, (house) =>
        exportCommand(house, { number: second, file: third, oid: values.oid, json }, out),
      );
    case 'matrix':
      return withHouse(config, (house) => matrix(house, { verb: second, of: third, from: values.from }, json));
    case 'professionals':
      return withHouse(config, (house) => register(house, second, third, json));
    case 'clock advance':
      return withHouse(config, (house) => clockAdvance(house, third, json));
    default:
      throw new CommandFailed(2, `unknown command: ${positionals.join(' ')}\n\n${USAGE}`);
  }
}

async function migrateNow(config: Config, ownerUrl: string, json: boolean): Promise<void> {
  const { applied } = await migrateHome(config, ownerUrl);
  out(json ? JSON.stringify({ applied }) : applied.length === 0 ? 'The schema is up to date.' : applied.join('\n'));
}

function parseCommand(argv: readonly string[]) {
  return readArguments(
    argv,
    {
      json: { type: 'boolean', default: false },
      help: { type: 'boolean', short: 'h', default: false },
      oid: { type: 'string' },
      to: { type: 'string' },
      limit: { type: 'string' },
      from: { type: 'string' },
    },
    USAGE,
  );
}

/** Joins the database of the running home, or starts it for the time of the command. */
async function withDatabase<T>(
  config: Config,
  work: (ownerUrl: string) => Promise<T>,
  { mayBeginHome = false }: { readonly mayBeginHome?: boolean } = {},
): Promise<T> {
  if (config.database !== undefined) return work(config.database.migrateUrl);
  const joined = await joinEmbeddedPostgres(config.home);
  if (joined !== undefined) return work(joined.ownerUrl);
  // A command in the wrong folder, or before the first start, would otherwise work on an empty home that it made itself.
  if (!mayBeginHome && !(await homeHoldsCluster(config.home)))
    throw new CommandFailed(
      1,
      `There is no Carnet in ${config.home}. npm start makes one; CARNET_HOME names another folder.`,
    );
  progress('Carnet is not running: its database is started for this command.');
  const started = await startEmbeddedPostgres({ home: config.home });
  try {
    return await work(started.ownerUrl);
  } finally {
    await started.stop();
  }
}

async function withHouse(config: Config, work: (house: House) => Promise<void>): Promise<void> {
  await withDatabase(config, async (ownerUrl) => {
    const { url } = await applicationUrl(config, ownerUrl);
    const clock = systemClock();
    const house = await buildHouse({
      config,
      databaseUrl: url,
      masterKey: await masterKeyOf(config),
      clock,
      log: makeLog('error'),
      connections: 4,
    });
    try {
      clock.setOffset(await readOffset(house.database.directory));
      await work(house);
    } finally {
      await house.close();
    }
  });
}

async function mailReturned(house: House, file: string, to: string | undefined, json: boolean): Promise<void> {
  const mail = file === '' || file === '-' ? await text(process.stdin) : await readFile(file, 'utf8');
  const { database, keys, clock } = house;
  const taken = await takeReturnedMail({ database, keys, clock, replaceCode: replaceCode(keys) }, mail, to);
  out(json ? JSON.stringify({ taken }) : `The returned mail was ${taken}.`);
}

async function lettersBatch(house: House, folder: string, limit: string | undefined, json: boolean): Promise<void> {
  const atMost = limit === undefined ? Number.MAX_SAFE_INTEGER : Number(limit);
  if (folder === '' || !Number.isInteger(atMost) || atMost < 1)
    throw new CommandFailed(2, `letters batch FOLDER [--limit N]\n\n${USAGE}`);
  const batch = await printBatch(sendingDeps(house), { folder, atMost, batchId: house.ids.item('batch') }, progress);
  out(
    json
      ? JSON.stringify(batch)
      : `${batch.letters} letters, ${batch.pages} pages, ${batch.unaddressed} without an address: ${batch.folder}`,
  );
}

async function history(house: House, number: string, oid: string | undefined, json: boolean): Promise<void> {
  if (house.config.mode !== 'demo')
    throw new CommandFailed(2, 'history is for demo homes: in production a person reads it in their space');
  const recordId = await recordOfNumber(house, number, oid);
  const lines = await house.database.withRecord(recordId, (handle) =>
    readHistoryForOperator(handle, house.clock.domain()),
  );
  for (const line of lines) {
    const who = [line.actor.name ?? line.actor.kind, line.actor.structureName].filter(Boolean).join(', ');
    out(
      json
        ? JSON.stringify({ ...line, at: new Date(line.at).toISOString() })
        : `${new Date(line.at).toISOString()}  ${line.act}  ${line.outcome}  ${line.rule}  ${who}  ${line.object?.label ?? ''}`,
    );
  }
}

async function matrix(house: House, command: MatrixCommand, json: boolean): Promise<void> {
  const answer = await matrixCommand(house, command);
  if ('fault' in answer) throw new CommandFailed(answer.fault === 'usage' ? 2 : 1, answer.message);
  out(json ? JSON.stringify(answer.data) : answer.lines.join('\n'));
}

async function register(house: House, verb: string, id: string, json: boolean): Promise<void> {
  if (!['strike-off', 'reinstate'].includes(verb) || id === '')
    throw new CommandFailed(2, 'carnet professionals strike-off ID | reinstate ID');
  const ended = await setOnRegister(house.database.directory, id as IdNatPs, verb === 'reinstate', house.clock.real());
  if (ended === undefined) throw new CommandFailed(1, `the directory knows no professional ${id}`);
  out(json ? JSON.stringify({ id, sessionsEnded: ended }) : `${id}: ${verb}. ${ended} sessions ended.`);
}

async function clockAdvance(house: House, text: string, json: boolean): Promise<void> {
  if (house.config.mode !== 'demo') throw new CommandFailed(2, 'only the clock of a demo can be moved');
  const duration = parseDuration(text);
  if (duration === undefined) throw new CommandFailed(2, `not a duration: ${text} (43d, 12h, 90m, 2y)`);
  const offset = await advanceHomeClock(house.database.directory, duration);
  const now = new Date(house.clock.real() + offset).toISOString();
  out(json ? JSON.stringify({ offset, now }) : `The domain's clock is now ${now}.`);
}

async function doctor(config: Config, json: boolean): Promise<void> {
  const checks = await withDatabase(config, (ownerUrl) => examine(config, ownerUrl));
  out(
    json
      ? JSON.stringify(checks)
      : checks
          .map(({ state, name, detail }) => `${state.padEnd(7)} ${name}${detail === '' ? '' : `: ${detail}`}`)
          .join('\n'),
  );
  if (checks.some(({ state }) => state === 'fault')) throw new CommandFailed(3, 'something needs attention');
}

try {
  await main(process.argv.slice(2));
} catch (error) {
  const known =
    error instanceof CommandFailed ||
    error instanceof UnsafeConfig ||
    error instanceof HomeInUse ||
    error instanceof WrongMasterKey ||
    error instanceof UnusableFile;
  progress(known ? error.message : (databaseTrouble(error) ?? String(error)));
  process.exitCode = error instanceof CommandFailed ? error.code : 1;
}
