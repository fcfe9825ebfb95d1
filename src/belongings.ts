import { accessBelongings } from './access/index.js';
import { auditBelongings } from './audit/index.js';
import { emergenciesBelongings } from './emergencies/index.js';
import { fhirBelongings } from './fhir/fhir.belongings.js';
import { heirsBelongings } from './heirs/index.js';
import { helpBelongings } from './help/index.js';
import { identityBelongings } from './identity/index.js';
import { noticesBelongings } from './notices/index.js';
import type { Belongings } from './platform/belongings.js';
import { recordBelongings } from './record/index.js';
import { reportsBelongings } from './reports/index.js';
import { takeoutBelongings } from './takeout/index.js';
import { visitBelongings } from './visit/index.js';

/** Everything that belongs to a record. A new table of personal data is declared by its domain and, once, reached from here. */
export const BELONGINGS: readonly Belongings[] = [
  identityBelongings,
  accessBelongings,
  recordBelongings,
  fhirBelongings,
  noticesBelongings,
  helpBelongings,
  reportsBelongings,
  emergenciesBelongings,
  auditBelongings,
  takeoutBelongings,
  visitBelongings,
  heirsBelongings,
];
