import { z } from 'zod';
import { ok, problem, type Result } from '../kernel/result.js';
import { FORMAT, VERSION, type TakeoutManifest } from './takeout.model.js';

// What a file says it is: everything that restoring builds on is looked at before anything is stored.

const SAID = z.looseObject({ format: z.literal(FORMAT), version: z.literal(VERSION) });
const FIELDS = z.record(z.string(), z.unknown());
const SHAPE = z.looseObject({
  person: z.looseObject({
    ins: z.looseObject({ oid: z.string(), value: z.string() }),
    familyName: z.string(),
    givenNames: z.array(z.string()),
    birthDate: z.string(),
  }),
  documents: z.array(
    z.looseObject({
      id: z.string().regex(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i),
      file: z.string(),
      sha256: z.string(),
      uniqueId: z.string(),
    }),
  ),
  rows: z.record(z.string(), z.array(FIELDS)),
  sets: z.array(FIELDS).optional(),
  history: z.array(z.looseObject({ at: z.int(), act: z.string() })),
});

/** `takeout-unknown-version` for what is no copy of ours, or of another version; `takeout-malformed`, with the path, for one that is broken. */
export function parseManifest(said: unknown): Result<TakeoutManifest, 'takeout-unknown-version' | 'takeout-malformed'> {
  if (!SAID.safeParse(said).success) return problem('takeout-unknown-version');
  const parsed = SHAPE.safeParse(said);
  if (!parsed.success) return problem('takeout-malformed', parsed.error.issues[0]?.path.join('.') ?? '');
  const { documents } = parsed.data;
  if (new Set(documents.map(({ id }) => id)).size < documents.length) return problem('takeout-malformed', 'documents');
  return ok(said as TakeoutManifest);
}
