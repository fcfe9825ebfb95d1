import { typeOf, type NoticeChoices, type NoticeKind } from './notice.model.js';

export interface Ways {
  /** A line among the person's notices. */
  readonly listed: boolean;
  readonly email: 'now' | 'digest' | 'no';
  readonly sms: boolean;
}

/**
 * Where a notice goes. What the person did themself is a line already read; by e-mail only where it moves who may read, for it may not
 * have been them. The word after two weeks is the law's and is not chosen. What cannot wait is in no digest.
 */
export function noticeGoesWhereChosen(kind: NoticeKind, choices: NoticeChoices, own: boolean): Ways {
  if (kind === 'announcement-waiting') return { listed: true, email: 'now', sms: false };
  const type = typeOf(kind);
  const chosen = choices.types[type];
  const byMail = chosen.email && type !== 'contact' && (!own || type === 'rights');
  const waits = choices.digest !== 'none' && type !== 'emergency' && type !== 'report';
  return {
    listed: type === 'emergency' || type === 'report' || chosen.carnet,
    email: byMail ? (waits ? 'digest' : 'now') : 'no',
    sms: chosen.sms && !own,
  };
}
