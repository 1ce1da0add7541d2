/** What a naive reader takes from a resource for a search parameter: FHIRPath on the document, no index. */
import fhirpath from 'fhirpath'
import r4 from 'fhirpath/fhir-context/r4'
import type { SearchParameter } from '../../fhir/search-parameters.ts'
import { isFhirObject, isResource, listOf, type Resource } from '../../record/resource.ts'

const compiled = new Map<string, (resource: Resource) => unknown>()

/** The values of a parameter; references of a type that it does not name are left out. */
export function naiveValues(parameter: SearchParameter, resource: Resource): unknown[] {
  // The engine has nothing to resolve references in: the types that may be named are compared instead.
  const expression = parameter.expression
    .replace(/\.where\(resolve\(\) is \w+\)/g, '')
    // `as` wants one value, where HL7's own expressions give it several.
    .replace(/\(([\w.]+) as (\w+)\)/g, '($1.ofType($2))')
    .replace(/\.as\((\w+)\)/g, '.ofType($1)')
  const run = compiled.get(expression) ?? fhirpath.compile(expression, r4)
  compiled.set(expression, run)
  const result: unknown = run(withoutComparators(resource))
  const values: unknown[] = Array.isArray(result) ? result : []
  return values.map(toPlain).filter((value) => isNamed(parameter, value))
}

/** The engine refuses quantities with a comparator, so that it goes by another name here. */
function withoutComparators(resource: Resource): Resource {
  const text = JSON.stringify(resource)
  if (!text.includes('"comparator":')) return resource
  const renamed: unknown = JSON.parse(text.replaceAll('"comparator":', '"compared":'))
  return isResource(renamed) ? renamed : resource
}

/** The engine gives dates as objects of its own. */
const toPlain = (value: unknown): unknown =>
  isFhirObject(value) && typeof value['asStr'] === 'string' ? value['asStr'] : value

function isNamed({ type, targets }: SearchParameter, value: unknown): boolean {
  if (type !== 'reference' || targets === undefined || !isFhirObject(value)) return true
  const [, named] = /^([A-Za-z]+)\//.exec(String(value['reference'] ?? '')) ?? []
  return named === undefined || targets.includes(named)
}

export interface NaiveCoding {
  readonly system: string | undefined
  readonly code: string
  readonly isPlain: boolean
}

const contactSystems = ['phone', 'fax', 'email', 'pager', 'url', 'sms', 'other']

/** A coded value's codings; an element that is a code has no system at all. */
export function naiveCodings(value: unknown): NaiveCoding[] {
  if (typeof value === 'string' || typeof value === 'boolean') {
    return [{ system: undefined, code: String(value), isPlain: true }]
  }
  if (!isFhirObject(value)) return []
  if (value['coding'] !== undefined) return listOf(value, 'coding').flatMap(naiveCodings)
  const code = value['code'] ?? value['value']
  if (typeof code !== 'string') return []
  const system = typeof value['system'] === 'string' ? value['system'] : undefined
  const isContact = value['code'] === undefined && contactSystems.includes(system ?? '')
  return [{ system: isContact ? undefined : system, code, isPlain: false }]
}

/** A string, or every string inside a name or an address. */
export function naiveStrings(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  if (!isFhirObject(value)) return []
  return Object.entries(value)
    .filter(([key]) => !['use', 'type', 'period', 'id', 'extension'].includes(key))
    .flatMap(([, part]) => (Array.isArray(part) ? part : [part]))
    .filter((part) => typeof part === 'string')
}

export const folded = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '')
    .join(' ')

/** Milliseconds, both ends inclusive. */
export type Span = readonly [from: number, to: number]

/** The span of a partial date, told by what would be one unit later. */
export function naiveSpan(text: string): Span {
  const [, year = '', month, day, time, zone = 'Z'] =
    /^(\d{4})(?:-(\d\d))?(?:-(\d\d))?(?:T([\d:.]+)(Z|[+-][\d:]+)?)?$/.exec(text) ?? []
  if (time !== undefined) {
    const from = Date.parse(
      `${year}-${month}-${day}T${time.length === 5 ? `${time}:00` : time}${zone}`,
    )
    const unit = time.length === 5 ? 60_000 : time.includes('.') ? 1 : 1_000
    return [from, from + unit - 1]
  }
  const [y, m, d] = [Number(year), Number(month ?? 1) - 1, Number(day ?? 1)]
  const next =
    day === undefined
      ? month === undefined
        ? Date.UTC(y + 1, 0, 1)
        : Date.UTC(y, m + 1, 1)
      : Date.UTC(y, m, d + 1)
  return [Date.UTC(y, m, d), next - 1]
}

/** The spans of a date, Period or Timing. */
export function naiveSpans(value: unknown): Span[] {
  if (typeof value === 'string') return [naiveSpan(value)]
  if (!isFhirObject(value)) return []
  const { start, end, event, repeat } = value
  if (event !== undefined || repeat !== undefined) {
    const bounds = isFhirObject(repeat) ? repeat['boundsPeriod'] : undefined
    const spans = [...listOf(value, 'event'), bounds].flatMap(naiveSpans)
    if (spans.length === 0) return []
    return [[Math.min(...spans.map(([from]) => from)), Math.max(...spans.map(([, to]) => to))]]
  }
  if (typeof start !== 'string' && typeof end !== 'string') return []
  return [
    [
      typeof start === 'string' ? naiveSpan(start)[0] : -Infinity,
      typeof end === 'string' ? naiveSpan(end)[1] : Infinity,
    ],
  ]
}

/** The span and the unit of a number, Quantity, Money or Range. */
export function naiveAmounts(value: unknown): { span: Span; unit: string; system: string }[] {
  if (typeof value === 'number') return [{ span: [value, value], unit: '', system: '' }]
  if (!isFhirObject(value)) return []
  const { low, high, compared: comparator, currency } = value
  if (low !== undefined || high !== undefined) {
    const [from] = naiveAmounts(low)
    const [to] = naiveAmounts(high)
    const { unit = '', system = '' } = from ?? to ?? {}
    return [{ span: [from?.span[0] ?? -Infinity, to?.span[1] ?? Infinity], unit, system }]
  }
  if (typeof value['value'] !== 'number') return []
  const amount = value['value']
  const below = comparator === '<' || comparator === '<='
  const beyond = comparator === '>' || comparator === '>='
  return [
    {
      span: [below ? -Infinity : amount, beyond ? Infinity : amount],
      unit: String(currency ?? value['code'] ?? ''),
      system: currency === undefined ? String(value['system'] ?? '') : 'urn:iso:std:iso:4217',
    },
  ]
}
