// What an operator can mend about the database, in one sentence. Anything else is a fault of ours and shows where it happened.

const UNREACHABLE = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  'EAI_AGAIN',
  'ETIMEDOUT',
  'CONNECT_TIMEOUT',
]);

/** SQLSTATE codes (PostgreSQL, appendix A) that settings cause. */
const SAID: Readonly<Record<string, string>> = {
  '28P01': 'refuses this role or its password. Look at DATABASE_URL and DATABASE_MIGRATE_URL.',
  '28000': 'refuses this role or its password. Look at DATABASE_URL and DATABASE_MIGRATE_URL.',
  '3D000': 'has no database of that name. Make it, or mend DATABASE_URL and DATABASE_MIGRATE_URL.',
  '42501': 'lets this role do too little: DATABASE_MIGRATE_URL names the role that owns the schema.',
  '53300': 'has no connection left. Allow it more (max_connections), or end others.',
  '57P03': 'is starting or stopping. Try again in a moment.',
};

/** What is wrong between us and the database, for whoever runs it; undefined for any other error. Quotes nothing of a statement. */
export function databaseTrouble(error: unknown): string | undefined {
  if (!(error instanceof Error) || !('code' in error) || typeof error.code !== 'string') return undefined;
  const { code } = error;
  if (UNREACHABLE.has(code)) return `PostgreSQL cannot be reached at the address given (${code}).`;
  if (/CERT|^ERR_TLS_|^ERR_SSL_/.test(code))
    return `The certificate of PostgreSQL does not hold for the address given (${code}).`;
  // What the second wall refuses was asked by us.
  if (error.message.includes('row-level security')) return undefined;
  const said = Object.hasOwn(SAID, code) ? SAID[code] : undefined;
  return said === undefined ? undefined : `PostgreSQL ${said}`;
}
