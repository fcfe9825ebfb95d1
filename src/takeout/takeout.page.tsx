// Where a copy is asked for, how far it has come, and where it is fetched.
import type { VNode } from 'preact';
import {
  Actions,
  Details,
  formatBytes,
  formatDateTime,
  formatNumber,
  LinkButton,
  Notice,
  PostButton,
  Steps,
  type HelpLine,
  type Messages,
} from '../web/index.js';
import { STEPS, stepOf, type Takeout } from './takeout.model.js';

export interface TakeoutView {
  readonly m: Messages;
  readonly csrf: string;
  readonly help: HelpLine;
  /** The last one asked for. */
  readonly takeout: Takeout | undefined;
  readonly tooOften: boolean;
}

export const TAKEOUT_PATH = '/parametres/emporter';

export function TakeoutPage({ m, csrf, help, takeout, tooOften }: TakeoutView): VNode {
  const t = m.takeout;
  const underWay = takeout?.state === 'waiting' || takeout?.state === 'making';
  return (
    <div class="columns">
      <div class="document-side">
        {tooOften && (
          <Notice m={m} tone="warning">
            <p>{t.tooOften}</p>
          </Notice>
        )}
        <section class="sheet sheet-pad">
          {takeout === undefined ? <p>{t.never}</p> : <State m={m} takeout={takeout} help={help} />}
          {!underWay && (
            <Actions>
              <PostButton
                action={TAKEOUT_PATH}
                csrf={csrf}
                kind={takeout?.state === 'ready' ? 'secondary' : 'primary'}
                icon="download"
              >
                {takeout === undefined ? t.ask : t.askAgain}
              </PostButton>
            </Actions>
          )}
        </section>
        <Notice m={m} tone="warning" title={t.careful.title}>
          <p>{t.careful.text}</p>
        </Notice>
      </div>
      <section class="sheet sheet-pad document-side">
        <h2>{t.inside.title}</h2>
        <ul>
          {t.inside.items.map((item) => (
            <li key={item}>{item}</li>
          ))}
        </ul>
      </section>
    </div>
  );
}

function State({ m, takeout, help }: { m: Messages; takeout: Takeout; help: HelpLine }): VNode {
  const t = m.takeout;
  const step = stepOf(takeout);
  switch (takeout.state) {
    case 'failed':
      return (
        <Notice m={m} tone="error" title={t.failed.title}>
          <p>{t.failed.text}</p>
          <p>{help.phone}</p>
        </Notice>
      );
    case 'gone':
      return <p>{t.gone}</p>;
    case 'ready':
      return <Ready m={m} takeout={takeout} />;
    case 'waiting':
    case 'making':
      return (
        <>
          <Steps m={m} steps={t.steps} current={STEPS.indexOf(step) + 1} />
          {takeout.bytesAll !== undefined && step === 'documents' && (
            <progress
              class="progress"
              aria-label={t.progress}
              value={takeout.bytesDone}
              max={Math.max(1, takeout.bytesAll)}
            />
          )}
          <p>{words(m, takeout)}</p>
          <p class="soft">{t.leave}</p>
          <p>
            <LinkButton href={TAKEOUT_PATH} kind="secondary">
              {t.refresh}
            </LinkButton>
          </p>
        </>
      );
  }
}

function words(m: Messages, takeout: Takeout): string {
  const t = m.takeout;
  switch (stepOf(takeout)) {
    case 'waiting':
      return t.waiting;
    case 'closing':
    case 'ready':
      return t.closing;
    case 'documents':
      return t.making(
        formatNumber(takeout.documentsDone, m.lang),
        formatNumber(takeout.documentsAll ?? 0, m.lang),
        formatBytes(takeout.bytesDone, m.lang),
      );
  }
}

function Ready({ m, takeout }: { m: Messages; takeout: Takeout }): VNode {
  const t = m.takeout;
  return (
    <>
      <Steps m={m} steps={t.steps} current={STEPS.length} />
      <p>{t.ready(formatBytes(takeout.file?.size ?? 0, m.lang), formatDateTime(takeout.expiresAt ?? 0, m.lang))}</p>
      <p>
        <LinkButton href={`${TAKEOUT_PATH}/${takeout.id}/dossier.zip`} icon="download" download>
          {t.download}
        </LinkButton>
      </p>
      <Details summary={t.check}>
        <p>
          <code class="wrap">{takeout.file?.sha256}</code>
        </p>
      </Details>
    </>
  );
}
