/** Which scopes an app may be granted: what its registration allows, and of our own rights those that its user has. */
import { parseRights, parseScopes, rightPrefix } from '../access/scopes.ts'

/** https://hl7.org/fhir/smart-app-launch/STU2.2/scopes-and-launch-context.html#quick-start: those about no resource. */
export const launchScopes = [
  'openid',
  'fhirUser',
  'profile',
  'launch',
  'launch/patient',
  'launch/encounter',
  'offline_access',
  'online_access',
] as const

/** Scopes that are named to clients: every type and right is understood beside them. */
export const scopesSupported = [
  ...launchScopes,
  ...['patient', 'user', 'system'].flatMap((context) => [`${context}/*.rs`, `${context}/*.cruds`]),
]

export const isLaunchScope = (scope: string): boolean =>
  launchScopes.some((known) => known === scope)

const isRight = (scope: string): boolean => scope.startsWith(rightPrefix)

/** Is this understood by what reads the tokens? An unknown scope is left out, as OAuth has it. */
export function isKnownScope(scope: string): boolean {
  if (isLaunchScope(scope)) return true
  try {
    return parseScopes(scope).length > 0 || parseRights(scope).length > 0
  } catch {
    return false
  }
}

const splitQuery = (scope: string): readonly [name: string, query: string | undefined] => {
  const at = scope.indexOf('?')
  return at < 0 ? [scope, undefined] : [scope.slice(0, at), scope.slice(at + 1)]
}

/** Does one scope grant everything that the other does? */
export function covers(allowed: string, asked: string): boolean {
  if (allowed === asked) return true
  const [allowedName, allowedQuery] = splitQuery(allowed)
  const [askedName, askedQuery] = splitQuery(asked)
  if (allowedQuery !== undefined && allowedQuery !== askedQuery) return false
  const [wide] = parseScopes(allowedName)
  const [narrow] = parseScopes(askedName)
  if (wide === undefined || narrow === undefined) return false
  return (
    wide.context === narrow.context &&
    (wide.type === '*' || wide.type === narrow.type) &&
    narrow.actions.every((action) => wide.actions.includes(action))
  )
}

/** Who asks: an app for itself, an app before its user is known, or an app for a user who may hand rights to it. */
export type Grantee =
  | { readonly kind: 'service' }
  | { readonly kind: 'app' }
  | { readonly kind: 'user'; readonly rights: readonly string[] }

function mayHold(scope: string, grantee: Grantee): boolean {
  // A user's app sees what the user may see: no scope of the system. A service has no user to launch for.
  if (grantee.kind === 'service') return scope.startsWith('system/') || isRight(scope)
  if (scope.startsWith('system/')) return false
  if (grantee.kind === 'app' || !isRight(scope)) return true
  return grantee.rights.includes(scope.slice(rightPrefix.length))
}

/** Those of the scopes asked for that may be granted, in their order. */
export const permitted = (
  asked: Iterable<string>,
  allowed: readonly string[],
  grantee: Grantee,
): string[] =>
  [...new Set(asked)].filter(
    (scope) =>
      isKnownScope(scope) && mayHold(scope, grantee) && allowed.some((one) => covers(one, scope)),
  )

/** The scopes of a text. */
export const toScopes = (text: string | undefined): string[] =>
  text === undefined ? [] : text.split(' ').filter((scope) => scope !== '')
