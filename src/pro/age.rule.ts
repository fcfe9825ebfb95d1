// How old someone is on a day: whole years and whole months, days of the calendar.

export interface Age {
  readonly years: number;
  readonly months: number;
}

/** Both days as YYYY-MM-DD. A day or month that is not known (00) counts as the first. */
export function ageOn(birthDate: string, today: string): Age {
  const [by = 0, bm = 1, bd = 1] = birthDate.split('-').map(Number);
  const [ty = 0, tm = 1, td = 1] = today.split('-').map(Number);
  const months = (ty - by) * 12 + (tm - Math.max(bm, 1)) - (td < Math.max(bd, 1) ? 1 : 0);
  const whole = Math.max(0, months);
  return { years: Math.floor(whole / 12), months: whole };
}

export const isMinorOn = (birthDate: string, today: string): boolean => ageOn(birthDate, today).years < 18;
