import { messagesOf } from '../identity/index.js';
import type { DocumentId } from '../kernel/ids.js';
import { ok, problem, type Problem, type Result } from '../kernel/result.js';
import { openRoute, recordRoute, type HttpRequest, type Reply, type Route } from '../platform/route.js';
import { declaredType, type DepositDraft } from '../record/index.js';
import { patientReply } from './patient-reply.js';
import { isMinorOn } from './age.rule.js';
import { depositDraft } from './deposit-draft.js';
import { emptyDeposit, parseDeposit, type DepositFields } from './deposit-form.model.js';
import { DepositPage, ReceiptPage } from './deposit.page.js';
import { parisDay } from './paris-day.js';
import { DEPOSIT } from './patient.page.js';
import { patientKey } from './patient.js';
import type { ProHouse } from './pro-house.js';
import { patientEdge, patientFormEdge, type WithPatient } from './workbench.edge.js';

/** Depositing needs no access to the record: everyone who cares for the person feeds it, whoever may read it. (R1111-47) */
export function depositRoutes(house: ProHouse): Route[] {
  const forms = patientFormEdge(house);
  return [
    openRoute({
      method: 'GET',
      path: DEPOSIT,
      decide: patientEdge(house),
      answer(request, { session }) {
        const asked = request.query.get('remplace') ?? '';
        const replaces = targetOf(house, session, asked) === undefined ? '' : asked;
        const fields = emptyDeposit(house.ids.item('form for a deposit'), replaces);
        return formPage(house, request, session, fields);
      },
    }),
    recordRoute({
      method: 'POST',
      path: DEPOSIT,
      body: 'multipart',
      limit: { max: 60, windowSeconds: 60 },
      // What is wrong comes back as the form, with its field.
      edge: {
        ...forms,
        failed: (fault, request, session) =>
          session === undefined
            ? forms.failed(fault, request, session)
            : formPage(house, request, session, fieldsIn(request), fault),
      },
      act: house.acts.depositDocuments,
      async parse(request, { session }) {
        const draft = await draftOf(house, request, session);
        return draft.ok ? ok({ recordId: session.patient.recordId, input: { drafts: [draft.value] } }) : draft;
      },
      respond([deposited], request, { session }) {
        if (deposited === undefined) throw new Error('a deposit of one document answered none');
        const m = messagesOf(request);
        const t = m.professionalDocuments.deposit.receipt;
        const title = deposited.already ? t.already : t.title;
        const lead = deposited.already ? t.alreadyLead : t.lead;
        const by = `${session.professional.givenName} ${session.professional.familyName}, ${session.structure.name}`;
        return patientReply(house, request, session, {
          current: DEPOSIT,
          status: deposited.already ? 200 : 201,
          title,
          lead,
          body: <ReceiptPage m={m} deposited={deposited} by={by} now={house.clock.domain()} />,
        });
      },
    }),
  ];
}

const isMinor = ({ clock }: ProHouse, { patient }: WithPatient): boolean =>
  isMinorOn(patient.birthDate, parisDay(clock.domain()));

function formPage(
  house: ProHouse,
  request: HttpRequest,
  session: WithPatient,
  fields: DepositFields,
  fault?: Problem,
): Reply {
  const m = messagesOf(request);
  const t = m.professionalDocuments.deposit;
  return patientReply(house, request, session, {
    current: DEPOSIT,
    status: fault === undefined ? 200 : 400,
    title: t.title,
    hasErrors: fault !== undefined,
    lead: t.lead,
    body: (
      <DepositPage
        m={m}
        csrf={session.csrf}
        patientKey={patientKey(house.publicIds, session.patient.recordId)}
        fields={fields}
        minor={isMinor(house, session)}
        antivirus={house.config.clamd !== undefined}
        {...(fault === undefined ? {} : { problem: fault, reference: request.id })}
      />
    ),
  });
}

function fieldsIn({ form }: HttpRequest): DepositFields {
  const text = (name: string): string => (form.get(name) ?? '').slice(0, 200);
  return {
    type: text('type'),
    title: text('titre'),
    day: text('date-day'),
    month: text('date-month'),
    year: text('date-year'),
    confidentiality: text('confidentialite'),
    withheld: form.get('annonce') === 'oui',
    hiddenFromRepresentatives: form.get('representants') === 'oui',
    replaces: text('remplace'),
    form: text('formulaire'),
  };
}

/** The document of the record in hand that an id of ours names. */
function targetOf({ publicIds }: ProHouse, { patient }: WithPatient, publicId: string): DocumentId | undefined {
  const named = publicIds.read('document', publicId);
  return named?.recordId === patient.recordId ? (named.itemId as DocumentId) : undefined;
}

/** The file and the form as a draft: inspected, typed and dated, or the first thing that is wrong. */
async function draftOf(house: ProHouse, request: HttpRequest, session: WithPatient): Promise<Result<DepositDraft>> {
  const file = request.files['fichier']?.[0];
  if (file === undefined) return problem('file-missing', 'fichier');
  const fields = fieldsIn(request);
  const replaces = fields.replaces === '' ? undefined : targetOf(house, session, fields.replaces);
  if (fields.replaces !== '' && replaces === undefined) return problem('replaces-unknown', 'remplace');
  const now = house.clock.domain();
  const isXml = /\.xml$/i.test(file.name);
  const declared = isXml ? ok('text/xml') : declaredType(file.name, file.contentType);
  if (!declared.ok) return declared;
  const said = parseDeposit(fields, { minor: isMinor(house, session), selfDescribing: isXml }, now);
  if (!said.ok) return said;
  const inspected = await house.reading.inspect(file.bytes, declared.value, now);
  if (!inspected.ok) return inspected;
  return depositDraft({
    file,
    inspected: inspected.value,
    said: said.value,
    by: session,
    name: `${session.patient.recordId} ${session.professional.idNatPs} ${fields.form}`,
    now,
    ...(replaces === undefined ? {} : { replaces }),
  });
}
