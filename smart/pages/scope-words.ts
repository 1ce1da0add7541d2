/** What a scope gives, in plain words. */
import { actions, type Action } from '../../access/scopes.ts'
import type { Language } from './language.ts'
import { wordsOfCategory, wordsOfType } from './resource-words.ts'

export interface ScopeWords {
  /** What it is about: scopes of one group stand together. */
  readonly group: string
  readonly words: string
}

type Words = Readonly<Record<Language, string>>

const verbs: Readonly<Record<Action, Words>> = {
  c: { fr: 'créer', en: 'create' },
  r: { fr: 'lire', en: 'read' },
  u: { fr: 'modifier', en: 'change' },
  d: { fr: 'supprimer', en: 'delete' },
  s: { fr: 'chercher', en: 'search' },
}

const whose: Readonly<Record<string, Words>> = {
  patient: { fr: 'pour le patient choisi', en: 'of the chosen patient' },
  user: { fr: 'pour tout ce que vous pouvez voir', en: 'of all that you may see' },
  system: { fr: 'sans personne', en: 'without anybody' },
}

const group: Words = { fr: 'Connexion', en: 'Sign-in' }
const rights: Words = { fr: 'Droits particuliers', en: 'Special rights' }

/** Scopes that are no resource scopes. */
const others: Readonly<Record<string, Words>> = {
  openid: {
    fr: 'savoir que c’est vous qui vous connectez',
    en: 'know that it is you who signs in',
  },
  fhirUser: { fr: 'savoir qui vous êtes dans le dossier', en: 'know who you are in the record' },
  profile: { fr: 'connaître votre nom', en: 'know your name' },
  launch: { fr: 'connaître le contexte ouvert', en: 'know what is open at the moment' },
  offline_access: {
    fr: 'garder l’accès quand vous n’êtes plus connecté, jusqu’à ce que vous le retiriez',
    en: 'keep the access while you are not signed in, until you take it back',
  },
  online_access: {
    fr: 'garder l’accès tant que vous restez connecté',
    en: 'keep the access as long as you stay signed in',
  },
  'socle/ins.read': {
    fr: 'voir l’identité nationale de santé (INS)',
    en: 'see national health identities (INS)',
  },
  'socle/identity.merge': { fr: 'fusionner des dossiers', en: 'merge patients’ records' },
  'socle/access.write': { fr: 'modifier qui accède à quoi', en: 'change who may see what' },
  'socle/audit.read': { fr: 'lire les traces des accès', en: 'read the traces of access' },
  'socle/launch': { fr: 'ouvrir des applications pour vous', en: 'open apps for you' },
}

/** https://hl7.org/fhir/smart-app-launch/STU2.2/scopes-and-launch-context.html#scopes-for-requesting-fhir-resources */
const resourceScope = /^(patient|user|system)\/(\*|[A-Za-z]+)\.(read|write|\*|[cruds]+)(?:\?(.+))?$/

/** Version 1's words as letters. */
const versionOne: Readonly<Record<string, string>> = { read: 'rs', write: 'cud', '*': 'cruds' }

const only: Words = { fr: 'seulement', en: 'only' }

/** `?category=system|code`: where the value's code has words, these; the parameter's name as it is. */
function describeQuery(query: string, language: Language): string {
  const conditions = [...new URLSearchParams(query)].map(([name, value]) => {
    const codes = value
      .split(',')
      .map((one) => wordsOfCategory(one.replace(/^.*\|/s, ''), language))
    return `${name} = ${codes.join(', ')}`
  })
  return ` (${only[language]} ${conditions.join(' & ')})`
}

/** The words of one scope; its own text where it has none. */
export function describeScope(scope: string, language: Language): ScopeWords {
  const [, context = '', type = '', permission = '', query] = resourceScope.exec(scope) ?? []
  const who = whose[context]
  if (who === undefined) {
    const isRight = scope.startsWith('socle/')
    return {
      group: (isRight ? rights : group)[language],
      words: others[scope]?.[language] ?? scope,
    }
  }
  const letters = versionOne[permission] ?? permission
  const granted = actions.filter((action) => letters.includes(action))
  const what = granted.map((action) => verbs[action][language]).join(', ')
  const narrowed = query === undefined ? '' : describeQuery(query, language)
  return { group: wordsOfType(type, language), words: `${what} ${who[language]}${narrowed}` }
}
