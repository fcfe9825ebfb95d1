// What every page about a patient begins with: who they are, and the pages of their record.
import type { ComponentChildren, VNode } from 'preact';
import type { KnownPatient } from '../identity/index.js';
import { formatDay, PostButton, SectionNav, type Messages } from '../web/index.js';
import { ageOn } from './age.rule.js';

export interface PatientFrame {
  readonly m: Messages;
  readonly patient: KnownPatient;
  /** Day of Paris, YYYY-MM-DD: ages are counted to it. */
  readonly today: string;
  readonly csrf: string;
  /** Href of the section shown. */
  readonly current: string;
}

export const HOME_PATH = '/pro';
export const PATIENT = '/pro/patient';
export const DEPOSIT = `${PATIENT}/deposer`;
export const ACCESS = `${PATIENT}/acces`;
export const CLOSE = `${PATIENT}/fermer`;

/** Identity first, never far from what is read: the wrong patient is the worst mistake of a screen. */
export function PatientBand({ m, patient, today, csrf }: Omit<PatientFrame, 'current'>): VNode {
  const t = m.professional.band;
  const born = { female: t.bornFemale, male: t.bornMale, unknown: t.bornUnknown }[patient.sex];
  const { years, months } = ageOn(patient.birthDate, today);
  return (
    <section class="patient-band" aria-label={t.label}>
      <p class="patient-name">{patient.displayName}</p>
      <p class="patient-facts">
        <span>
          {born(formatDay(patient.birthDate, m.lang))} <strong>({years < 2 ? t.months(months) : t.age(years)})</strong>
        </span>
        <span>{t.sex[patient.sex]}</span>
        <span>
          {t.ins} <code>{groupedIns(patient.ins)}</code>
        </span>
      </p>
      <PostButton action={CLOSE} csrf={csrf} kind="quiet" icon="close" small>
        {t.close}
      </PostButton>
    </section>
  );
}

/** The band, the sections, the heading of the page, then the page. */
export function PatientPage({
  frame,
  title,
  lead,
  children,
}: {
  frame: PatientFrame;
  title: string;
  lead?: ComponentChildren;
  children: ComponentChildren;
}): VNode {
  const t = frame.m.professional.sections;
  return (
    <>
      <PatientBand {...frame} />
      <SectionNav
        label={t.label}
        current={frame.current}
        links={[
          { href: PATIENT, label: t.documents, icon: 'documents' },
          { href: DEPOSIT, label: t.depositShort, icon: 'upload' },
          { href: ACCESS, label: t.access, icon: 'lock' },
        ]}
      />
      <div class="page-head">
        <div>
          <h1>{title}</h1>
          {lead !== undefined && <p class="lead">{lead}</p>}
        </div>
      </div>
      {children}
    </>
  );
}

/** As printed on the card: 2 79 03 51 215 189 89. */
export const groupedIns = (ins: string): string =>
  [
    ins.slice(0, 1),
    ins.slice(1, 3),
    ins.slice(3, 5),
    ins.slice(5, 7),
    ins.slice(7, 10),
    ins.slice(10, 13),
    ins.slice(13),
  ]
    .filter((part) => part !== '')
    .join('\u00a0');
