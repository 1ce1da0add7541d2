/** The invariants that are not left to the FHIRPath engine: by a function of their own, or not at all. */
import { isJsonObject, type JsonObject, type JsonValue } from './json.ts'
import { compileFhirPath, type Scope } from './validate-fhirpath.ts'

/** Why an invariant of R4 is not evaluated. */
export const leftOutInvariants: Readonly<Record<string, string>> = {
  'dom-2': 'structure validation refuses contained resources in contained resources',
  'con-3':
    'R4 compares a category, a CodeableConcept, with a string: it fails whenever there is one',
  'ppc-2': "R4 asks for the code system 'something': it never applies",
  'ppc-3': "R4 asks for the code system 'something': it never applies",
  'ppc-4': "R4 asks for the code system 'something': it never applies",
  'ppc-5': "R4 asks for the code system 'something': it never applies",
  'txt-2': 'the same expression as txt-1',
}

/** Does the invariant hold for this element? */
type OwnInvariant = (element: JsonObject, scope: Scope) => boolean

const objectsOf = (value: JsonValue | undefined): JsonObject[] =>
  (Array.isArray(value) ? value : [value]).filter(isJsonObject)

const containedOf = (resource: JsonObject) => objectsOf(resource['contained'])

const metasOfContained = (resource: JsonObject) =>
  containedOf(resource).flatMap(({ meta }) => objectsOf(meta))

const codingKeysOf = (concept: JsonValue | undefined): string[] =>
  objectsOf(concept).flatMap(({ coding }) => objectsOf(coding).map((each) => JSON.stringify(each)))

/** All texts that begin with `#`, gathered in one pass whatever the nesting. */
function fragmentsIn(value: JsonValue, found: Set<string> = new Set()): Set<string> {
  if (typeof value === 'string' && value.startsWith('#')) found.add(value)
  if (typeof value === 'object' && value !== null) {
    for (const inner of Object.values(value)) fragmentsIn(inner, found)
  }
  return found
}

/** A reference to the container (`#`) is one to something that is there. */
const isContainedReference: OwnInvariant = ({ reference }, { containedIds }) =>
  typeof reference !== 'string' ||
  !reference.startsWith('#') ||
  reference === '#' ||
  containedIds.has(reference.slice(1))

function isEveryContainedUsed(resource: JsonObject): boolean {
  const contained = containedOf(resource)
  if (contained.length === 0) return true
  const fragments = fragmentsIn(resource)
  return contained.every(
    (each) => fragments.has(`#${String(each['id'])}`) || fragmentsIn(each).has('#'),
  )
}

/** `coding.intersect(…)` compares codings whole; over many components the engine needs their product. */
function hasNoComponentOfItsCode(observation: JsonObject): boolean {
  if (!hasChoice(observation, 'value')) return true
  const codings = new Set(codingKeysOf(observation['code']))
  const components = objectsOf(observation['component'])
  return !components.some(({ code }) => codingKeysOf(code).some((key) => codings.has(key)))
}

const hasChoice = (element: JsonObject, choice: string) =>
  Object.keys(element).some((name) => name.startsWith(choice) || name.startsWith(`_${choice}`))

/** `resolve()` reads another resource; the type that a reference names says the same. */
const isPractitioner = (reference: JsonValue | undefined): boolean =>
  objectsOf(reference).every(({ reference: target, type }) => {
    const named =
      typeof target === 'string' ? /(?:^|\/)([A-Z][A-Za-z]+)\/[^/]+$/.exec(target)?.[1] : type
    return named === undefined || named === 'Practitioner'
  })

/** Everything that stands under a name, at any depth below that same name: `concept`, `item`. */
function nestedIn(element: JsonObject, name: string): JsonObject[] {
  return objectsOf(element[name]).flatMap((each) => [each, ...nestedIn(each, name)])
}

const areDistinct = (values: readonly (JsonValue | undefined)[]) => {
  const given = values.filter((value) => value !== undefined)
  return new Set(given).size === given.length
}

const htmlChecks = compileFhirPath('Narrative', '`div`.all(htmlChecks())')

/** The engine knows no prefixed attributes, which HL7's publisher writes: they say nothing else. */
function isNarrative(narrative: JsonObject, scope: Scope): boolean {
  const { div } = narrative
  if (typeof div !== 'string') return true
  const plain = div.replace(/\sxml:(?:lang|space)="[^"<]*"/g, '')
  return htmlChecks({ ...narrative, div: plain }, scope) === 'true'
}

const compareRange = compileFhirPath('Range', 'low <= high')

/** The engine compares UCUM's units alone: those of the same name, or of none, need no conversion. */
function isRangeOrdered(range: JsonObject, scope: Scope): boolean {
  const [low] = objectsOf(range['low'])
  const [high] = objectsOf(range['high'])
  if (low === undefined || high === undefined) return true
  const isSameUnit = ['system', 'code', 'unit'].every((name) => low[name] === high[name])
  const [least, most] = [low['value'], high['value']]
  if (typeof least !== 'number' || typeof most !== 'number') return true
  return isSameUnit ? least <= most : compareRange(range, scope) !== 'false'
}

/** By key: what every element has is judged without the engine, and so is what it is slow or blind at. */
export const ownInvariants: Readonly<Record<string, OwnInvariant>> = {
  'ele-1': (element) => Object.keys(element).some((name) => name !== 'id'),
  'ext-1': (element) => Object.hasOwn(element, 'extension') !== hasChoice(element, 'value'),
  'ref-1': isContainedReference,
  'dom-3': isEveryContainedUsed,
  'dom-4': (resource) =>
    !metasOfContained(resource).some((meta) => 'versionId' in meta || 'lastUpdated' in meta),
  'dom-5': (resource) => !metasOfContained(resource).some((meta) => 'security' in meta),
  'dom-6': ({ text }) => objectsOf(text).some((narrative) => 'div' in narrative),
  'txt-1': isNarrative,
  'rng-2': isRangeOrdered,
  'obs-7': hasNoComponentOfItsCode,
  'csd-1': (codeSystem) => areDistinct(nestedIn(codeSystem, 'concept').map(({ code }) => code)),
  'que-2': (form) => areDistinct(nestedIn(form, 'item').map(({ linkId }) => linkId)),
  // The expression says `is Boolean`, FHIRPath's own type, which no element of FHIR has.
  'que-7': (condition) =>
    condition['operator'] !== 'exists' || hasChoice(condition, 'answerBoolean'),
  'ctm-1': (participant) => !('onBehalfOf' in participant) || isPractitioner(participant['member']),
}
