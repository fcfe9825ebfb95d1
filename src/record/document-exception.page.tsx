// For whom one document is shown or kept apart.
import type { VNode } from 'preact';
import type { Names } from '../access/index.js';
import { formatDate, Item, ItemList, PostButton, type Messages } from '../web/index.js';
import type { DocumentException } from './hidden-subject.model.js';

export function ExceptionsList({
  m,
  csrf,
  action,
  exceptions,
  names,
}: {
  m: Messages;
  csrf: string;
  action: string;
  exceptions: readonly DocumentException[];
  names: Names;
}): VNode {
  const t = m.hiding.exceptions;
  return (
    <section class="block">
      <h2>{t.page.now}</h2>
      {exceptions.length === 0 ? (
        <p>{t.page.none}</p>
      ) : (
        <ItemList>
          {exceptions.map(({ idNatPs, shown, since }) => {
            const { name, detail } = names.words(idNatPs);
            return (
              <Item
                icon={shown ? 'eye' : 'hide'}
                title={shown ? t.shownTo(name) : t.keptFrom(name)}
                meta={[detail, t.since(formatDate(since, m.lang))].filter(Boolean).join(' · ')}
                actions={
                  <PostButton
                    action={action}
                    csrf={csrf}
                    fields={{ professionnel: idNatPs, exception: 'none' }}
                    kind="secondary"
                    small
                    about={name}
                  >
                    {t.end}
                  </PostButton>
                }
                key={idNatPs}
              />
            );
          })}
        </ItemList>
      )}
    </section>
  );
}
