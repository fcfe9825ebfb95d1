import { z } from 'zod';
import { documentType } from '../../kernel/codes/document-types.js';
import type { Matrix } from './matrix.model.js';

// A version of the matrix as an operator's file holds it: the shape of `Matrix` as JSON. Codes nobody knows are refused, since a
// misspelt code would silently take a document away from everybody.

const types = z.strictObject({
  types: z.array(z.string().refine((code) => documentType(code) !== undefined, 'unknown document type')).min(1),
  provenance: z.enum(['published', 'provisional']),
});

const shape = z.strictObject({
  version: z.string().regex(/^[\w.-]{1,40}$/),
  from: z.iso.date(),
  source: z.string().min(1).max(500),
  rows: z
    .array(
      z.strictObject({
        name: z.string().regex(/^[a-z]+(-[a-z]+)*$/),
        professions: z.array(z.string().regex(/^\w{1,10}$/)).min(1),
        gives: z.discriminatedUnion('kind', [
          z.strictObject({ kind: z.literal('every'), provenance: types.shape.provenance, except: z.array(types) }),
          z.strictObject({ kind: z.literal('only'), lists: z.array(types) }),
        ]),
        upTo: z.enum(['N', 'R', 'V']),
        inForce: z.boolean(),
      }),
    )
    .min(1)
    .refine(
      (rows) => new Set(rows.flatMap((row) => row.professions)).size === rows.flatMap((row) => row.professions).length,
      {
        message: 'a profession stands in two rows',
      },
    ),
});

/** The matrix, or where it is wrong: `rows.3.gives.except.0.types.2: unknown document type`. */
export function parseMatrix(
  raw: unknown,
): { readonly ok: true; readonly value: Matrix } | { readonly ok: false; readonly fault: string } {
  const read = shape.safeParse(raw);
  if (read.success) return { ok: true, value: read.data };
  const [first] = read.error.issues;
  return { ok: false, fault: `${first?.path.join('.') ?? ''}: ${first?.message ?? 'unreadable'}` };
}
