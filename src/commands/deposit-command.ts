import { readFile } from 'node:fs/promises';
import {
  carnetClient,
  CarnetProblem,
  CarnetUnreachable,
  INS_OID,
  parseIns,
  type ActingProfessionalClaims,
  type CarnetClient,
  type PrivateJwk,
} from '../client/index.js';
import { CommandFailed, readArguments } from './command-failed.js';
import { describe, filesOf, fingerprintOf, openDoneList, type Defaults, type DoneList } from './deposit-files.js';
import { openReadingPool, type ReadingPool } from '../reading/index.js';

// carnet deposit FILE…: the reference client. What was taken is kept in a list, so that a run that was cut goes on where it stopped.

export const DEPOSIT_USAGE = `carnet deposit FILE-OR-FOLDER… [--server URL] [--json]

  as whom     --client ID --key FILE --structure ID --professional IDNATPS --profession CODE   (TRE_G15, 10 by default)
              --persona KEY    demo: software and professional from /demo/personas.json (hospital, laboratory, fontaine)
  of whom     --ins NUMBER [--oid OID]   for files that do not say so themselves; a CDA always does
  what        --type CODE (JDV_J66) [--title TEXT] [--date ISO]   for files other than CDA
  how         --list FILE (.carnet-deposited.jsonl) what was taken, so that it is not sent again
              --at-once N (4)   --patience SECONDS (60) while nobody answers

  exit 0 all are there, 1 it could not go on (run it again), 2 wrong usage, 3 some were refused and are named
`;

const SERVER = 'http://localhost:8080';

type Values = ReturnType<typeof parsed>['values'];

export async function depositCommand(argv: readonly string[]): Promise<void> {
  const { values, positionals } = parsed(argv);
  if (values.help || positionals.length === 0) {
    write(DEPOSIT_USAGE);
    if (!values.help) process.exitCode = 2;
    return;
  }
  const server = (values.server ?? SERVER).replace(/\/+$/, '');
  const [identity, files] = await Promise.all([
    values.persona === undefined ? identityOf(values) : personaOf(server, values.persona),
    filesOf(positionals).catch((error: unknown) => {
      throw new CommandFailed(1, error instanceof Error ? error.message : String(error));
    }),
  ]);
  const client = carnetClient({
    server,
    ...identity,
    patienceMilliseconds: numberOf(values.patience, 60, 'patience') * 1_000,
  });
  const { national_provider_identifier: author, subject_organization_id: custodian } = identity.professional;
  const defaults: Defaults = { author, custodian, ...defaultsOf(values) };
  const list = await openDoneList(values.list ?? '.carnet-deposited.jsonl', server);
  const reading = openReadingPool();
  try {
    await depositAll(
      { client, list, reading, defaults, json: values.json },
      files,
      numberOf(values['at-once'], 4, 'at-once'),
    );
  } finally {
    await list.close();
    await reading.close();
  }
}

interface Job {
  readonly client: CarnetClient;
  readonly list: DoneList;
  readonly reading: Pick<ReadingPool, 'inspect'>;
  readonly defaults: Defaults;
  readonly json: boolean;
}

interface Outcome {
  readonly file: string;
  readonly outcome: 'deposited' | 'already-there' | 'listed' | 'refused';
  readonly id?: string;
  readonly problem?: string;
  readonly path?: string;
  readonly warnings?: readonly string[];
}

async function depositAll(job: Job, files: readonly string[], atOnce: number): Promise<void> {
  const waiting = [...files];
  const counts: Record<Outcome['outcome'], number> = { deposited: 0, 'already-there': 0, listed: 0, refused: 0 };
  const tell = (one: Outcome): void => {
    counts[one.outcome] += 1;
    if (job.json) write(JSON.stringify(one));
    else if (one.outcome === 'refused') progress(`${one.file}: ${one.problem ?? ''} ${one.path ?? ''}`.trimEnd());
    const done = Object.values(counts).reduce((sum, count) => sum + count, 0);
    if (done % 50 === 0 || done === files.length) progress(`${done} of ${files.length}`);
  };
  const worker = async (): Promise<void> => {
    for (let file = waiting.shift(); file !== undefined; file = waiting.shift()) {
      try {
        tell(await depositOne(job, file));
      } catch (error) {
        // Nobody else begins another one.
        waiting.length = 0;
        throw error;
      }
    }
  };
  const ended = await Promise.allSettled(Array.from({ length: atOnce }, worker));
  const failed = ended.find((one) => one.status === 'rejected');
  if (failed !== undefined) throw whyStopped(failed.reason);
  const summary = `${counts.deposited} deposited, ${counts['already-there']} there already, ${counts.listed} in the list, ${counts.refused} refused`;
  if (job.json) write(JSON.stringify({ total: files.length, ...counts }));
  else write(summary);
  if (counts.refused > 0) throw new CommandFailed(3, `${counts.refused} of ${files.length} were refused`);
}

function whyStopped(reason: unknown): CommandFailed {
  if (reason instanceof CarnetUnreachable || reason instanceof CarnetProblem)
    return new CommandFailed(1, `${reason.message}. What was taken stays in the list: run the same command again.`);
  throw reason;
}

