import { citizenPage, messagesOfRequest, type CitizenDeps } from '../citizen/index.js';
import type { Caller, PersonSession } from '../identity/index.js';
import type { IdSource } from '../kernel/ids.js';
import { ok, problem, type Problem, type Result } from '../kernel/result.js';
import type { Act } from '../platform/act.js';
import { namedUuid } from '../platform/named-uuid.js';
import { openRoute, recordRoute, redirect, type HttpRequest, type Reply, type Route } from '../platform/route.js';
import type { ReadingPool } from '../reading/index.js';
import { justDone } from '../web/just-done.js';
import { AddDocumentPage } from './add-document.page.js';
import type { DepositInput } from './deposit-documents.act.js';
import type { Deposited, DepositDraft } from './deposit.model.js';
import { hashesOf } from './hashes-of.js';
import { isOwnType, parseUpload, type UploadFields } from './upload-form.model.js';
import { declaredType } from './uploaded-type.rule.js';

export interface AddDocumentDeps extends CitizenDeps {
  // The facts of a deposit are its own business.
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- the facts an act decides on are its own affair
  readonly acts: { readonly depositDocuments: Act<Caller, DepositInput, any, readonly Deposited[]> };
  readonly reading: Pick<ReadingPool, 'inspect'>;
  readonly ids: IdSource;
  /** A whole antivirus looks at every file. */
  readonly antivirus: boolean;
}

export function addDocumentRoutes(deps: AddDocumentDeps): Route[] {
  const { edge, acts } = deps;
  return [
    openRoute({
      method: 'GET',
      path: '/documents/ajouter',
      decide: edge,
      answer: (request, { session }) => formPage(deps, request, session, emptyFields(deps, request)),
    }),
    recordRoute({
      method: 'POST',
      path: '/documents/ajouter',
      body: 'multipart',
      limit: { max: 30, windowSeconds: 60 },
      // What is wrong with the file or the form comes back as the form, not as a page of its own.
      edge: {
        ...edge,
        failed: (fault, request, session) =>
          session === undefined
            ? edge.failed(fault, request, session)
            : formPage(deps, request, session, fieldsIn(request), fault),
      },
      act: acts.depositDocuments,
      async parse(request, { session }) {
        const draft = await draftOf(deps, request, session);
        return draft.ok ? ok({ recordId: session.recordId, input: { drafts: [draft.value] } }) : draft;
      },
      respond([deposited], _request, { session }) {
        if (deposited === undefined) throw new Error('a deposit of one document answered none');
        const { document, already } = deposited;
        const id = deps.publicIds.of('document', session.recordId, document.id);
        const done = already ? 'document-already' : document.hidden ? 'document-added-hidden' : 'document-added';
        return redirect(`/documents/${id}`, [justDone(done, id)]);
      },
    }),
  ];
}

function formPage(
  deps: AddDocumentDeps,
  request: HttpRequest,
  session: PersonSession,
  fields: UploadFields,
  fault?: Problem,
): Reply {
  const m = messagesOfRequest(request);
  return citizenPage(deps, request, session, {
    title: m.addDocument.title,
    lead: m.addDocument.lead,
    breadcrumb: [{ label: m.documents.title, href: '/documents' }],
    hasErrors: fault !== undefined,
    status: fault === undefined ? 200 : 400,
    body: (
      <AddDocumentPage
        m={m}
        csrf={session.csrf}
        fields={fields}
        antivirus={deps.antivirus}
        {...(fault === undefined ? {} : { problem: fault, reference: request.id })}
      />
    ),
  });
}

const emptyFields = (deps: AddDocumentDeps, request: HttpRequest): UploadFields => {
  const asked = request.query.get('type') ?? '';
  return {
    type: isOwnType(asked) ? asked : '',
    title: '',
    day: '',
    month: '',
    year: '',
    hidden: false,
    form: deps.ids.item('form for a document'),
  };
};

function fieldsIn({ form }: HttpRequest): UploadFields {
  const text = (name: string): string => (form.get(name) ?? '').slice(0, 200);
  return {
    type: text('type'),
    title: text('titre'),
    day: text('date-day'),
    month: text('date-month'),
    year: text('date-year'),
    hidden: form.get('masquer') === 'oui',
    form: text('formulaire'),
  };
}

/** The file and the form as a draft: inspected, typed and dated, or the first thing that is wrong. */
async function draftOf(
  deps: AddDocumentDeps,
  request: HttpRequest,
  session: PersonSession,
): Promise<Result<DepositDraft>> {
  const fields = fieldsIn(request);
  const file = request.files['fichier']?.[0];
  if (file === undefined) return problem('file-missing', 'fichier');
  const now = deps.clock.domain();
  const upload = parseUpload(fields, now);
  if (!upload.ok) return upload;
  const declared = declaredType(file.name, file.contentType);
  if (!declared.ok) return declared;
  const inspected = await deps.reading.inspect(file.bytes, declared.value, now);
  if (!inspected.ok) return inspected;
  const hashes = hashesOf(file.bytes);
  const { contentType, warnings, hasActiveContent } = inspected.value;
  return ok({
    ...upload.value,
    uniqueId: `urn:uuid:${namedUuid(`${session.recordId} ${fields.form} ${hashes.sha256}`)}`,
    language: 'fr-FR',
    contentType,
    bytes: file.bytes,
    ...hashes,
    authors: [{ kind: 'patient', name: session.displayName }],
    confidentiality: 'N',
    about: {},
    warnings,
    hasActiveContent,
    path: 'fichier',
  });
}
