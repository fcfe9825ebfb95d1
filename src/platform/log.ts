import { pino, type Logger } from 'pino';

/** The technical log: events, ids and durations in JSON on stderr. No name, no identifier of a person, no address asked for. */
export const makeLog = (level: string): Logger =>
  pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
    },
    pino.destination({ fd: 2, sync: true }),
  );