/** Refusals of the whole (no token, unknown software) end the run; those of one document are named and the run goes on. */
async function depositOne({ client, list, reading, defaults }: Job, file: string): Promise<Outcome> {
  const bytes = await readFile(file);
  const fingerprint = fingerprintOf(bytes, defaults);
  const known = list.known.get(fingerprint);
  if (known !== undefined) return { file, outcome: 'listed', id: known.id };
  const described = await describe(file, bytes, defaults, reading);
  if ('missing' in described) return { file, outcome: 'refused', problem: described.missing };
  try {
    const { id, location, already, warnings } = await client.deposit(described.document);
    await list.add({ file, fingerprint, id, location, at: new Date().toISOString() });
    return { file, outcome: already ? 'already-there' : 'deposited', id, warnings };
  } catch (error) {
    if (!(error instanceof CarnetProblem) || error.about === 'software' || error.status >= 500) throw error;
    return {
      file,
      outcome: 'refused',
      problem: error.problem,
      ...(error.path === undefined ? {} : { path: error.path }),
    };
  }
}

const write = (text: string): void => {
  process.stdout.write(`${text}\n`);
};
const progress = (text: string): void => {
  process.stderr.write(`${text}\n`);
};
const usage = (message: string): CommandFailed => new CommandFailed(2, `${message}\n\n${DEPOSIT_USAGE}`);

function parsed(argv: readonly string[]) {
  return readArguments(
    argv,
    {
      json: { type: 'boolean', default: false },
      help: { type: 'boolean', short: 'h', default: false },
      server: { type: 'string' },
      client: { type: 'string' },
      key: { type: 'string' },
      structure: { type: 'string' },
      professional: { type: 'string' },
      profession: { type: 'string', default: '10' },
      persona: { type: 'string' },
      ins: { type: 'string' },
      oid: { type: 'string' },
      type: { type: 'string' },
      title: { type: 'string' },
      date: { type: 'string' },
      list: { type: 'string' },
      'at-once': { type: 'string' },
      patience: { type: 'string' },
    },
    DEPOSIT_USAGE,
  );
}

function numberOf(text: string | undefined, standard: number, name: string): number {
  if (text === undefined) return standard;
  if (!/^[1-9]\d{0,4}$/.test(text)) throw usage(`--${name} is a number`);
  return Number(text);
}

function defaultsOf(values: Values): Omit<Defaults, 'author' | 'custodian'> {
  const ins = values.ins === undefined ? undefined : insOf(values.ins, values.oid);
  if (values.date !== undefined && Number.isNaN(Date.parse(values.date))) throw usage('--date is an ISO 8601 instant');
  return {
    ...(ins === undefined ? {} : { ins }),
    ...(values.type === undefined ? {} : { type: values.type }),
    ...(values.title === undefined ? {} : { title: values.title }),
    ...(values.date === undefined ? {} : { date: values.date }),
  };
}

/** The number alone is a real one (INS-NIR); test and demo numbers say so by --oid. */
function insOf(number: string, oid: string | undefined): NonNullable<Defaults['ins']> {
  const ins = parseIns(oid ?? INS_OID.nir, number);
  if (!ins.ok) throw usage(`--ins: ${ins.problem}`);
  return ins.value;
}

interface Identity {
  readonly clientId: string;
  readonly key: PrivateJwk;
  readonly professional: ActingProfessionalClaims;
}

const claimsOf = (idNatPs: string, profession: string, structure: string): ActingProfessionalClaims => ({
  national_provider_identifier: idNatPs,
  subject_role: [{ system: 'urn:oid:1.2.250.1.71.1.2.7', code: profession }],
  subject_organization_id: structure,
});

async function identityOf(values: Values): Promise<Identity> {
  const { client, key, structure, professional } = values;
  if (client === undefined || key === undefined || structure === undefined || professional === undefined)
    throw usage('--client, --key, --structure and --professional are needed');
  const text = await readFile(key, 'utf8').catch((error: unknown) => {
    throw new CommandFailed(1, error instanceof Error ? error.message : String(error));
  });
  try {
    return {
      clientId: client,
      key: JSON.parse(text) as PrivateJwk,
      professional: claimsOf(professional, values.profession, structure),
    };
  } catch {
    throw new CommandFailed(1, `${key} holds no key in JSON (JWK)`);
  }
}

interface Personas {
  readonly professionals: readonly { readonly key: string; readonly idNatPS: string; readonly profession: string }[];
  readonly software: readonly {
    readonly key: string;
    readonly clientId: string;
    readonly structureId: string;
    readonly professionals: readonly string[];
    readonly privateJwk: PrivateJwk;
  }[];
}

async function personaOf(server: string, key: string): Promise<Identity> {
  const answer = await fetch(`${server}/demo/personas.json`).catch(() => undefined);
  if (answer?.ok !== true) throw new CommandFailed(1, `${server} has no personas: it is no demo, or does not answer`);
  const { software, professionals } = (await answer.json()) as Personas;
  const one = software.find((each) => each.key === key);
  const who = professionals.find((each) => each.key === one?.professionals[0]);
  if (one === undefined || who === undefined)
    throw usage(`--persona is one of ${software.map((each) => each.key).join(', ')}`);
  return {
    clientId: one.clientId,
    key: one.privateJwk,
    professional: claimsOf(who.idNatPS, who.profession, one.structureId),
  };
}
