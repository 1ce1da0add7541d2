/**
 * The searchable forms of a coded value, kept in one `text[]` per row.
 * https://hl7.org/fhir/R4/search.html#token: `code`, `system|code`, `|code` and `system|` each find it.
 */
import { createHash } from 'node:crypto'
import { isIns } from '../../fhir/identity/ins.ts'
import { isFhirObject, listOf, textOf } from '../resource.ts'

/** A code with its system; undefined when it has none, null when its element implies one (`status`). */
export interface Coding {
  readonly system: string | null | undefined
  readonly code: string
}

/** `|` separates the parts of a token, so inside a part it is escaped. */
const escape = (part: string) => (/[\\|]/.test(part) ? part.replace(/[\\|]/g, '\\$&') : part)

/** PostgreSQL refuses index entries of more than 2,704 bytes: a longer token is known by its hash. */
const longestToken = 600

const bounded = (parameter: string, value: string) =>
  value.length > longestToken
    ? `${parameter}|#${createHash('sha256').update(value).digest('base64url')}`
    : `${parameter}|${value}`

/** `parameter|code`: this code in any system. */
export const anySystemToken = (parameter: string, code: string) => bounded(parameter, escape(code))

/** `parameter|system|code`; an empty system means that the value has none. */
export const systemToken = (parameter: string, system: string, code: string) =>
  bounded(parameter, `${escape(system)}|${escape(code)}`)

/** `parameter|system|`: any code of this system. */
export const anyCodeToken = (parameter: string, system: string) =>
  bounded(parameter, `${escape(system)}|`)

/** `parameter|Type/id`: a reference; the bare id is found by `anySystemToken`. */
export const referenceToken = (parameter: string, reference: string) =>
  bounded(parameter, escape(reference))

/** `?parameter`: the resource has a value for it. */
export const presenceToken = (parameter: string) => `?${parameter}`

/** `parameter:of-type|system|type|value`: an identifier by its type. https://hl7.org/fhir/R4/search.html#token */
export const typedToken = (parameter: string, system: string, code: string, value: string) =>
  bounded(`${parameter}:of-type`, [system, code, value].map(escape).join('|'))

/** The parameter under which `:identifier` finds a reference. https://hl7.org/fhir/R4/search.html#reference */
export const identifierParameter = (parameter: string) => `${parameter}:identifier`

/** Whose searches find an identifier: everybody's, those of callers who may see an INS, or the loader's alone. */
export type Audience = 'everybody' | 'ins' | 'hidden'

/** The parameter under which an identifier is kept: a name of its own, so that no other search meets it. */
export const parameterFor = (parameter: string, audience: Audience) =>
  audience === 'everybody' ? parameter : `${parameter}:${audience}`

/** The same token as it is kept for another audience. */
export const tokenFor = (token: string, audience: Audience) => {
  const end = token.indexOf('|')
  return parameterFor(token.slice(0, end), audience) + token.slice(end)
}

/** All forms under which one coding is found. */
export function tokensOf(parameter: string, { system, code }: Coding): string[] {
  const token = anySystemToken(parameter, code)
  if (system === null) return [token]
  if (system === undefined) return [token, systemToken(parameter, '', code)]
  return [token, systemToken(parameter, system, code), anyCodeToken(parameter, system)]
}

/** The tokens of an identifier by each coding of its type. */
function typedTokens(parameter: string, identifier: unknown): string[] {
  if (!isFhirObject(identifier)) return []
  const value = textOf(identifier, 'value')
  if (value === undefined) return []
  return codingsOf(identifier['type'], 'CodeableConcept').map(({ system, code }) =>
    typedToken(parameter, system ?? '', code, value),
  )
}

/** The forms of a pair, which a composite of two tokens is found by. `$` separates them. */
export function pairTokens(parameter: string, first: Coding, second: Coding): string[] {
  return formsOf(first).flatMap((one) =>
    formsOf(second).map((other) => pairToken(parameter, one, other)),
  )
}

/** `parameter|form$form`, each form as `formsOf` gives it. */
export const pairToken = (parameter: string, first: string, second: string) =>
  bounded(parameter, `${escapePart(first)}$${escapePart(second)}`)

