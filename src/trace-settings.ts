import { z } from 'zod';

// Settings of the trace and of what watches over accesses; config.ts reads them with the others.

export const TRACE_SETTINGS = {
  CARNET_WITNESS_URL: z.url().optional(),
  CARNET_WITNESS_KEY: z.string().min(1).optional(),
};

export interface TraceSettings {
  /** The witness that cosigns the trace's checkpoints: its address and its public key. */
  readonly witness?: { readonly url: string; readonly key: string };
}

type Given = z.infer<z.ZodObject<typeof TRACE_SETTINGS>>;

export function traceSettings(given: Given, faults: string[]): TraceSettings {
  const witness = witnessOf(given, faults);
  return witness === undefined ? {} : { witness };
}

function witnessOf(
  { CARNET_WITNESS_URL: url, CARNET_WITNESS_KEY: key }: Given,
  faults: string[],
): TraceSettings['witness'] {
  if (url === undefined && key === undefined) return undefined;
  if (url === undefined || key === undefined) faults.push('CARNET_WITNESS_URL and CARNET_WITNESS_KEY go together');
  else if (!/^[^\s+]+\+[0-9a-f]{8}\+[A-Za-z0-9+/=]{40,}$/.test(key))
    faults.push('CARNET_WITNESS_KEY is not a public key as `carnet witness` prints it');
  else return { url: url.replace(/\/$/, ''), key };
  return undefined;
}
