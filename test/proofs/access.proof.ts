// The table of rules: against the oracle, against PostgreSQL, and as it answers over HTTP.
import postgres from 'postgres';
import { FACTS } from '../../src/access/facts.js';
import { freshDatabase } from '../support/database-cluster.js';
import { COMBINATIONS, walkAgainstOracle } from '../support/access-walk.js';
import { compareInSql } from './access-in-sql.js';
import { accessOverHttp } from './access-over-http.js';
import type { ProofInput, ProofResult } from './proof.js';

/** Shares no factor with the domains of the facts. */
const ORACLE_STRIDE = 7;
const SQL_STRIDE = 101;

const coprime = (stride: number): number => {
  let found = Math.max(1, Math.round(stride));
  while ([2, 3, 5].some((factor) => found % factor === 0)) found += 1;
  return found;
};

export async function prove({ scale, seed, say }: ProofInput): Promise<ProofResult> {
  const stride = coprime(ORACLE_STRIDE / scale);
  say(`the oracle: one combination in ${stride} of ${COMBINATIONS}`);
  const oracle = walkAgainstOracle(stride, seed % stride);
  say(`${oracle.compared} decisions compared, ${oracle.differing} differ`);

  const database = await freshDatabase({ name: 'prove_access' });
  const sql = postgres(database.ownerUrl, { max: 2, onnotice: () => undefined });
  let inSql = 0;
  let sqlDifference: string | undefined;
  try {
    for (const act of FACTS.act) {
      const found = await compareInSql(sql, act, coprime(SQL_STRIDE / scale));
      inSql += found.decisions;
      sqlDifference ??= found.difference;
    }
  } finally {
    await sql.end();
    await database.drop();
  }
  say(`${inSql} decisions compared with PostgreSQL`);

  const http = await accessOverHttp({ configurations: Math.max(6, Math.round(800 * scale)), seed, say });
  say(`${http.cells} cells over HTTP in ${http.requests} requests, ${http.wrong.length} wrong`);
  return {
    holds: oracle.differing === 0 && sqlDifference === undefined && http.wrong.length === 0,
    combinations: COMBINATIONS,
    decisionsAgainstOracle: oracle.compared,
    differences: oracle.differing,
    decisionsInPostgres: inSql,
    ...(sqlDifference === undefined ? {} : { sqlDifference }),
    cellsOverHttp: http.cells,
    httpRequests: http.requests,
    cellsAllowed: http.allowed,
    cellsByEdge: http.byEdge,
    wrongOverHttp: http.wrong.length,
    wrong: http.wrong.slice(0, 5),
    firstDifferences: oracle.differences.slice(0, 5),
  };
}
