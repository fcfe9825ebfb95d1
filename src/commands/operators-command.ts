import { randomBytes } from 'node:crypto';
import { userInfo } from 'node:os';
import { CommandFailed, readArguments } from './command-failed.js';
import type { House } from '../compose.js';
import { addSecurityEvent } from '../identity/index.js';
import { CODE_BYTES, codeFrom, printedCode } from '../lifecycle/index.js';
import { DOOR_PATH, listDoors, openDoor } from '../operators/index.js';

// carnet operators open|list: whoever may run this on the machine holds its keys anyway; the page asks for what it prints.

const USAGE = 'carnet operators open [--name NAME] | carnet operators list';

export async function operatorsCommand(
  argv: readonly string[],
  withHouse: (work: (house: House) => Promise<void>) => Promise<void>,
): Promise<void> {
  const { values, positionals } = parsed(argv);
  const write = (plain: string, data: object): void => {
    process.stdout.write(`${values.json ? JSON.stringify(data) : plain}\n`);
  };
  if (positionals[0] === 'open')
    return withHouse(async ({ database, keys, clock, config }) => {
      const name = (values.name ?? userInfo().username).slice(0, 100);
      const code = codeFrom(randomBytes(CODE_BYTES));
      const id = await openDoor(database.directory, keys.session, name, code, clock.real());
      await addSecurityEvent(database.directory, 'operator-door-opened', clock.real(), { by: `operator:${id}` });
      const address = `${config.publicUrl}${DOOR_PATH}`;
      write(`${address}\n${printedCode(code)}\nThe code works once, for ten minutes.`, {
        address,
        code: printedCode(code),
        id,
      });
    });
  if (positionals[0] === 'list')
    return withHouse(async ({ database, keys }) => {
      const doors = await listDoors(database.directory, keys.session);
      if (values.json) write('', doors);
      else for (const { id, name } of doors) write(`operator:${id}  ${name}`, {});
    });
  throw new CommandFailed(2, USAGE);
}

function parsed(argv: readonly string[]) {
  return readArguments(argv, { json: { type: 'boolean', default: false }, name: { type: 'string' } }, USAGE);
}
