import { DAY, type Clock } from '../kernel/time.js';
import type { Database } from '../platform/database.js';
import type { SystemKeys } from '../platform/system-keys.js';
import { addSecurityEvent } from './security-event.store.js';
import { forgetQuestion, takeQuestion, type QuestionKind } from './waiting-question.store.js';

export interface QuestionsDeps {
  readonly database: Pick<Database, 'directory'>;
  readonly keys: Pick<SystemKeys, 'directory'>;
  readonly clock: Pick<Clock, 'real'>;
}

/** Who answers one kind of question, long after the asker went. */
export interface QuestionTaker {
  readonly kind: QuestionKind;
  /** How the operator is told of it: `<told>-failed`, `<told>-given-up`. */
  readonly told: 'code-ask' | 'recovery';
  /** Looks whom it is about and does what was asked; may be called twice with the same question. */
  carry(asked: string): Promise<void>;
}

/** What could not be carried in a day is given up, and told to the operator. */
const GIVEN_UP_AFTER = DAY;

/**
 * Carries the questions of a kind, one after the other, and answers how many. May run on two machines at once; stopped between what is done
 * and the removal, the same question is carried twice.
 */
export async function carryWaitingQuestions(
  { database, keys, clock }: QuestionsDeps,
  { kind, told, carry }: QuestionTaker,
): Promise<number> {
  const sql = database.directory;
  const event = (ending: 'failed' | 'given-up', detail: Readonly<Record<string, string>> = {}): Promise<void> =>
    addSecurityEvent(sql, `${told}-${ending}`, clock.real(), detail);
  let carried = 0;
  for (;;) {
    const taken = await takeQuestion(sql, keys.directory, kind, clock.real());
    if (taken === undefined) return carried;
    try {
      if (clock.real() - taken.at > GIVEN_UP_AFTER) await event('given-up');
      else await carry(taken.open());
      await forgetQuestion(sql, taken.id);
      carried += 1;
    } catch (error) {
      // It stays, and is tried again when its time is over.
      await event('failed', { error: error instanceof Error ? error.name : 'unknown' });
    }
  }
}
