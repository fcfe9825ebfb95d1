// What a legal representative would be given: they have no sign-in of their own yet, so their facts are made here, and everything behind
// them is the house's: the rules, the predicate, the store, the shown chain.
import { residual, predicateSql, type ReaderFacts } from '../../src/access/index.js';
import { readTrace } from '../../src/audit/index.js';
import { sqlText } from '../../src/platform/sql-text.js';
import type { Life } from './world-side.js';
import type { Answered } from './world-side.js';

const PARENT: ReaderFacts = {
  act: 'list',
  reader: 'representative',
  relation: 'none',
  administrator: false,
  consent: false,
  blocked: false,
  situation: 'normal',
  objectsToSamu: false,
  objectsToEmergency: false,
  objectsToHiddenInEmergency: false,
  space: 'active',
  attendingSeesHidden: false,
};

export async function listOfRepresentative(
  life: Pick<Life, 'world' | 'recordId'>,
  archivedToo = false,
): Promise<Answered> {
  const { house, clock } = life.world;
  const rows = await house.database.withRecord(life.recordId, async (handle) => {
    const query = sqlText();
    const record = query.add(handle.recordId, 'uuid');
    const at = query.add(new Date(clock.domain()), 'timestamptz');
    const visible = predicateSql(residual({ ...PARENT, act: archivedToo ? 'read' : 'list' }), {
      isAuthor: 'd.by_patient',
      hidden: 'd.hidden',
      withheldFromPatient: `(d.withheld_until > ${at})`,
      hiddenFromRepresentatives: 'd.hidden_from_representatives',
      archived: 'd.archived',
      shownToReader: 'false',
      keptFromReader: 'false',
      matrixAllows: 'true',
    });
    return handle.sql.unsafe(
      `select d.id, d.type_code, d.dated, d.version, d.changed_at, d.status, d.hidden, count(*) over () as total
       from document d where d.record_id = ${record} and ${visible} and ${at} is not null order by d.dated desc, d.id`,
      query.values,
    );
  });
  return { status: 'list', bytes: JSON.stringify(rows) };
}

export async function historyOfRepresentative(life: Pick<Life, 'world' | 'recordId'>): Promise<Answered> {
  const page = await life.world.house.database.withRecord(life.recordId, (handle) =>
    readTrace(handle, 'shown', { limit: 500 }),
  );
  return { status: 'history', bytes: JSON.stringify(page) };
}
