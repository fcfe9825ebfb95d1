// With whose eyes? Cards for those who are always the same, the people of this record, and a profession to choose.
import type { VNode } from 'preact';
import { AccessSections } from '../../citizen/index.js';
import type { ProfessionalWords } from '../../citizen/index.js';
import { PROFESSIONS } from '../../kernel/codes/professions.js';
import { Button, Card, Cards, Item, ItemList, Radios, Select, type Messages } from '../../web/index.js';
import type { PreviewedKind } from './previewed-reader.model.js';
import { PREVIEW, previewHref, READER_ICONS, tieOptions } from './preview-words.js';

export interface ChoiceView {
  readonly m: Messages;
  readonly known: readonly ProfessionalWords[];
}

const AT_CARE: readonly PreviewedKind[] = ['attending', 'blocked'];
const URGENT: readonly PreviewedKind[] = ['samu', 'emergency'];
const FAMILY: readonly PreviewedKind[] = ['representative', 'carer'];
const OTHERS: readonly PreviewedKind[] = [
  'insurer',
  'mutual',
  'health-insurance',
  'employer',
  'occupational',
  'helpdesk',
];

export function PreviewChoicePage({ m, known }: ChoiceView): VNode {
  const t = m.preview;
  return (
    <>
      <AccessSections m={m} current={PREVIEW} />
      <section class="block">
        <h2>{t.known}</h2>
        <Kinds m={m} kinds={AT_CARE} />
        {known.length === 0 ? (
          <p>{t.knownNone}</p>
        ) : (
          <ItemList>
            {known.map(({ id, name, detail }) => (
              <Item
                icon="care"
                title={name}
                href={previewHref({ kind: 'professional', idNatPs: id })}
                meta={detail}
                key={id}
              />
            ))}
          </ItemList>
        )}
      </section>
      <section class="block">
        <h2>{t.professionTitle}</h2>
        <form method="get" action={`${PREVIEW}/metier`} class="sheet sheet-pad narrow">
          <Select
            m={m}
            name="profession"
            label={t.profession}
            value="60"
            options={Object.entries(PROFESSIONS).map(([value, label]) => ({ value, label: label[m.lang] }))}
          />
          <Radios m={m} name="lien" legend={t.tie} value="accord" options={tieOptions(m)} />
          <Button icon="eye">{t.show}</Button>
        </form>
      </section>
      <section class="block">
        <h2>{t.urgentTitle}</h2>
        <Kinds m={m} kinds={URGENT} />
      </section>
      <section class="block">
        <h2>{t.familyTitle}</h2>
        <Kinds m={m} kinds={FAMILY} />
      </section>
      <section class="block">
        <h2>{t.othersTitle}</h2>
        <Kinds m={m} kinds={OTHERS} />
      </section>
    </>
  );
}

const Kinds = ({ m, kinds }: { m: Messages; kinds: readonly PreviewedKind[] }): VNode => (
  <Cards>
    {kinds.map((kind) => {
      const { card, hint } = m.preview.kinds[kind];
      return (
        <Card title={card} href={previewHref({ kind })} icon={READER_ICONS[kind]} level={3} key={kind}>
          <p>{hint}</p>
        </Card>
      );
    })}
  </Cards>
);
