import { z } from 'zod';

// Settings of the trace and of what watches over accesses; config.ts reads them with the others.

export const TRACE_SETTINGS = {
  CARNET_WITNESS_URL: z.url().optional(),
  CARNET_WITNESS_KEY: z.string().min(1).optional(),
  CARNET_STRANGERS_PER_HOUR: z.coerce.number().int().min(1).default(30),
  CARNET_STRANGERS_PER_MONTH: z.coerce.number().int().min(1).default(1_000),
  CARNET_STRANGERS_PER_HOUR_OF_STRUCTURE: z.coerce.number().int().min(1).default(600),
  CARNET_STRANGERS_PER_MONTH_OF_STRUCTURE: z.coerce.number().int().min(1).default(20_000),
  CARNET_ALERT_MAIL: z.email().optional(),
  CARNET_LOG_DAYS: z.coerce.number().int().min(1).max(366).default(30),
};

export interface TraceSettings {
  /** The witness that cosigns the trace's checkpoints: its address and its public key. */
  readonly witness?: { readonly url: string; readonly key: string };
  /** Records of strangers a professional, or all of a structure, may open before their access to strangers is frozen. */
  readonly strangers: {
    readonly perHour: number;
    readonly perMonth: number;
    readonly perHourOfStructure: number;
    readonly perMonthOfStructure: number;
  };
  /** Who is told at once of a freeze or of a witness that refuses. */
  readonly alertMail?: string;
  /** Days after which a technical log is dropped. */
  readonly logDays: number;
}

/** Names of this machine as they stand in a URL. */
export const LOOPBACK = ['127.0.0.1', '[::1]', 'localhost'];

type Given = z.infer<z.ZodObject<typeof TRACE_SETTINGS>>;

export function traceSettings(given: Given, faults: string[]): TraceSettings {
  const witness = witnessOf(given, faults);
  return {
    logDays: given.CARNET_LOG_DAYS,
    strangers: {
      perHour: given.CARNET_STRANGERS_PER_HOUR,
      perMonth: given.CARNET_STRANGERS_PER_MONTH,
      perHourOfStructure: given.CARNET_STRANGERS_PER_HOUR_OF_STRUCTURE,
      perMonthOfStructure: given.CARNET_STRANGERS_PER_MONTH_OF_STRUCTURE,
    },
    ...(witness === undefined ? {} : { witness }),
    ...(given.CARNET_ALERT_MAIL === undefined ? {} : { alertMail: given.CARNET_ALERT_MAIL }),
  };
}

function witnessOf(
  { CARNET_WITNESS_URL: url, CARNET_WITNESS_KEY: key }: Given,
  faults: string[],
): TraceSettings['witness'] {
  if (url === undefined && key === undefined) return undefined;
  if (url === undefined || key === undefined) faults.push('CARNET_WITNESS_URL and CARNET_WITNESS_KEY go together');
  else if (!/^[^\s+]+\+[0-9a-f]{8}\+[A-Za-z0-9+/=]{40,}$/.test(key))
    faults.push('CARNET_WITNESS_KEY is not a public key as `carnet witness` prints it');
  else if (!url.startsWith('https://') && !LOOPBACK.includes(new URL(url).hostname))
    faults.push('CARNET_WITNESS_URL must be https, but for a witness on this machine');
  else return { url: url.replace(/\/$/, ''), key };
  return undefined;
}
