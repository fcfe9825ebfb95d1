/** Why a command ends, and with which exit code (docs/operations.md). */
export class CommandFailed extends Error {
  override readonly name = 'CommandFailed';
  readonly code: number;
  constructor(code: number, message: string) {
    super(message);
    this.code = code;
  }
}
