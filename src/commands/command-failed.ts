import { parseArgs, type ParseArgsOptionsConfig } from 'node:util';

/** Why a command ends: 1 failed, 2 wrong usage, 3 what was checked does not hold (docs/operations.md). */
export class CommandFailed extends Error {
  override readonly name = 'CommandFailed';
  readonly code: number;
  constructor(code: number, message: string) {
    super(message);
    this.code = code;
  }
}

/** What was typed behind `carnet`, read as these options. An unknown option ends the command with 2, what is wrong and `usage`. */
export function readArguments<const Options extends ParseArgsOptionsConfig>(
  argv: readonly string[],
  options: Options,
  usage: string,
) {
  try {
    return parseArgs({ args: [...argv], allowPositionals: true, options });
  } catch (error) {
    throw new CommandFailed(2, `${error instanceof Error ? error.message : String(error)}\n\n${usage}`);
  }
}
