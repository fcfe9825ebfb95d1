// The analyses the demo laboratories report: LOINC code, French label, unit (UCUM and as printed), usual range by sex.

export interface Analyte {
  readonly loinc: string;
  readonly label: string;
  /** UCUM */
  readonly unit: string;
  /** As printed. */
  readonly shown: string;
  readonly chapter: keyof typeof chapters;
  readonly low?: number;
  readonly high?: number;
  readonly lowFemale?: number;
  readonly highFemale?: number;
  readonly decimals: number;
  readonly method?: string;
  /** The same quantity in the other usual unit, printed below and never coded twice. */
  readonly also?: { readonly factor: number; readonly shown: string; readonly decimals: number };
}

export const chapters = {
  biochemistry: { code: '18719-5', title: 'Biochimie' },
  haematology: { code: '18723-7', title: 'Hématologie' },
  hormones: { code: '18720-3', title: 'Hormonologie' },
  serology: { code: '18727-8', title: 'Sérologie' },
} as const;

const analyte = (
  loinc: string,
  label: string,
  chapter: keyof typeof chapters,
  unit: string,
  shown: string,
  decimals: number,
  range: Pick<Analyte, 'low' | 'high' | 'lowFemale' | 'highFemale'> = {},
  more: Pick<Analyte, 'method' | 'also'> = {},
): Analyte => ({ loinc, label, chapter, unit, shown, decimals, ...range, ...more });

export const analytes = {
  hba1c: analyte(
    '4548-4',
    'Hémoglobine glyquée (HbA1c)',
    'biochemistry',
    '%',
    '%',
    1,
    { low: 4, high: 6 },
    {
      method: 'HPLC, étalonnage NGSP/DCCT',
    },
  ),
  glucose: analyte(
    '40193-5',
    'Glycémie à jeun',
    'biochemistry',
    'mmol/L',
    'mmol/L',
    2,
    { low: 3.89, high: 6.05 },
    { method: 'Hexokinase', also: { factor: 0.18016, shown: 'g/L', decimals: 2 } },
  ),
  creatinine: analyte(
    '14682-9',
    'Créatinine',
    'biochemistry',
    'umol/L',
    'µmol/L',
    0,
    { low: 62, high: 106, lowFemale: 44, highFemale: 80 },
    { method: 'Enzymatique', also: { factor: 0.1131, shown: 'mg/L', decimals: 1 } },
  ),
  gfr: analyte('62238-1', 'DFG estimé (CKD-EPI)', 'biochemistry', 'mL/min/{1.73_m2}', 'mL/min/1,73 m²', 0, { low: 60 }),
  potassium: analyte('2823-3', 'Potassium', 'biochemistry', 'mmol/L', 'mmol/L', 1, { low: 3.5, high: 5.1 }),
  sodium: analyte('2951-2', 'Sodium', 'biochemistry', 'mmol/L', 'mmol/L', 0, { low: 136, high: 145 }),
  cholesterol: analyte(
    '14647-2',
    'Cholestérol total',
    'biochemistry',
    'mmol/L',
    'mmol/L',
    2,
    { high: 5.2 },
    {
      also: { factor: 0.3867, shown: 'g/L', decimals: 2 },
    },
  ),
  hdl: analyte(
    '14646-4',
    'Cholestérol HDL',
    'biochemistry',
    'mmol/L',
    'mmol/L',
    2,
    { low: 1.03, lowFemale: 1.29 },
    {
      also: { factor: 0.3867, shown: 'g/L', decimals: 2 },
    },
  ),
  ldl: analyte(
    '22748-8',
    'Cholestérol LDL',
    'biochemistry',
    'mmol/L',
    'mmol/L',
    2,
    { high: 4.1 },
    {
      also: { factor: 0.3867, shown: 'g/L', decimals: 2 },
    },
  ),
  triglycerides: analyte(
    '14927-8',
    'Triglycérides',
    'biochemistry',
    'mmol/L',
    'mmol/L',
    2,
    { high: 1.7 },
    {
      also: { factor: 0.8857, shown: 'g/L', decimals: 2 },
    },
  ),
  alt: analyte('1742-6', 'Transaminases ALAT', 'biochemistry', 'U/L', 'UI/L', 0, { high: 50, highFemale: 35 }),
  ast: analyte('1920-8', 'Transaminases ASAT', 'biochemistry', 'U/L', 'UI/L', 0, { high: 50, highFemale: 35 }),
  crp: analyte('1988-5', 'Protéine C réactive (CRP)', 'biochemistry', 'mg/L', 'mg/L', 1, { high: 5 }),
  ferritin: analyte('2276-4', 'Ferritine', 'biochemistry', 'ug/L', 'µg/L', 0, {
    low: 30,
    high: 400,
    lowFemale: 15,
    highFemale: 150,
  }),
  albuminuria: analyte('14585-4', 'Albuminurie / créatininurie', 'biochemistry', 'mg/mmol', 'mg/mmol', 1, { high: 3 }),
  haemoglobin: analyte('718-7', 'Hémoglobine', 'haematology', 'g/dL', 'g/dL', 1, {
    low: 13.4,
    high: 16.7,
    lowFemale: 11.5,
    highFemale: 15,
  }),
  leucocytes: analyte('6690-2', 'Leucocytes', 'haematology', '10*9/L', 'G/L', 2, { low: 4, high: 10 }),
  platelets: analyte('777-3', 'Plaquettes', 'haematology', '10*9/L', 'G/L', 0, { low: 150, high: 400 }),
  mcv: analyte('787-2', 'Volume globulaire moyen (VGM)', 'haematology', 'fL', 'fL', 0, { low: 82, high: 98 }),
  tsh: analyte('3016-3', 'TSH', 'hormones', 'm[IU]/L', 'mUI/L', 2, { low: 0.4, high: 4 }),
  toxoplasmosis: analyte('8039-8', 'Toxoplasmose, IgG', 'serology', '[IU]/mL', 'UI/mL', 1, { high: 1 }),
  rubella: analyte('5334-8', 'Rubéole, IgG', 'serology', '[IU]/mL', 'UI/mL', 0, { low: 10 }),
} as const satisfies Record<string, Analyte>;

export type AnalyteKey = keyof typeof analytes;
