/**
 * Checks codes against the value sets that R4 requires of them.
 * https://hl7.org/fhir/R4/terminologies.html#required
 */
import { readFileSync } from 'node:fs'
import { isJsonObject, type JsonObject, type JsonValue } from './json.ts'

type Expansion = Readonly<Record<string, readonly string[]>>

const expansions: Readonly<Record<string, Expansion>> = JSON.parse(
  readFileSync(new URL('generated/required-bindings.json', import.meta.url), 'utf8'),
)

/** Value sets without a list of codes, whose codes have a form of their own. */
const forms: Readonly<Record<string, RegExp>> = {
  // https://www.rfc-editor.org/rfc/rfc6838#section-4.2, parameters allowed; and FHIR's short names for its own formats:
  // https://hl7.org/fhir/R4/capabilitystatement-definitions.html#CapabilityStatement.format
  'http://hl7.org/fhir/ValueSet/mimetypes':
    /^(?:xml|json|ttl)$|^[\w!#$&^.+-]{1,127}\/[\w!#$&^.+-]{1,127}( ?; ?[\w!#$&^.+-]+=("[^"]*"|[^\s;"]+))*$/,
  // https://www.iso.org/iso-4217-currency-codes.html
  'http://hl7.org/fhir/ValueSet/currencies': /^[A-Z]{3}$/,
}

/** Is this a code of the value set? The system is unknown for a bare `code`. */
type Membership = (code: string, system: string | undefined) => boolean

const memberships = new Map<string, Membership>()

function toMembership(valueSet: string): Membership {
  const expansion = expansions[valueSet]
  const form = forms[valueSet]
  if (form !== undefined) return (code) => form.test(code)
  if (expansion === undefined) return () => true
  const all = new Set(Object.values(expansion).flat())
  const bySystem = new Map(Object.entries(expansion).map(([name, codes]) => [name, new Set(codes)]))
  return (code, system) =>
    system === undefined ? all.has(code) : (bySystem.get(system)?.has(code) ?? false)
}

function membershipOf(valueSet: string): Membership {
  const known = memberships.get(valueSet)
  if (known !== undefined) return known
  const made = toMembership(valueSet)
  memberships.set(valueSet, made)
  return made
}

/** A Coding without a system belongs to no value set. */
function hasCode({ code, system }: JsonObject, isMember: Membership): boolean {
  return typeof code === 'string' && isMember(code, typeof system === 'string' ? system : '')
}

/**
 * Does a `code`, Coding or CodeableConcept meet a required binding? Where the value set cannot be
 * listed, everything does; a concept must have one coding that does.
 */
export function isBound(value: JsonValue, valueSet: string): boolean {
  const isMember = membershipOf(valueSet)
  if (typeof value === 'string') return isMember(value, undefined)
  if (!isJsonObject(value)) return true
  const { coding } = value
  if (!Array.isArray(coding)) return hasCode(value, isMember)
  return coding.some((each) => isJsonObject(each) && hasCode(each, isMember))
}
