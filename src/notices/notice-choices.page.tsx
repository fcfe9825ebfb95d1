// How the person wants to be told: type by type, channel by channel, and how often by e-mail.
import type { VNode } from 'preact';
import { Actions, Button, Checkboxes, DefinitionList, Notice, PostForm, Radios, type Messages } from '../web/index.js';
import { CHANNELS, NOTICE_TYPES, type NoticeType } from './notice.model.js';
import type { OwnChoices } from './notices.act.js';
import { CHOICES, NOTICES } from './notices.page.js';
import { OFFERS } from './person-chooses-how-to-be-told.rule.js';

export interface NoticeChoicesView {
  readonly m: Messages;
  readonly csrf: string;
  readonly own: OwnChoices;
}

export function NoticeChoicesPage({ m, csrf, own }: NoticeChoicesView): VNode {
  const t = m.notices.choices;
  const { choices, email, emailReturns, phone } = own;
  return (
    <div class="columns">
      <PostForm action={CHOICES} csrf={csrf} class="sheet sheet-pad">
        {NOTICE_TYPES.map((type) => (
          <TypeChoice m={m} type={type} own={own} key={type} />
        ))}
        <Radios
          m={m}
          name="lectures"
          legend={t.readings.title}
          value={choices.readings}
          options={[
            { value: 'first', label: t.readings.first },
            { value: 'each', label: t.readings.each, hint: t.readings.eachHint },
          ]}
        />
        <Radios
          m={m}
          name="resume"
          legend={t.digest.title}
          hint={t.digest.hint}
          value={choices.digest}
          options={(['none', 'daily', 'weekly'] as const).map((value) => ({ value, label: t.digest[value] }))}
        />
        <Actions>
          <Button icon="check">{t.submit}</Button>
          <a href={NOTICES} class="btn btn-quiet">
            {m.common.form.cancel}
          </a>
        </Actions>
      </PostForm>
      <div class="document-side">
        <section class="sheet sheet-pad">
          <h2>{t.where.title}</h2>
          <DefinitionList
            items={[
              { term: t.channels.email, value: email ?? t.where.noEmail },
              { term: t.channels.sms, value: phone ?? t.where.noPhone },
            ]}
          />
          {emailReturns && (
            <Notice m={m} tone="warning">
              <p>{t.where.returns}</p>
            </Notice>
          )}
          <p class="soft">
            <a href="/parametres">{t.where.change}</a>
          </p>
        </section>
        <section class="sheet sheet-pad">
          <h2>{t.safe.title}</h2>
          <p>{t.safe.text}</p>
          <p>
            <a href="/verifier-un-message">{t.safe.link}</a>
          </p>
        </section>
      </div>
    </div>
  );
}

/** Boxes for what can be chosen; what cannot is said in words. */
function TypeChoice({ m, type, own }: { m: Messages; type: NoticeType; own: OwnChoices }): VNode {
  const t = m.notices.choices;
  const offers = OFFERS[type];
  const offered = CHANNELS.filter((channel) => offers[channel] === 'choice');
  const always = CHANNELS.filter((channel) => offers[channel] === 'always').map((channel) => t.always[channel]);
  return (
    <Checkboxes
      m={m}
      name={type}
      legend={t.types[type].title}
      hint={[t.types[type].text, ...always].join(' ')}
      values={offered.filter((channel) => own.choices.types[type][channel])}
      options={offered.map((channel) => ({ value: channel, label: t.channels[channel] }))}
    />
  );
}
