/** SMART resource scopes, versions 1 and 2, parsed to grants. */
import { structures } from '../fhir/structures.ts'
import { parseScopeQuery, type ScopeQuery } from './granular.ts'
import { refuse } from './refusal.ts'

/** The letters of SMART 2: create, read, update, delete, search. */
export const actions = ['c', 'r', 'u', 'd', 's'] as const
export type Action = (typeof actions)[number]

/** What rows are touched for: a letter, or to be counted without being shown, which takes the letter s. */
export type Use = Action | 'statistics'

/** The letter that a use needs. */
export const letterFor = (use: Use): Action => (use === 'statistics' ? 's' : use)

export const contexts = ['patient', 'user', 'system'] as const
export type Context = (typeof contexts)[number]

/** What one scope grants: some letters on one type, or on every type (`*`), for the rows that meet its query. */
export interface Grant {
  readonly context: Context
  readonly type: string
  readonly actions: readonly Action[]
  /** Absent: every row. */
  readonly query?: ScopeQuery
}

/** https://www.rfc-editor.org/rfc/rfc6749#section-3.3 */
const scopeList = /^[\x21\x23-\x5B\x5D-\x7E]+(?: [\x21\x23-\x5B\x5D-\x7E]+)*$/

/** https://hl7.org/fhir/smart-app-launch/STU2.2/scopes-and-launch-context.html#scopes-for-requesting-fhir-resources */
const resourceScope = /^(\*|[A-Z][A-Za-z]*)\.(read|write|\*|(?=.)c?r?u?d?s?)$/

/** Same page: "v1 .read ⇒ v2 .rs, v1 .write ⇒ v2 .cud, v1 .* ⇒ v2 .cruds". */
const versionOne: ReadonlyMap<string, string> = new Map([
  ['read', 'rs'],
  ['write', 'cud'],
  ['*', 'cruds'],
])

const isKnownType = (type: string): boolean =>
  type === '*' || (Object.hasOwn(structures, type) && structures[type]?.kind === 'resource')

function parseResourceScope(context: Context, text: string): Grant {
  const end = text.indexOf('?')
  const [, type = '', permission = ''] =
    resourceScope.exec(end < 0 ? text : text.slice(0, end)) ?? []
  if (!isKnownType(type)) throw refuse('scope-malformed')
  const query = end < 0 ? [] : parseScopeQuery(type, text.slice(end + 1))
  const first = versionOne.get(permission)
  // Version 1 knows no queries.
  if (query === undefined || (end >= 0 && first !== undefined)) throw refuse('scope-malformed')
  const letters = first ?? permission
  const granted = Object.freeze(actions.filter((action) => letters.includes(action)))
  const grant = { context, type, actions: granted }
  return Object.freeze(query.length === 0 ? grant : { ...grant, query })
}

/**
 * The grants of a token's `scope`. A malformed `patient/`, `user/` or `system/` scope refuses the whole token;
 * so does one with a query (`?category=…`) that cannot be evaluated: it would be widened if the query were dropped.
 * Other scopes (`openid`, `launch`, …) grant nothing.
 */
export function parseScopes(scope: string): readonly Grant[] {
  if (scope === '') return []
  if (!scopeList.test(scope)) throw refuse('scope-malformed')
  return scope.split(' ').flatMap((one) => {
    const context = contexts.find((name) => one.startsWith(`${name}/`))
    return context === undefined ? [] : [parseResourceScope(context, one.slice(context.length + 1))]
  })
}

/**
 * Rights beside SMART's scopes, which know of resources only: `socle/ins.read` shows and finds national identity
 * numbers (INS), `socle/identity.merge` merges patients and takes merges back, `socle/access.write` writes what grants
 * access, `socle/audit.read` searches the traces of others, `socle/token.introspect` asks the authorization server
 * about tokens of others, `socle/launch` opens apps with a patient from the hospital's own software. None opens a
 * resource by itself.
 */
export const rights = [
  ...(['ins.read', 'identity.merge', 'access.write', 'audit.read'] as const),
  ...(['token.introspect', 'launch'] as const),
] as const
export type Right = (typeof rights)[number]

/** What the scopes of our own begin with. */
export const rightPrefix = 'socle/'

/** The rights of a token's `scope`, which `parseScopes` accepts. An unknown one refuses the whole token. */
export function parseRights(scope: string): readonly Right[] {
  const named = scope
    .split(' ')
    .filter((one) => one.startsWith(rightPrefix))
    .map((one) => one.slice(rightPrefix.length))
  const known = rights.filter((right) => named.includes(right))
  if (known.length < new Set(named).size) throw refuse('scope-malformed')
  return Object.freeze(known)
}
