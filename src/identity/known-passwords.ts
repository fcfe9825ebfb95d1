import { isBreachedStem } from './breached-stem.js';

// What people choose most, in French and in English, as stems: capitals, the usual swaps of letters for signs, and whatever is added
// before and behind make no difference. A local list: no password is ever sent anywhere to be checked.

const STEMS =
  `password passwort motdepasse monmotdepasse passe secret secrete azerty azertyuiop azert qwerty qwertz qwertyuiop qwert
  asdf asdfgh asdfghjkl qsdf qsdfgh qsdfghjklm wxcvbn zxcvbn zxcvbnm abc abcd abcde abcdef abcdefgh aqwzsx azeqsd aze qsd qazwsx
  bonjour bonsoir salut coucou bienvenue welcome hello merci svp soleil sunshine doudou loulou chouchou cheri cherie monamour amour
  jetaime iloveyou love lovely bisous calin coeur bebe monbebe maman papa mamie papi famille family princesse princess prince ange
  angel diable lucifer dragon licorne unicorn chocolat caramel nutella vanille fraise cerise banane orange citron pomme kiwi
  chien chat chaton minou toutou lapin tigre lion loup cheval poney dauphin papillon oiseau souris monkey kitty tiger horse
  football footballer foot rugby tennis basket basketball baseball hockey cyclisme natation judo karate danse musique guitare piano
  marseille paris lyon lille nantes bordeaux toulouse nice rennes strasbourg montpellier grenoble bretagne corse provence alsace
  normandie france francais allez allezlesbleus psg olympique asse stade arsenal chelsea liverpool barcelona realmadrid juventus
  zidane mbappe messi ronaldo griezmann superman batman spiderman pokemon pikachu naruto starwars matrix gandalf hobbit potter
  harrypotter mario zelda minecraft fortnite playstation nintendo xbox google facebook instagram youtube snapchat tiktok twitter
  microsoft windows apple iphone samsung android internet ordinateur computer laptop portable telephone wifi orangewifi livebox
  freebox admin administrateur administrator root user utilisateur login guest invite test testeur tester demo default changeme
  change temp temporaire nouveau nouvelle letmein access master server system security securite confidentiel private prive
  sante monsante health carnet moncarnet hopital medecin docteur infirmier infirmiere pharmacie pharmacien vitale cartevitale
  ameli assurance secu securitesociale mutuelle ordonnance medicament espace monespace dossier moncompte compte client service
  janvier fevrier mars avril mai juin juillet aout septembre octobre novembre decembre lundi mardi mercredi jeudi vendredi samedi
  dimanche printemps ete automne hiver summer winter spring autumn noel christmas paques vacances weekend anniversaire birthday
  rouge bleu vert jaune noir blanc rose violet marron gris black white green purple yellow silver gold golden
  nicolas julien thomas alexandre kevin maxime antoine romain jeremy sebastien guillaume mathieu clement vincent pierre paul jean
  jacques michel philippe alain patrick christian bernard daniel claude gerard andre marie nathalie isabelle sylvie catherine
  martine christine francoise valerie sandrine stephanie veronique sophie celine aurelie emilie julie camille laura sarah marion
  pauline manon lea emma chloe ines jade louise alice lola zoe lina anna louis gabriel raphael leo arthur lucas hugo jules adam
  martin bernard dubois durand moreau laurent simon lefebvre leroy roux david bertrand morel fournier girard bonnet dupont lambert
  michael jennifer jordan jessica ashley daniel andrew charlie robert william thomas george harley hunter ranger shadow trustno
  whatever freedom flower cookie ginger pepper summer maggie buster summer killer hottie loveme zaq xsw tinkle jesus christ dieu
  god allah inshallah hallelujah amen paix peace liberte egalite fraternite republique marianne coquelicot tournesol marguerite
  voiture moto camion avion bateau train peugeot renault citroen mercedes ferrari porsche ducati yamaha harleydavidson
  maison appartement jardin montagne plage ocean mer riviere etoile lune terre univers galaxie fleur arbre foret cafe biere vin
  champagne pastis ricard whisky pizza burger fromage camembert baguette croissant crepe raclette couscous tajine`
    .split(/\s+/)
    .filter((stem) => stem !== '');

const KNOWN: ReadonlySet<string> = new Set(STEMS);

const SWAPS: Readonly<Record<string, string>> = {
  '@': 'a',
  '4': 'a',
  '3': 'e',
  '€': 'e',
  '1': 'i',
  '!': 'i',
  '0': 'o',
  $: 's',
  '5': 's',
  '7': 't',
};

const plain = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase();

/** Whether a password is a common word dressed up (`P@ssw0rd2024!`), a run of keys, or one thing said over and over. */
export function isKnownPassword(password: string): boolean {
  const lower = plain(password);
  const undressed = lower.replace(/^[^a-z]+|[^a-z]+$/g, '');
  const swapped = (text: string): string => [...text].map((letter) => SWAPS[letter] ?? letter).join('');
  const letters = [lower, undressed, swapped(undressed), swapped(lower.replace(/[\d\W_]+$/, ''))].map((text) =>
    text.replace(/[^a-z]/g, ''),
  );
  return letters.some((text) => text === '' || KNOWN.has(text) || isBreachedStem(text) || repeats(text));
}

const repeats = (text: string): boolean => /^(.{1,4})\1+$/.test(text);
