// Reasons of the trace that stand in no rule of the access table: where each is written and tested, and where it comes from.

import type { Messages } from '../web/index.js';

interface OtherReason {
  readonly written: string;
  readonly tested: string;
  /** Articles of the Code de la santé publique. */
  readonly source?: string;
}

export const OTHER_REASONS: Readonly<Record<keyof Messages['historyActs']['rules'], OtherReason>> = {
  'no-rule-allows': { written: 'src/access/decide.ts', tested: 'src/access/decide.test.ts' },
  'facts-incomplete': { written: 'src/access/decide.ts', tested: 'src/access/decide.test.ts' },
  'released-after-a-month': {
    written: 'src/record/released-after-a-month.rule.ts',
    tested: 'src/citizen/two-worlds.test.ts',
    source: 'R1111-53',
  },
  'nothing-there': { written: 'src/access/decide.ts', tested: 'src/access/decide.test.ts' },
  'record-erased': { written: 'src/platform/act.ts', tested: 'src/lifecycle/erase.test.ts' },
  'sign-in-needs-password-and-code': {
    written: 'src/identity/sign-in-needs-password-and-code.rule.ts',
    tested: 'src/identity/sign-in.test.ts',
  },
  'passkey-alone-is-two-factors': {
    written: 'src/identity/passkey-alone-is-two-factors.rule.ts',
    tested: 'test/journeys/ways-in.test.ts',
  },
  'person-manages-own-sign-in': {
    written: 'src/identity/person-manages-own-sign-in.rule.ts',
    tested: 'src/home/own-sign-in.routes.test.ts',
  },
  'recovery-needs-two-held-factors': {
    written: 'src/identity/recovery-needs-two-held-factors.rule.ts',
    tested: 'src/identity/recovery.test.ts',
  },
  'new-code-is-limited': {
    written: 'src/lifecycle/new-code-is-limited.rule.ts',
    tested: 'src/lifecycle/new-code.test.ts',
  },
  'helpdesk-sees-no-health-data': {
    written: 'src/help/helpdesk-sees-no-health-data.rule.ts',
    tested: 'src/help/desk.routes.test.ts',
  },
  'helpdesk-acts-after-identity-script': {
    written: 'src/help/helpdesk-acts-after-identity-script.rule.ts',
    tested: 'src/help/desk.routes.test.ts',
  },
  'contact-changes-send-no-code': {
    written: 'src/help/contact-changes-send-no-code.rule.ts',
    tested: 'src/help/desk.routes.test.ts',
  },
  'one-time-code-works-once': {
    written: 'src/identity/one-time-code-works-once.rule.ts',
    tested: 'src/identity/sign-in.test.ts',
  },
  'sign-in-needs-an-active-space': {
    written: 'src/identity/sign-in-needs-an-active-space.rule.ts',
    tested: 'src/identity/sign-in.rules.test.ts',
  },
  'activates-with-code-nir-and-card': {
    written: 'src/lifecycle/activates-with-code-nir-and-card.rule.ts',
    tested: 'src/lifecycle/activation.test.ts',
  },
  'opens-six-weeks-after-notice': {
    written: 'src/lifecycle/opens-six-weeks-after-notice.rule.ts',
    tested: 'src/lifecycle/transitions.test.ts',
    source: 'R1111-28',
  },
  'opposition-can-be-taken-back': {
    written: 'src/lifecycle/opposition-can-be-taken-back.rule.ts',
    tested: 'src/lifecycle/transitions.test.ts',
  },
  'opposition-stops-the-opening': {
    written: 'src/lifecycle/opposition-stops-the-opening.rule.ts',
    tested: 'src/lifecycle/transitions.test.ts',
    source: 'L1111-13-1, R1111-28',
  },
  'notice-is-sent-once': {
    written: 'src/lifecycle/notice-is-sent-once.rule.ts',
    tested: 'src/lifecycle/life-terms.test.ts',
    source: 'R1111-28',
  },
  'closing-is-free-at-any-time': {
    written: 'src/lifecycle/closing-is-free-at-any-time.rule.ts',
    tested: 'src/lifecycle/life-terms.test.ts',
    source: 'L1111-13-1, R1111-36',
  },
  'archived-data-returns-on-reopening': {
    written: 'src/lifecycle/archived-data-returns-on-reopening.rule.ts',
    tested: 'src/lifecycle/life-terms.test.ts',
    source: 'R1111-36',
  },
  'archived-ten-years-then-deleted': {
    written: 'src/lifecycle/archived-ten-years-then-deleted.rule.ts',
    tested: 'src/lifecycle/life-terms.test.ts',
    source: 'L1111-18, R1111-36',
  },
  'deletion-can-be-called-off': {
    written: 'src/lifecycle/deletion-can-be-called-off.rule.ts',
    tested: 'src/lifecycle/life-terms.test.ts',
    source: 'R1111-36',
  },
  'suspended-closes-after-six-weeks': {
    written: 'src/lifecycle/suspended-closes-after-six-weeks.rule.ts',
    tested: 'src/lifecycle/life-terms.test.ts',
    source: 'R1111-36',
  },
  'suspension-outlives-closing': {
    written: 'src/lifecycle/suspension-outlives-closing.rule.ts',
    tested: 'src/lifecycle/life-terms.test.ts',
    source: 'R1111-36',
  },
  'objection-stops-the-closing': {
    written: 'src/lifecycle/objection-stops-the-closing.rule.ts',
    tested: 'src/lifecycle/life-terms.test.ts',
    source: 'R1111-36',
  },
  'second-letter-asks-those-who-opposed': {
    written: 'src/lifecycle/second-letter-asks-those-who-opposed.rule.ts',
    tested: 'src/lifecycle/life-terms.test.ts',
  },
  'new-objection-closes-the-earlier-record': {
    written: 'src/lifecycle/new-objection-closes-the-earlier-record.rule.ts',
    tested: 'src/lifecycle/life-terms.test.ts',
  },
  'earlier-record-closes-after-its-term': {
    written: 'src/lifecycle/earlier-record-closes-after-its-term.rule.ts',
    tested: 'src/lifecycle/life-terms.test.ts',
  },
  'majority-asks-again': {
    written: 'src/lifecycle/majority-asks-again.rule.ts',
    tested: 'src/lifecycle/life-terms.test.ts',
    source: 'L1111-13-1',
  },
  'death-closes-the-space': {
    written: 'src/lifecycle/death-closes-the-space.rule.ts',
    tested: 'src/lifecycle/life-terms.test.ts',
    source: 'L1110-4, L1111-18',
  },
  'insurer-feeds-identity': {
    written: 'src/lifecycle/feed/import-persons.ts',
    tested: 'src/lifecycle/feed/import-persons.test.ts',
  },
  'earlier-record-is-taken-over': {
    written: 'src/record/earlier/take-in-earlier.act.ts',
    tested: 'src/record/earlier/earlier-records.test.ts',
  },
  'report-moves-one-way': {
    written: 'src/reports/report-moves-one-way.rule.ts',
    tested: 'src/reports/report.routes.test.ts',
  },
  'takeout-is-the-persons': { written: 'src/takeout/takeout.act.ts', tested: 'src/takeout/takeout.test.ts' },
  'space-code-works-once': {
    written: 'src/lifecycle/space-code-works-once.rule.ts',
    tested: 'src/lifecycle/activation.test.ts',
  },
  'space-code-expires': {
    written: 'src/lifecycle/space-code-expires.rule.ts',
    tested: 'src/lifecycle/activation.test.ts',
  },
  'space-code-locks-itself': {
    written: 'src/lifecycle/space-code-locks-itself.rule.ts',
    tested: 'src/lifecycle/activation.test.ts',
  },
  'moves-as-the-table-says': { written: 'src/lifecycle/transitions.ts', tested: 'src/lifecycle/transitions.test.ts' },
  'operator-of-a-demo': { written: 'src/audit/trace.store.ts', tested: 'src/audit/trace.store.test.ts' },
  'national-identity-is-the-persons-own': {
    written: 'src/identity/national-identity-is-the-persons-own.rule.ts',
    tested: 'src/identity/national-sign-in.test.ts',
  },
  'heirs-ask-for-three-grounds': {
    written: 'src/heirs/heirs-ask-for-three-grounds.rule.ts',
    tested: 'src/heirs/heir-rules.test.ts',
    source: 'L1110-4 V, R1111-7',
  },
  'heir-request-moves-one-way': {
    written: 'src/heirs/heir-request-moves-one-way.rule.ts',
    tested: 'src/heirs/heir-rules.test.ts',
    source: 'R1111-7',
  },
  'two-decide-on-heirs': {
    written: 'src/heirs/two-decide-on-heirs.rule.ts',
    tested: 'src/heirs/heir-rules.test.ts',
    source: 'L1110-4 V',
  },
  'heir-code-locks-itself': {
    written: 'src/heirs/heir-code-locks-itself.rule.ts',
    tested: 'src/heirs/heir-rules.test.ts',
    source: 'L1110-4 V',
  },
  'person-lets-the-visitor-in': {
    written: 'src/visit/person-lets-the-visitor-in.rule.ts',
    tested: 'src/visit/visit.route.test.ts',
    source: 'R1111-32',
  },
  'visit-code-expires': {
    written: 'src/visit/visit-code-expires.rule.ts',
    tested: 'src/visit/visit.route.test.ts',
    source: 'R1111-32',
  },
  'visit-code-is-right': {
    written: 'src/visit/visit-code-is-right.rule.ts',
    tested: 'src/visit/visitor.route.test.ts',
    source: 'R1111-32',
  },
  'visit-code-locks-itself': {
    written: 'src/visit/visit-code-locks-itself.rule.ts',
    tested: 'src/visit/visitor.route.test.ts',
    source: 'R1111-32',
  },
  'visit-code-works-once': {
    written: 'src/visit/visit-code-works-once.rule.ts',
    tested: 'src/visit/visitor.route.test.ts',
    source: 'R1111-32',
  },
};

/** What is known of a reason; nothing of a rule of the table, which has a page of its own. */
export const otherReason = (name: string): OtherReason | undefined =>
  (OTHER_REASONS as Readonly<Record<string, OtherReason>>)[name];
