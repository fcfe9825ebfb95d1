import type { DemoProfessional, DemoStructure } from '../persona.model.js';

// What Pro Santé Connect says of a professional, in its own words (userinfo, scope_all).

const FINESS_ISSUER = '1.2.250.1.71.4.2.2';

const activityOf = ({ id, name, sector, practiceSetting }: DemoStructure) => ({
  codeModeExercice: 'S',
  codeSecteurDactivite: sector,
  codeSectionPharmacien: '',
  codeRole: '',
  codeGenreActivite: 'GENR01',
  numeroFinessSite: id.slice(1),
  raisonSocialeSite: name,
  enseigneCommercialeSite: name,
  identifiantTechniqueDeLaStructure: id,
  ancienIdentifiantDeLaStructure: id,
  codeCategorieActivite: practiceSetting,
});

/** The subject as the provider writes it; the house reads `SubjectNameID`, which is the idNatPS as given. */
export const subjectOf = (one: Pick<DemoProfessional, 'idNatPS'>): string => `f:carnet-demo:${one.idNatPS}`;

/** Every claim of one professional. `scope_all` gives all of them, in the userinfo only. */
export function claimsOf(one: DemoProfessional) {
  const [first] = one.structures;
  return {
    sub: subjectOf(one),
    SubjectNameID: one.idNatPS,
    preferred_username: one.idNatPS,
    given_name: one.givenName,
    family_name: one.familyName,
    codeCivilite: one.profession === '10' || one.profession === '40' ? 'DR' : 'M',
    SubjectRole: [`${one.profession}^1.2.250.1.213.1.1.5.5`],
    Secteur_Activite: `${first?.sector ?? ''}^1.2.250.1.71.4.2.4`,
    SubjectOrganization: first?.name ?? '',
    SubjectOrganizationID: first?.id ?? '',
    SubjectRefPro: {
      codeCivilite: 'M',
      exercices: [
        {
          codeProfession: one.profession,
          codeCategorieProfessionnelle: 'C',
          codeCiviliteDexercice: one.profession === '10' || one.profession === '40' ? 'DR' : '',
          nomDexercice: one.familyName,
          prenomDexercice: one.givenName,
          codeTypeSavoirFaire: one.speciality === undefined ? '' : 'S',
          codeSavoirFaire: one.speciality ?? '',
          activities: one.structures.map(activityOf),
        },
      ],
    },
    otherIds: [{ identifiant: one.idNatPS, origine: 'RPPS', qualite: 1 }],
    Palier_Authentification: 'APPPRIP3^1.2.250.1.213.1.5.1.1.1',
    Mode_Acces_Raison: '',
    Acces_Regulation_Medicale: one.structures.some(({ samu }) => samu) ? 'VRAI' : 'FAUX',
    PSI_Locale: FINESS_ISSUER,
    UITVersion: '1.0',
  };
}

/** The names of those claims, as the provider has to be told them. */
export const CLAIM_NAMES = [
  'SubjectNameID',
  'preferred_username',
  'given_name',
  'family_name',
  'codeCivilite',
  'SubjectRole',
  'Secteur_Activite',
  'SubjectOrganization',
  'SubjectOrganizationID',
  'SubjectRefPro',
  'otherIds',
  'Palier_Authentification',
  'Mode_Acces_Raison',
  'Acces_Regulation_Medicale',
  'PSI_Locale',
  'UITVersion',
] as const satisfies readonly Exclude<keyof ReturnType<typeof claimsOf>, 'sub'>[];
