import { multistream, pino, type Logger } from 'pino';
import { fieldsToKeep, withoutIdentifiers } from './technical-log.model.js';
import { NO_TECHNICAL_LOG, type TechnicalLog } from './technical-log.js';

/**
 * Events, counts and durations in JSON, on stderr and into the store. No name, no identifier of a person, no address asked for: fields come
 * from a closed list, records stand under a pseudonym of the day.
 */
export const makeLog = (level: string, store: TechnicalLog = NO_TECHNICAL_LOG): Logger =>
  pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: {
        level: (label) => ({ level: label }),
        log: (fields) => fieldsToKeep(fields, (kind, value) => store.pseudonym(kind, value)),
      },
      hooks: {
        logMethod(inputs, method) {
          const texts = inputs.map((input: unknown) => (typeof input === 'string' ? withoutIdentifiers(input) : input));
          method.apply(this, texts as Parameters<typeof method>);
        },
      },
    },
    multistream([
      { level: 'trace', stream: pino.destination({ fd: 2, sync: true }) },
      { level: 'trace', stream: store },
    ]),
  );

export interface AnsweredRequest {
  readonly id: string;
  /** The pattern, never the address asked for. */
  readonly route: string;
  readonly method: string;
  readonly status: number;
  readonly milliseconds: number;
  /** Network address as limits count it, and the cookie of a session: pseudonyms of both are kept. */
  readonly ip: string;
  readonly session?: string | undefined;
}

/** One line for a request that was answered. */
export function noteRequest(store: TechnicalLog, at: number, answered: AnsweredRequest): void {
  const { id, route, method, status, milliseconds, ip, session } = answered;
  store.write(
    `${JSON.stringify({
      time: new Date(at).toISOString(),
      request: id,
      route,
      method,
      status,
      ms: Math.round(milliseconds * 10) / 10,
      source: store.pseudonym('source', ip),
      ...(session === undefined ? {} : { session: store.pseudonym('session', session) }),
    })}\n`,
  );
}
