import { open, rm } from 'node:fs/promises';
import { operatorTookCopy } from '../audit/index.js';
import type { House } from '../compose.js';
import { makeCopyNow } from '../takeout/index.js';
import { takeoutDeps } from '../takeouts.js';
import { CommandFailed } from './command-failed.js';
import { recordOfNumber } from './record-of-number.js';

// carnet export: the copy a person takes away, written to a file by whoever runs a demo.

export const EXPORT_USAGE = 'carnet export INS FILE.zip [--oid OID] [--json]';

/** Writes the copy to a new file that only its owner reads. The person sees in their history that it was made, and that it was taken. */
export async function exportCommand(
  house: House,
  {
    number,
    file,
    oid,
    json,
  }: { readonly number: string; readonly file: string; readonly oid?: string | undefined; readonly json: boolean },
  out: (line: string) => void,
): Promise<void> {
  if (house.config.mode !== 'demo')
    throw new CommandFailed(2, 'export is for demo homes: in production a person takes their copy away in their space');
  if (number === '' || file === '') throw new CommandFailed(2, EXPORT_USAGE);
  const recordId = await recordOfNumber(house, number, oid);
  const target = await open(file, 'wx', 0o600).catch((error: unknown) => {
    throw new CommandFailed(1, `${file} cannot be made: ${(error as NodeJS.ErrnoException).code ?? 'unknown'}`);
  });
  try {
    const made = await makeCopyNow(takeoutDeps(house), recordId, house.ids.item(`export ${house.clock.real()}`));
    if (made === undefined) throw new CommandFailed(1, 'this space is not open to its person: there is no copy of it');
    try {
      await house.database.withRecord(recordId, (handle) => operatorTookCopy(handle, house.clock.domain()));
      await target.writeFile(house.blobs.getPieces(made));
      await target.sync();
    } finally {
      await house.blobs.remove(made.address);
    }
    const { size, sha256 } = made;
    out(json ? JSON.stringify({ file, size, sha256 }) : `${file}: ${size} bytes, SHA-256 ${sha256}`);
  } catch (error) {
    await rm(file, { force: true });
    throw error;
  } finally {
    await target.close();
  }
}
