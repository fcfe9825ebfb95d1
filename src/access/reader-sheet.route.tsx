import { citizenPage } from '../citizen/index.js';
import type { Route } from '../platform/route.js';
import { whomRoute, type AskWhomDeps } from './ask-whom.route.js';
import { faultIn } from './give-access.route.js';
import { isChangeable, ReaderSheet, tieKey } from './reader-sheet.page.js';
import { TERM_FAULTS } from './term-field.page.js';
import { isThere, nameOf } from './whom.js';
import { whoReads, type Tie } from './who-reads.js';

/** One professional or one structure of whom the person wants to know more. Whoever is not in the directory nor in the record: not found. */
export function readerSheetRoute(deps: AskWhomDeps): Route {
  return whomRoute(deps, '/acces/fiche', (whom, { m, read, names, request, session }) => {
    const met = whom?.kind === 'professional' && read.known.some(({ id }) => id === whom.idNatPs);
    if (whom === undefined || !(met || isThere(whom, names))) return deps.edge.refused('not-found', request, session);
    const { professionals, structures } = whoReads(read, names.entries, deps.clock.domain());
    const fault = faultIn(request, TERM_FAULTS);
    const reader =
      whom.kind === 'professional' ? professionals.find(({ idNatPs }) => idNatPs === whom.idNatPs) : undefined;
    const place =
      whom.kind === 'structure' ? structures.find(({ structureId }) => structureId === whom.structureId) : undefined;
    const ties = (reader ?? place)?.ties ?? [];
    const asked = request.query.get('lien');
    const open = ties.find((tie) => tieKey(tie) === asked) ?? ties.find(isChangeable);
    const { rights } = read;
    const blocked =
      whom.kind === 'professional'
        ? rights.blocks.some(({ idNatPs }) => idNatPs === whom.idNatPs)
        : rights.structureBlocks.some(({ structureId }) => structureId === whom.structureId);
    const documentHref = (id: string): string => `/documents/${deps.publicIds.of('document', session.recordId, id)}`;
    const collector = ({ origin }: Tie): string | undefined =>
      origin?.collected === 'for-a-colleague' ? names.words(origin.by).name : undefined;
    return citizenPage(deps, request, session, {
      title: nameOf(whom, names),
      breadcrumb: [{ label: m.access.title, href: '/acces' }],
      hasErrors: fault !== undefined,
      status: fault === undefined ? 200 : 400,
      flash: ({ what }) =>
        what === 'exception-ended' ? { text: m.whoReads.done.exception(nameOf(whom, names)) } : undefined,
      body: (
        <ReaderSheet
          m={m}
          csrf={session.csrf}
          whom={whom}
          name={nameOf(whom, names)}
          detail={whom.kind === 'professional' ? names.words(whom.idNatPs).detail : undefined}
          reads={reader?.reads ?? (place !== undefined && !place.blocked)}
          rule={reader?.rule}
          blocked={blocked}
          ties={ties}
          open={open === undefined ? undefined : tieKey(open)}
          exceptions={
            whom.kind === 'structure'
              ? []
              : read.exceptions
                  .filter(({ idNatPs }) => idNatPs === whom.idNatPs)
                  .map(({ document, shown }) => ({
                    title: document.title,
                    href: documentHref(document.id),
                    endAction: `${documentHref(document.id)}/exceptions`,
                    shown,
                  }))
          }
          nameOfCollector={collector}
          fault={fault}
        />
      ),
    });
  });
}
