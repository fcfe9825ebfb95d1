// One rendering of every public page in every state, for the tests and for looking at them.
import { h } from 'preact';
import { Gallery } from '../gallery.js';
import type { Lang } from '../language.js';
import { messagesFor } from '../messages/index.js';
import { qrMatrix } from '../qr.js';
import { type Page, renderPage } from '../shell.js';
import type { Site } from '../site.js';
import { ActivationAppPage, ActivationDonePage, ActivationLoginPage, ActivationProofPage } from './activation.page.js';
import { DemoPage } from './demo.page.js';
import { HelpPage } from './help.page.js';
import { HomePage } from './home.page.js';
import { OppositionConfirmPage, OppositionProofPage, OppositionReceiptPage } from './opposition.page.js';
import { RefusalPage, type RefusalKind, REFUSAL_STATUS, refusalTitle } from './refusal.page.js';
import { SignInCodePage, SignInPage } from './sign-in.page.js';
import { AccessibilityPage, PersonalDataPage, VerifyMessagePage } from './statements.page.js';

type Sample = Omit<Page, 'lang' | 'path' | 'audience'> & Partial<Pick<Page, 'audience' | 'path'>>;

/** Every sample page as HTML, by name. */
export function renderSamples(lang: Lang, site: Site): Record<string, string> {
  return Object.fromEntries(
    Object.entries(samples(lang, site)).map(([name, page]) => [
      name,
      renderPage({ audience: 'anonymous', path: `/${name}`, ...page, lang }, site),
    ]),
  );
}

function samples(lang: Lang, site: Site): Record<string, Sample> {
  const m = messagesFor(lang);
  const { help } = site;
  const csrf = 'sample';
  const login = {
    name: 'Camille Exemple',
    note: 'Sample',
    username: 'camille.exemple',
    password: 'Exemple-2026',
    code: '123 456',
  };
  const activation = { title: m.activation.title, lead: m.activation.lead };
  return {
    home: { title: m.home.title, ownHeading: true, indexed: true, body: h(HomePage, { m, help }) },
    'sign-in': {
      title: m.signIn.title,
      lead: m.signIn.lead,
      body: h(SignInPage, { m, help, view: { csrf, next: '/documents', demoLogins: [login] } }),
    },
    'sign-in-empty': {
      title: m.signIn.title,
      hasErrors: true,
      body: h(SignInPage, { m, help, view: { csrf, errors: ['usernameMissing', 'passwordMissing'] } }),
    },
    'sign-in-wrong': {
      title: m.signIn.title,
      hasErrors: true,
      body: h(SignInPage, { m, help, view: { csrf, errors: ['wrongLogin'], username: 'camille', signedOut: true } }),
    },
    'sign-in-code': {
      title: m.signIn.codeTitle,
      lead: m.signIn.codeLead,
      body: h(SignInCodePage, { m, help, view: { csrf, app: true, email: 'c••••@e••••.fr', demoCode: '123456' } }),
    },
    'sign-in-code-wrong': {
      title: m.signIn.codeTitle,
      hasErrors: true,
      body: h(SignInCodePage, {
        m,
        help,
        view: { csrf, app: false, sentTo: '06 •• •• •• 12', errors: ['codeMissing'] },
      }),
    },
    activation: { ...activation, body: h(ActivationProofPage, { m, help, view: { csrf } }) },
    'activation-wrong': {
      ...activation,
      hasErrors: true,
      body: h(ActivationProofPage, {
        m,
        help,
        view: {
          csrf,
          errors: ['not-recognised', 'nir-key-wrong'],
          values: { code: 'K7QP49XM2T', nir: '1', serial: '2' },
        },
      }),
    },
    'activation-login': {
      title: m.activation.loginTitle,
      lead: m.activation.loginLead,
      hasErrors: true,
      body: h(ActivationLoginPage, {
        m,
        help,
        view: { csrf, username: 'camille', errors: ['username-taken', 'password-too-simple'] },
      }),
    },
    'activation-app': {
      title: m.activation.appTitle,
      lead: m.activation.appLead,
      body: h(ActivationAppPage, {
        m,
        help,
        view: {
          csrf,
          qr: qrMatrix('otpauth://totp/Carnet:camille?secret=JBSWY3DPEHPK3PXP&issuer=Carnet'),
          key: 'JBSW Y3DP EHPK 3PXP',
          demoCode: '123456',
        },
      }),
    },
    'activation-done': {
      title: m.activation.doneTitle,
      audience: 'citizen',
      csrf,
      user: { name: 'Camille Exemple' },
      body: h(ActivationDonePage, { m }),
    },
    opposition: {
      title: m.opposition.title,
      lead: m.opposition.lead,
      body: h(OppositionProofPage, { m, help, view: { csrf } }),
    },
    'opposition-confirm': {
      title: m.opposition.confirmTitle,
      lead: m.opposition.confirmLead,
      body: h(OppositionConfirmPage, { m, view: { csrf, earlierRecord: true } }),
    },
    'opposition-confirm-child': {
      title: m.opposition.confirmTitle,
      lead: m.opposition.confirmLead,
      body: h(OppositionConfirmPage, { m, view: { csrf, earlierRecord: false, child: 'Tom', certifyMissing: true } }),
    },
    'opposition-receipt': {
      title: m.opposition.receiptTitle,
      body: h(OppositionReceiptPage, { m, help, view: { reference: 'R7K2-94QM', at: Date.UTC(2026, 10, 22, 13, 5) } }),
    },
    help: { title: m.help.title, lead: m.help.lead, body: h(HelpPage, { m, help }) },
    verify: { title: m.verify.title, lead: m.verify.lead, body: h(VerifyMessagePage, { m, help }) },
    accessibility: {
      title: m.accessibility.title,
      lead: m.accessibility.lead,
      body: h(AccessibilityPage, { m, help }),
    },
    'personal-data': {
      title: m.personalData.title,
      lead: m.personalData.lead,
      body: h(PersonalDataPage, { m, help }),
    },
    demo: {
      title: m.common.demo.logins,
      body: h(DemoPage, {
        m,
        persons: [login, { ...login, username: 'b' }],
        letters: [
          { name: login.name, note: login.note, code: 'ABCDEFGHJK', nir: '279035121518989', serial: '12345678901' },
        ],
        professionals: [{ ...login, code: undefined }],
      }),
    },
    gallery: {
      title: 'Composants',
      audience: 'professional',
      path: '/pro/x',
      csrf,
      user: { name: 'Dr Camille Exemple', detail: 'Hôpital du Parc' },
      flash: { text: 'Document masqué.', undo: { action: '/undo', fields: { id: '1' } } },
      emergency: { person: 'Lucien Exemple', reason: 'Personne inconsciente', leaveAction: '/leave' },
      breadcrumb: [{ label: 'Patients', href: '/pro' }],
      lead: 'Tous les composants ensemble.',
      body: h(Gallery, { m, csrf }),
    },
    ...Object.fromEntries(
      (Object.keys(REFUSAL_STATUS) as RefusalKind[]).map((kind) => [
        `refusal-${kind}`,
        { title: refusalTitle(m, kind), body: h(RefusalPage, { m, help, kind, reference: 'req-1' }) },
      ]),
    ),
  };
}
