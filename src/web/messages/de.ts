/** « de » before a name: « d'Élodie », « de Lou ». Before h and y French has no rule that a machine knows. */
export const de = (name: string): string => (/^[aeiouœæàâäéèêëîïôöûùü]/i.test(name) ? `d'${name}` : `de ${name}`);
