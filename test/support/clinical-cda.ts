// Structured sections of a CDA, as French syntheses and vaccination records write them.

const section = (loinc: string, title: string, entries: readonly string[]): string =>
  `<component><section><code code="${loinc}" codeSystem="2.16.840.1.113883.6.1"/><title>${title}</title>
<text><table><tbody><tr><td ID="dose">1 comprimé le matin</td><td ID="said">Asthme d’effort</td></tr></tbody></table></text>
${entries.map((entry) => `<entry>${entry}</entry>`).join('')}</section></component>`;

export const structured = (...sections: readonly string[]): string =>
  `<component><structuredBody>${sections.join('')}</structuredBody></component>`;

const stated = (loinc: string, code: string): string =>
  `<entryRelationship typeCode="REFR"><observation classCode="OBS" moodCode="EVN"><code code="${loinc}" codeSystem="2.16.840.1.113883.6.1"/>
<value xsi:type="CE" code="${code}"/></observation></entryRelationship>`;

const concern = (observation: string, negated = false): string =>
  `<act classCode="ACT" moodCode="EVN"><code nullFlavor="NA"/><entryRelationship typeCode="SUBJ">
<observation classCode="OBS" moodCode="EVN"${negated ? ' negationInd="true"' : ''}>${observation}</observation></entryRelationship></act>`;

export const problems = (...entries: readonly string[]): string => section('11450-4', 'Problèmes', entries);
export const allergies = (...entries: readonly string[]): string => section('48765-2', 'Allergies', entries);
export const treatments = (...entries: readonly string[]): string => section('10160-0', 'Traitements', entries);
export const vaccinations = (...entries: readonly string[]): string => section('11369-6', 'Vaccinations', entries);

export const problem = (code: string, display: string, change: { high?: string; status?: string } = {}): string =>
  concern(`<effectiveTime><low value="2019"/>${change.high === undefined ? '' : `<high value="${change.high}"/>`}</effectiveTime>
<value xsi:type="CD" code="${code}" displayName="${display}" codeSystem="2.16.840.1.113883.6.3"/>${stated('33999-4', change.status ?? 'active')}${stated('66455-7', 'confirmed')}`);

/** A problem in words only, found through the narrative. */
export const problemInWords = (): string =>
  concern(
    '<effectiveTime><low value="202001011030"/></effectiveTime><value xsi:type="CD" nullFlavor="OTH"><originalText><reference value="#said"/></originalText></value>',
  );

export const allergy = (code: string, name: string, negated = false): string =>
  concern(
    `<effectiveTime><low value="20211204"/></effectiveTime><value xsi:type="CD"><originalText><reference value="#"/></originalText></value>
<participant typeCode="CSM"><participantRole><playingEntity><code code="${code}" displayName="${name.toUpperCase()}" codeSystem="1.2.250.1.213.2.3.1"/><name>${name}</name></playingEntity></participantRole></participant>
${stated('82606-5', 'high')}<entryRelationship typeCode="MFST"><observation classCode="OBS" moodCode="EVN"><value xsi:type="CD" code="T78.3" displayName="Angio-œdème" codeSystem="2.16.840.1.113883.6.3"/></observation></entryRelationship>`,
    negated,
  );

/** As letters write that nothing is known: an observation about nothing. */
export const noAllergyNamed = (): string =>
  concern('<value xsi:type="CD"><originalText><reference value="#"/></originalText></value>');

const material = (code: string, name: string, lot = ''): string =>
  `<consumable><manufacturedProduct><manufacturedMaterial><code code="${code}" displayName="${name}, comprimé" codeSystem="1.2.250.1.213.2.3.1">
<translation code="B01AC04" displayName="Clopidogrel" codeSystem="2.16.840.1.113883.6.73"/></code><name>${name}</name>${lot}</manufacturedMaterial></manufacturedProduct></consumable>`;

export const treatment = (code: string, name: string, period = '<low value="20190811"/>'): string =>
  `<substanceAdministration classCode="SBADM" moodCode="EVN"><effectiveTime xsi:type="IVL_TS">${period}</effectiveTime>
<doseQuantity><low value="1"><translation><originalText><reference value="#dose"/></originalText></translation></low></doseQuantity>
${material(code, name)}</substanceAdministration>`;

export const vaccination = (
  code: string,
  name: string,
  date: string,
  change: { mood?: string; negated?: boolean } = {},
): string =>
  `<substanceAdministration classCode="SBADM" moodCode="${change.mood ?? 'EVN'}" negationInd="${change.negated === true}"><effectiveTime value="${date}"/>
${material(code, name, '<lotNumberText>AB 12</lotNumberText>')}<entryRelationship typeCode="SUBJ"><observation classCode="OBS" moodCode="EVN">
<code code="30973-2" codeSystem="2.16.840.1.113883.6.1"/><value xsi:type="INT" value="2"/></observation></entryRelationship></substanceAdministration>`;
