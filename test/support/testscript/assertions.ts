/** What an assertion of a TestScript finds wrong. https://hl7.org/fhir/R4/testscript.html#assertions */
import { parseJson } from '../../../fhir/json.ts'
import { isRefused, validateResource } from '../../../fhir/validate-resource.ts'
import { isFhirObject, listOf, textOf } from '../../../record/resource.ts'
import { valuesAt, type ScriptContext } from './context.ts'
import { compare, statuses } from './operators.ts'
import type { Assertion } from './script.ts'

type Check = (assertion: Assertion, context: ScriptContext) => string | undefined

/** By the element that makes an assertion one of its kind; the first that is there decides. */
const checks: readonly (readonly [element: keyof Assertion, check: Check])[] = [
  ['response', checkResponse],
  [
    'responseCode',
    ({ operator = 'equals', responseCode = '' }, { last }) =>
      compare(operator, [String(last?.response.status)], responseCode),
  ],
  [
    'contentType',
    ({ contentType = '' }, { last }) =>
      compare('contains', [last?.response.headers['content-type'] ?? ''], contentType),
  ],
  ['headerField', checkHeader],
  [
    'requestMethod',
    ({ requestMethod = '' }, { last }) =>
      compare('equals', [last?.request.method ?? ''], requestMethod.toUpperCase()),
  ],
  [
    'requestURL',
    ({ operator = 'equals', requestURL = '' }, { last }) =>
      compare(operator, [last?.request.address ?? ''], requestURL),
  ],
  [
    'resource',
    ({ resource = '' }, context) =>
      compare('equals', [textOf(context.source(), 'resourceType') ?? ''], resource),
  ],
  ['validateProfileId', checkProfile],
  ['minimumId', checkMinimum],
  ['navigationLinks', checkLinks],
  ['compareToSourceId', checkAgainstSource],
  ['expression', checkPlace],
  ['path', checkPlace],
]

/** What is wrong, in a few words; undefined when nothing is. */
export function findFault(assertion: Assertion, context: ScriptContext): string | undefined {
  const found = checks.find(([element]) => assertion[element] !== undefined)
  if (found === undefined) throw new Error('the runner does not know this kind of assertion')
  return found[1](assertion, context)
}

function checkResponse({ response = '' }: Assertion, { last }: ScriptContext) {
  const { status, text } = last?.response ?? { status: 0, text: '' }
  return status === statuses[response] ? undefined : `${status} is not ${response}: ${text}`
}

function checkHeader(
  { direction, operator = 'equals', headerField = '', value }: Assertion,
  context: ScriptContext,
) {
  const { request, response } = context.exchanged(undefined)
  const { headers } = direction === 'request' ? request : response
  const found = headers[headerField.toLowerCase()]
  return compare(operator, found === undefined ? [] : [found], context.fill(value ?? ''))
}

function checkPlace({ expression, path, sourceId, operator, value }: Assertion, c: ScriptContext) {
  const found = valuesAt(c.source.bind(c, sourceId), { expression, path })
  // An expression without a value is a statement that must hold.
  return compare(operator ?? 'equals', found, value === undefined ? 'true' : c.fill(value))
}

/** A source without a place of its own is looked at where the other one is. */
function checkAgainstSource(assertion: Assertion, context: ScriptContext) {
  const { compareToSourceId, compareToSourceExpression, compareToSourcePath } = assertion
  const there = { expression: compareToSourceExpression, path: compareToSourcePath }
  const { expression, path, sourceId, operator = 'equals' } = assertion
  const here = expression === undefined && path === undefined ? there : { expression, path }
  const wanted = valuesAt(context.source.bind(context, compareToSourceId), there)
  const found = valuesAt(context.source.bind(context, sourceId), here)
  if (wanted.length === 0) return 'there is nothing to compare with'
  return wanted.some((one) => compare(operator, found, one) === undefined)
    ? undefined
    : `${found.join(' ')} ${operator} ${wanted.join(' ')}`
}

function checkProfile({ validateProfileId, sourceId }: Assertion, context: ScriptContext) {
  const profile = context.script.profile?.find(({ id }) => id === validateProfileId)?.reference
  if (profile === undefined) return `no profile ${validateProfileId}`
  const resource = context.source(sourceId)
  const type = String(resource['resourceType'])
  const [, base] = /^http:\/\/hl7\.org\/fhir\/StructureDefinition\/([A-Z]\w*)$/.exec(profile) ?? []
  if (base === undefined) throw new Error(`the runner does not know the profile ${profile}`)
  if (base !== type) return `a ${type} is no ${base}`
  const document = parseJson(JSON.stringify(resource))
  const issues = validateResource(document.value, { level: 'full' })
  return isRefused(issues) ? JSON.stringify(issues) : undefined
}

function checkMinimum({ minimumId, sourceId }: Assertion, context: ScriptContext) {
  const isThere = isWithin(context.source(minimumId), context.source(sourceId))
  return isThere ? undefined : `less than ${minimumId}`
}

/** Is all of the one value in the other? */
function isWithin(minimum: unknown, whole: unknown): boolean {
  if (Array.isArray(minimum))
    return (
      Array.isArray(whole) && minimum.every((item) => whole.some((other) => isWithin(item, other)))
    )
  if (!isFhirObject(minimum)) return minimum === whole
  return (
    isFhirObject(whole) &&
    Object.entries(minimum).every(([name, member]) => isWithin(member, whole[name]))
  )
}

/** https://hl7.org/fhir/R4/http.html#paging; `self` is there, and every address is absolute. */
function checkLinks(_: Assertion, context: ScriptContext): string | undefined {
  const links = listOf(context.source(), 'link').filter(isFhirObject)
  const wrong = links.filter(({ url }) => !URL.canParse(String(url)))
  if (!links.some(({ relation }) => relation === 'self')) return 'no link to itself'
  return wrong.length === 0 ? undefined : `no address: ${String(wrong[0]?.['url'])}`
}
