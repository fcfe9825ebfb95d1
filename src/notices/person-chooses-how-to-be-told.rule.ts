import { NOTICE_TYPES, type NoticeChannel, type NoticeChoices, type NoticeType } from './notice.model.js';

/** What can be chosen: `always` and `never` are not the person's to change. */
export type Offer = 'always' | 'choice' | 'never';

/**
 * Text messages are for what cannot wait. An emergency always shows in Carnet (L1111-17), so does the answer to a report; a change of
 * contact or of login always leaves by e-mail, because it may be the first sign of somebody else's hand.
 */
export const OFFERS: Readonly<Record<NoticeType, Readonly<Record<NoticeChannel, Offer>>>> = {
  emergency: { carnet: 'always', email: 'choice', sms: 'choice' },
  reading: { carnet: 'choice', email: 'choice', sms: 'choice' },
  documents: { carnet: 'choice', email: 'choice', sms: 'never' },
  rights: { carnet: 'choice', email: 'choice', sms: 'never' },
  contact: { carnet: 'choice', email: 'always', sms: 'never' },
  report: { carnet: 'always', email: 'choice', sms: 'never' },
};

const held = (offer: Offer, chosen: boolean): boolean => (offer === 'choice' ? chosen : offer === 'always');

/** The person chooses by type and channel; what is not theirs to choose stays as it must be, whatever was sent. */
export function personChoosesHowToBeTold(asked: NoticeChoices): NoticeChoices {
  const types = Object.fromEntries(
    NOTICE_TYPES.map((type) => {
      const { carnet, email, sms } = asked.types[type];
      const offers = OFFERS[type];
      return [
        type,
        { carnet: held(offers.carnet, carnet), email: held(offers.email, email), sms: held(offers.sms, sms) },
      ];
    }),
  ) as unknown as NoticeChoices['types'];
  return { types, readings: asked.readings, digest: asked.digest };
}
