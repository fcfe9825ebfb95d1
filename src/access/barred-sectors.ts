/** Sectors that never read, whatever the consent: occupational medicine, private insurance, social security bodies. (TRE_R02) */
export const BARRED_SECTORS: ReadonlySet<string> = new Set(['SA13', 'SA23', 'SA24']);
