import type { Matrix, TypeList } from './matrix.model.js';

// The access matrix of the arrêté of 26 October 2023, as far as public sources tell it. The official annex could not be obtained: what
// is marked provisional is our own careful reading, to be replaced cell by cell. Confidentiality levels above N are ours throughout.

const published = (...types: readonly string[]): TypeList => ({ types, provenance: 'published' });
const provisional = (...types: readonly string[]): TypeList => ({ types, provenance: 'provisional' });

const RESIDENCE = 'ATTEST-RESID';
const PSYCHOLOGICAL_REPORT = '83901-9';
const PSYCHIATRIC_SUMMARY = '68599-0';
const PERSONAL_PROJECT = '80788-3';
const TELEMEDICINE_REQUEST = '75496-0';
const SOCIAL_DISCHARGE_LETTER = '83981-1';
const MOLECULAR_GENETICS = '51969-4';
const SOCIAL_PAPERS = ['28653-4', '34842-5', 'BIL_AUTO'] as const;
const PRESCRIPTIONS = ['57833-6', '57832-8', '57828-6', '75468-9', '61357-0', 'DOCPAT02'] as const;
const SUMMARIES = ['60591-5', 'SYNTH', 'DOCPAT01', 'DOCPAT08'] as const;
const WISHES = ['EXPPAT_1', 'EXPPAT_3'] as const;
const VACCINATIONS = ['11369-6', '87273-9', '96874-3'] as const;

