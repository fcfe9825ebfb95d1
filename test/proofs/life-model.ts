// The life of a space a second time, written from the rules by themselves and sharing no line with src/lifecycle: own calendar, own
// bookkeeping. What both agree on is unlikely to be one mistake made twice.

export type Who = 'person' | 'helpdesk' | 'system';

export interface Life {
  now: string;
  start: number;
  /** Day number (days since 1970) in Paris on which the notice left. */
  notice?: number | undefined;
  letter?: 'opening' | 'majority' | 'second' | undefined;
  hadRecord: boolean;
  /** Until this instant care still reaches the record from before. */
  grace?: number | undefined;
  secondLetterOut?: boolean | undefined;
  cameFrom?: string | undefined;
  /** The operator had it suspended when it ended. */
  frozen?: boolean | undefined;
  beforeDeath?: string | undefined;
  shredAt?: number | undefined;
  protested?: boolean | undefined;
  adultAt?: number | undefined;
}

export interface Rules {
  readonly graceDays: number;
  readonly thinkDays: number;
}

const D = 86_400_000;
const H = 3_600_000;

/** Days since 1970 of a calendar date; months and days may run over. */
export function dayNumber(y: number, m: number, d: number): number {
  const year = y + Math.floor((m - 1) / 12);
  const month = ((((m - 1) % 12) + 12) % 12) + 1;
  const shifted = month > 2 ? year : year - 1;
  const era = Math.floor(shifted / 400);
  const ofEra = shifted - era * 400;
  const ofYear = Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5);
  return era * 146_097 + ofEra * 365 + Math.floor(ofEra / 4) - Math.floor(ofEra / 100) + ofYear + d - 1 - 719_468;
}

export function dateOf(n: number): [number, number, number] {
  const z = n + 719_468;
  const era = Math.floor(z / 146_097);
  const ofEra = z - era * 146_097;
  const year = Math.floor(
    (ofEra - Math.floor(ofEra / 1460) + Math.floor(ofEra / 36_524) - Math.floor(ofEra / 146_096)) / 365,
  );
  const ofYear = ofEra - (365 * year + Math.floor(year / 4) - Math.floor(year / 100));
  const m = Math.floor((5 * ofYear + 2) / 153);
  const month = m < 10 ? m + 3 : m - 9;
  return [year + era * 400 + (month <= 2 ? 1 : 0), month, ofYear - Math.floor((153 * m + 2) / 5) + 1];
}

const lastSunday = (y: number, m: number): number => {
  const last = dayNumber(y, m + 1, 1) - 1;
  return last - ((((last + 4) % 7) + 7) % 7);
};

/** Summer time of the European Union: last Sunday of March to last Sunday of October, at 01:00 UTC. */
const parisAhead = (t: number): number => {
  const [y] = dateOf(Math.floor(t / D));
  return t >= lastSunday(y, 3) * D + H && t < lastSunday(y, 10) * D + H ? 2 * H : H;
};
export const parisDayOf = (t: number): number => Math.floor((t + parisAhead(t)) / D);
/** Summer time changes in the small hours: at midnight it is still as it was two hours before. */
export const midnight = (n: number): number => n * D - parisAhead(n * D - 2 * H);

const yearsOn = (n: number, years: number): number => {
  const [y, m, d] = dateOf(n);
  // A 29 February that is not there is the day after the 28th.
  return dayNumber(y + years, m, d);
};

/** Eighteen years after `n`, at midnight of a place without summer time, or of Paris. */
export const adultFrom = (n: number, place: 'Paris' | 'Cayenne' | 'Nouméa'): number => {
  const day = yearsOn(n, 18);
  return place === 'Paris' ? midnight(day) : place === 'Cayenne' ? day * D + 3 * H : day * D - 11 * H;
};

const weeksOver = (l: Life): number => (l.notice === undefined ? Infinity : midnight(l.notice + 43));
const noticePassed = (l: Life, t: number): boolean => t >= weeksOver(l);

function end(l: Life, t: number, cameFrom: string): void {
  const frozen = l.now === 'suspended' ? true : undefined;
  const { hadRecord, beforeDeath, adultAt, notice, shredAt } = l;
  for (const key of Object.keys(l)) delete (l as unknown as Record<string, unknown>)[key];
  Object.assign(l, { now: 'closed', start: t, hadRecord, cameFrom, frozen, beforeDeath, adultAt, notice, shredAt });
}

const isPeople = (who: Who): boolean => who !== 'system';

