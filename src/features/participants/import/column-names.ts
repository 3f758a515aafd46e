/** What a column can hold. */
export const MEANINGS = ["name", "first", "last", "email", "role", "tags", "cohort", "timezone", "ignore"] as const;
export type Meaning = (typeof MEANINGS)[number];

/** How columns are called in lists, without accents, spaces and signs: English, German, French, Spanish, Portuguese. */
const NAMES: Record<Exclude<Meaning, "ignore">, string> = {
  name: `fullname displayname participant participantname person yourname vollername vollerundname vorundnachname
    vornamenachname vornameundnachname nachnamevorname teilnehmer teilnehmerin teilnehmername nomcomplet nomprenom
    nometprenom prenomnom prenometnom participante nombrecompleto nombreyapellido nombreyapellidos nombreapellidos
    nomecompleto nomeesobrenome nomeeapelido`,
  first: `first firstname givenname forename preferredname vorname rufname prenom primernombre nombredepila
    primeironome nomeproprio`,
  last: `last lastname surname familyname nachname familienname zuname nomdefamille apellido apellidos primerapellido
    sobrenome apelido ultimonome`,
  email: `email emailaddress emailaddresses mail mailaddress workemail youremail contactemail primaryemail emailadresse
    emailadressen mailadresse courriel mel adresseemail adressemail adressecourriel adresseelectronique correo
    correoelectronico direcciondecorreo direcciondecorreoelectronico direccionemail enderecodeemail
    enderecoeletronico correioeletronico`,
  role: `role roles mentorormentee mentormentee menteementor participantrole programrole programmerole signupas joinas
    iam rolle rollen funktion roleducompte fonction rol roles papel papeis funcao funcion`,
  tags: `tags tag label labels keyword keywords group groups category categories schlagwort schlagworte schlagworter
    stichwort stichworte gruppe gruppen etiquette etiquettes motscles groupe groupes etiqueta etiquetas grupo grupos
    categoria categorias palavraschave palabrasclave`,
  cohort: `cohort cohorts cohortname intake batch edition kohorte kohorten jahrgang durchgang cohorte promotion cohortes
    promocion edicion coorte coortes turma edicao`,
  timezone: `timezone timezones tz zeitzone fuseauhoraire fuseau zonahoraria husohorario fusohorario`,
};
const MEANING_OF = new Map(
  Object.entries(NAMES).flatMap(([meaning, words]) =>
    words.split(/\s+/).map((word) => [word, meaning as Meaning] as const),
  ),
);

/** Alone they are the whole name; beside a first or a last name they are the other half. */
const HALF_OR_WHOLE = new Set(["name", "names", "nom", "noms", "nombre", "nombres", "nome", "nomes"]);

export const isHalfOrWhole = (header: string) => HALF_OR_WHOLE.has(plain(header));

/** What a column of this name holds; null when the name tells nothing. */
export function meaningOfName(header: string): Meaning | null {
  const inside = plain(header.replace(/\(.*?\)|\[.*?\]/g, ""));
  return MEANING_OF.get(plain(header)) ?? MEANING_OF.get(inside) ?? null;
}

const plain = (text: string) =>
  text
    .normalize("NFD")
    .toLowerCase()
    .replace(/[^\p{L}]/gu, "");