export const MATRIX_2023_10: Matrix = {
  version: '2023-10',
  from: '2023-10-29',
  source:
    'Arrêté du 26 octobre 2023 (JO du 29 octobre 2023), lu à travers des organismes professionnels et la presse spécialisée',
  rows: [
    {
      name: 'physicians',
      professions: ['10'],
      gives: { kind: 'every', provenance: 'published', except: [published(RESIDENCE)] },
      upTo: 'V',
      inForce: true,
    },
    {
      name: 'dentists',
      professions: ['40'],
      gives: {
        kind: 'every',
        provenance: 'published',
        except: [
          published(
            PERSONAL_PROJECT,
            TELEMEDICINE_REQUEST,
            SOCIAL_DISCHARGE_LETTER,
            PSYCHOLOGICAL_REPORT,
            PSYCHIATRIC_SUMMARY,
          ),
          provisional(RESIDENCE),
        ],
      },
      upTo: 'R',
      inForce: true,
    },
    {
      name: 'pharmacists',
      professions: ['21'],
      gives: {
        kind: 'every',
        provenance: 'provisional',
        except: [
          provisional(RESIDENCE, PERSONAL_PROJECT, SOCIAL_DISCHARGE_LETTER, ...SOCIAL_PAPERS),
          provisional(PSYCHOLOGICAL_REPORT, PSYCHIATRIC_SUMMARY),
        ],
      },
      upTo: 'R',
      inForce: true,
    },
    {
      name: 'nurses',
      professions: ['60'],
      gives: {
        kind: 'every',
        provenance: 'provisional',
        except: [provisional(RESIDENCE, PSYCHOLOGICAL_REPORT, MOLECULAR_GENETICS)],
      },
      upTo: 'R',
      inForce: true,
    },
    {
      name: 'psychiatric-nurses',
      professions: ['69'],
      gives: { kind: 'every', provenance: 'provisional', except: [provisional(RESIDENCE, MOLECULAR_GENETICS)] },
      upTo: 'R',
      inForce: true,
    },
    {
      name: 'midwives',
      professions: ['50'],
      gives: {
        kind: 'every',
        provenance: 'provisional',
        except: [provisional(RESIDENCE, PERSONAL_PROJECT, SOCIAL_DISCHARGE_LETTER, ...SOCIAL_PAPERS)],
      },
      upTo: 'R',
      inForce: true,
    },
    {
      name: 'therapists',
      professions: ['70', '80', '91', '92', '94', '95', '96'],
      gives: {
        kind: 'every',
        provenance: 'provisional',
        except: [
          provisional(RESIDENCE, TELEMEDICINE_REQUEST, MOLECULAR_GENETICS, 'REMB'),
          provisional(PSYCHOLOGICAL_REPORT, PSYCHIATRIC_SUMMARY),
        ],
      },
      upTo: 'R',
      inForce: true,
    },
    {
      name: 'imaging-and-radiation',
      professions: ['98', '32'],
      gives: {
        kind: 'only',
        lists: [
          provisional(
            '18748-4',
            'IMG-KOS',
            '52040-3',
            '55115-0',
            'DOCPAT04',
            '34794-8',
            '77604-7',
            '60568-3',
            '34874-8',
          ),
          provisional('11488-4', '11490-0', '11502-2', '101881-1', '89233-1', ...SUMMARIES, ...PRESCRIPTIONS),
        ],
      },
      upTo: 'R',
      inForce: true,
    },
    {
      name: 'laboratory-technicians',
      professions: ['86'],
      gives: { kind: 'only', lists: [provisional('11502-2', 'PRESC-BIO', 'DOCPAT05', '96173-0', '60568-3')] },
      upTo: 'N',
      inForce: true,
    },
    {
      name: 'pharmacy-technicians',
      professions: ['38', '39'],
      gives: {
        kind: 'only',
        lists: [
          provisional('60593-1', 'DISP_AUT', '80565-5', '56445-0', '80820-4', '78601-2', '93024-8'),
          provisional(...PRESCRIPTIONS, ...VACCINATIONS),
        ],
      },
      upTo: 'N',
      inForce: true,
    },
    {
      name: 'care-assistants',
      professions: ['35', '37'],
      gives: {
        kind: 'only',
        lists: [
          provisional('11506-3', '29274-8', '80565-5', '18776-5', '77604-7', '80771-9', PERSONAL_PROJECT),
          provisional('11490-0', '18761-7', '59283-2', '68817-6', ...WISHES),
        ],
      },
      upTo: 'N',
      inForce: true,
    },
    {
      name: 'ambulance-crews',
      professions: ['36'],
      gives: {
        kind: 'only',
        lists: [provisional('74207-2', '78341-5', '60280-5', '18761-7', '60591-5', ...WISHES)],
      },
      upTo: 'N',
      inForce: true,
    },
    {
      name: 'dental-assistants',
      professions: ['31'],
      gives: {
        kind: 'only',
        lists: [provisional('28617-9', '83836-7', '18748-4', '52040-3', 'IMG-KOS', 'DOCPAT04', ...PRESCRIPTIONS)],
      },
      upTo: 'N',
      inForce: true,
    },
    {
      name: 'opticians-and-hearing',
      professions: ['26', '28'],
      gives: {
        kind: 'only',
        lists: [provisional('78513-9', '47420-5', '11488-4', 'PRESC-ORTHOPTIE', '57828-6', '57832-8', '57833-6')],
      },
      upTo: 'N',
      inForce: true,
    },
    {
      name: 'device-makers',
      professions: ['81', '82', '83', '84', '85'],
      gives: {
        kind: 'only',
        lists: [
          provisional('47420-5', '11488-4', '34874-8', 'PRESC-PEDI', '101881-1', '57828-6', '57832-8', '57833-6'),
        ],
      },
      upTo: 'N',
      inForce: true,
    },
    {
      // Contested before the courts: written down to be shown, and giving nothing until their state is confirmed.
      name: 'psychologists',
      professions: ['93'],
      gives: {
        kind: 'only',
        lists: [provisional(PSYCHOLOGICAL_REPORT, PSYCHIATRIC_SUMMARY, '18776-5', '34842-5', ...SUMMARIES)],
      },
      upTo: 'N',
      inForce: false,
    },
    {
      name: 'social-workers',
      professions: ['41', '42', '43', '44', '45', '46', '47', '48', '49', '51', '52', '53'],
      gives: {
        kind: 'only',
        lists: [
          provisional(...SOCIAL_PAPERS, PERSONAL_PROJECT, SOCIAL_DISCHARGE_LETTER, '88348-8', '18776-5'),
          provisional('ATTEST-HEBGT', 'ATTEST-DROITS-AM', 'ATTEST-ASS-COMPL', RESIDENCE, 'EXPPAT_1'),
        ],
      },
      upTo: 'N',
      inForce: false,
    },
    {
      name: 'care-coordinators',
      professions: ['301', '308', '309', '310', '330'],
      gives: {
        kind: 'only',
        lists: [
          provisional(...SOCIAL_PAPERS, PERSONAL_PROJECT, SOCIAL_DISCHARGE_LETTER, '88348-8', '18776-5', '11490-0'),
          provisional('60591-5', 'EXPPAT_1'),
        ],
      },
      upTo: 'N',
      inForce: false,
    },
  ],
};