/** Tries one act; false when the rules refuse it. */
export function tries(l: Life, who: Who, act: string, t: number, rules: Rules): boolean {
  const go = (now: string): true => {
    if (now !== l.now) l.start = t;
    l.now = now;
    return true;
  };
  switch (act) {
    case 'space-notify':
      if (who !== 'system' || l.letter === undefined || (l.now !== 'notified' && l.now !== 'opposed')) return false;
      if (l.now === 'opposed') l.secondLetterOut = true;
      else l.notice = parisDayOf(t);
      l.letter = undefined;
      return true;
    case 'space-open':
      if (who !== 'system' || l.now !== 'notified' || !noticePassed(l, t)) return false;
      // Whoever turned eighteen while waiting is to be asked themselves.
      if (l.adultAt !== undefined && l.adultAt < weeksOver(l)) return false;
      l.letter = undefined;
      l.secondLetterOut = undefined;
      return go('open');
    case 'space-oppose':
      if (!isPeople(who)) return false;
      if (l.now === 'notified' && !noticePassed(l, t)) {
        l.letter = undefined;
        if (l.hadRecord) l.grace ??= midnight(parisDayOf(t) + rules.graceDays + 1);
        return go('opposed');
      }
      if (l.now === 'opposed' && l.hadRecord && l.secondLetterOut === true) {
        end(l, t, 'open');
        return true;
      }
      return false;
    case 'space-return':
      if (!isPeople(who) || l.now !== 'opposed') return false;
      l.letter = undefined;
      l.secondLetterOut = undefined;
      return go(l.notice === undefined || noticePassed(l, t) ? 'open' : 'notified');
    case 'space-activate':
      if (who !== 'person' || !['notified', 'opposed', 'open'].includes(l.now)) return false;
      l.letter = undefined;
      l.secondLetterOut = undefined;
      return go('active');
    case 'space-close': {
      const open = l.now === 'open' || l.now === 'active' || l.now === 'suspended';
      const graceGone = l.now === 'opposed' && l.hadRecord && l.grace !== undefined && t >= l.grace;
      const silence = l.now === 'suspended' && l.protested !== true && t >= midnight(parisDayOf(l.start) + 43);
      if (isPeople(who) ? !open : !graceGone && !silence) return false;
      end(l, t, l.now === 'suspended' ? (l.cameFrom ?? 'open') : l.now === 'active' ? 'active' : 'open');
      return true;
    }
    case 'space-ask-deletion':
      if (!isPeople(who)) return false;
      if (l.now === 'closed') {
        if (l.shredAt !== undefined) return false;
      } else if (l.now === 'open' || l.now === 'active' || l.now === 'suspended')
        end(l, t, l.now === 'suspended' ? (l.cameFrom ?? 'open') : l.now);
      else return false;
      l.shredAt = midnight(parisDayOf(t) + rules.thinkDays + 1);
      return true;
    case 'space-reopen': {
      if (!isPeople(who) || l.now !== 'closed') return false;
      // A suspension is the operator's: they alone take such a space out of the archive, and it is suspended as before.
      if (l.frozen === true && who !== 'helpdesk') return false;
      const to = l.frozen === true ? 'suspended' : l.cameFrom === 'active' ? 'active' : 'open';
      if (l.frozen !== true) l.cameFrom = undefined;
      l.frozen = undefined;
      l.shredAt = undefined;
      l.protested = undefined;
      return go(to);
    }
    case 'space-erase': {
      if (who !== 'system' || (l.now !== 'closed' && l.now !== 'deceased')) return false;
      const tenYears = midnight(yearsOn(parisDayOf(l.start), 10) + 1);
      if (t < tenYears && !(l.shredAt !== undefined && t >= l.shredAt)) return false;
      const { hadRecord } = l;
      for (const key of Object.keys(l)) delete (l as unknown as Record<string, unknown>)[key];
      Object.assign(l, { now: 'erased', start: t, hadRecord });
      return true;
    }
    case 'space-suspend':
      if (who !== 'helpdesk' || (l.now !== 'open' && l.now !== 'active')) return false;
      l.cameFrom = l.now;
      l.protested = undefined;
      return go('suspended');
    case 'space-object':
      if (!isPeople(who) || l.now !== 'suspended' || l.protested === true) return false;
      if (t >= midnight(parisDayOf(l.start) + 43)) return false;
      l.protested = true;
      return true;
    case 'space-lift': {
      if (who !== 'helpdesk' || l.now !== 'suspended') return false;
      const to = l.cameFrom ?? 'open';
      l.cameFrom = undefined;
      l.shredAt = undefined;
      l.protested = undefined;
      return go(to);
    }
    case 'space-ask-again':
      if (who !== 'system' || l.now !== 'opposed' || !l.hadRecord || l.grace === undefined) return false;
      if (l.secondLetterOut === true || l.letter !== undefined || t < midnight(parisDayOf(l.grace) - 42)) return false;
      l.letter = 'second';
      return true;
    case 'space-come-of-age':
      if (who !== 'system' || l.adultAt === undefined || t < l.adultAt) return false;
      if (l.now === 'erased' || l.now === 'deceased') return false;
      if (l.now === 'notified' && weeksOver(l) <= l.adultAt) return false;
      l.adultAt = undefined;
      if (l.now !== 'notified' && l.now !== 'opposed') return true;
      l.notice = undefined;
      l.letter = 'majority';
      l.secondLetterOut = undefined;
      l.grace = undefined;
      return go('notified');
    case 'space-decease':
      if (who !== 'system' || l.now === 'erased' || l.now === 'deceased') return false;
      l.beforeDeath = l.now;
      return go('deceased');
    case 'space-correct-death': {
      if (who !== 'system' || l.now !== 'deceased') return false;
      const to = l.beforeDeath ?? 'open';
      l.beforeDeath = undefined;
      return go(to);
    }
    default:
      return false;
  }
}

/** What the job of the day does to one life. */
export function dayByDay(l: Life, t: number, rules: Rules): void {
  for (const act of ['space-come-of-age', 'space-open', 'space-ask-again', 'space-close', 'space-erase'])
    tries(l, 'system', act, t, rules);
}

/** Every instant at which something becomes due, or ceases to be possible, in this life. */
export function boundaries(l: Life): number[] {
  return [
    weeksOver(l),
    l.adultAt,
    l.grace,
    l.grace === undefined ? undefined : midnight(parisDayOf(l.grace) - 42),
    l.shredAt,
    l.now === 'suspended' ? midnight(parisDayOf(l.start) + 43) : undefined,
    l.now === 'closed' || l.now === 'deceased' ? midnight(yearsOn(parisDayOf(l.start), 10) + 1) : undefined,
  ].filter((at): at is number => at !== undefined && Number.isFinite(at));
}