const escapePart = (form: string) => form.replaceAll('$', '\\$')

/** `parameter$form`: the name under which a side table keeps what stands beside a coding. */
export const besideName = (parameter: string, form: string) =>
  `${parameter}$${form.length > longestBeside ? createHash('sha256').update(form).digest('base64url') : form}`

const longestBeside = 200

/** The forms in which a coding may be asked for: `code`, `system|code`, `|code`, `system|`. */
export const formsOf = (coding: Coding): string[] =>
  tokensOf('', coding).map((token) => token.slice('|'.length))

/** The codings in a value of a token parameter, by its FHIR type. */
export function codingsOf(value: unknown, as: string): Coding[] {
  if (typeof value === 'string') return [{ system: null, code: value }]
  if (typeof value === 'boolean') return [{ system: null, code: String(value) }]
  if (!isFhirObject(value)) return []
  if (as === 'CodeableConcept') return listOf(value, 'coding').flatMap((coding) => codingOf(coding))
  if (as === 'Identifier' || as === 'ContactPoint') return codingOf(value, 'value', as)
  return codingOf(value)
}

function codingOf(value: unknown, property = 'code', as = 'Coding'): Coding[] {
  if (!isFhirObject(value)) return []
  const code = textOf(value, property)
  // A ContactPoint's `system` is a kind (phone, email), not a namespace of codes.
  const system = as === 'ContactPoint' ? undefined : textOf(value, 'system')
  return code === undefined ? [] : [{ system, code }]
}

/**
 * The tokens of a URI: as it stands; of a canonical URL without `|version` as well. In any other a `|` is part of the
 * address: an attachment's `Binary/1|2` does not name `Binary/1`.
 */
export function uriTokens(parameter: string, value: unknown, as: string): string[] {
  if (typeof value !== 'string') return []
  const [url = ''] = as === 'canonical' ? value.split('|') : [value]
  return [...new Set([value, url])].map((uri) => referenceToken(parameter, uri))
}

/** All tokens of an identifier, by its value and by its type, for those who may find it. */
export const identifierTokens = (
  parameter: string,
  identifier: unknown,
  audience: Audience,
): string[] =>
  [
    ...codingsOf(identifier, 'Identifier').flatMap((coding) => tokensOf(parameter, coding)),
    ...typedTokens(parameter, identifier),
  ].map((token) => tokenFor(token, audience))

/** The tokens of a reference: `Type/id` without version, the bare id, and the identifier it gives. */
export function referenceTokens(parameter: string, value: unknown): string[] {
  if (typeof value === 'string') {
    return [...uriTokens(parameter, value, 'canonical'), ...literalTokens(parameter, value)]
  }
  if (!isFhirObject(value)) return []
  const { identifier } = value
  const audience = isIns(identifier) ? 'hidden' : 'everybody'
  const identified = codingsOf(identifier, 'Identifier').flatMap((coding) =>
    tokensOf(parameterFor(identifierParameter(parameter), audience), coding),
  )
  return [...identified, ...literalTokens(parameter, textOf(value, 'reference'))]
}

function literalTokens(parameter: string, reference: string | undefined): string[] {
  if (reference === undefined || reference.startsWith('#')) return []
  const match = /^([A-Za-z]+)\/([A-Za-z0-9\-.]{1,64})(?:\/_history\/.*)?$/.exec(reference)
  if (match === null) return [referenceToken(parameter, reference)]
  const [, type = '', id = ''] = match
  return [referenceToken(parameter, `${type}/${id}`), referenceToken(parameter, id)]
}

/** The id of a `Type/id` reference to one of the given types, or undefined. */
export function referencedId(value: unknown, types: readonly string[]): string | undefined {
  const reference = isFhirObject(value) ? textOf(value, 'reference') : undefined
  const match = /^([A-Za-z]+)\/([A-Za-z0-9\-.]{1,64})(?:\/_history\/.*)?$/.exec(reference ?? '')
  if (match === null) return undefined
  const [, type = '', id] = match
  return types.includes(type) ? id : undefined
}
