/**
 * Shapes an answer as `@flatten`, `@first`, `@singleton` and `@slice` ask, after it was made.
 *
 * https://hl7.org/fhir/R4/graphql.html#directives
 */
import { ApiError } from '../../errors.ts'
import { timed } from '../../fhir/fhirpath-allowance.ts'
import { isObject, type UnknownObject } from '../../fhir/object.ts'
import type { Plan, Planned } from './plan.ts'
import { indexPath, isHidden, sliceNameOf } from './slice.ts'

/** Does the text of a query ask for a shape? What looks like it inside a string costs a plan, and changes nothing. */
export const asksForShape = (text: string): boolean =>
  /@\s*(?:flatten|first|singleton|slice)\b/.test(text)

/** More values than any page holds: they are shaped at once, and keep everybody else waiting. */
const mostValues = 100_000

/** The shaping of one answer: whose FHIRPath time it takes, and how many values it has met. */
class Shaping {
  readonly request: object
  #values = 0

  constructor(request: object) {
    this.request = request
  }

  /** Throws LIMIT_EXCEEDED: a shorter list would be another answer. */
  count(values: number): void {
    this.#values += values
    if (this.#values <= mostValues) return
    throw new ApiError('LIMIT_EXCEEDED', {
      detail: { limit: 'shapedValues', maximum: mostValues },
    })
  }
}

/** Where what is found goes: into which object, under which ending, and whether beneath a flattened list. */
interface Place {
  readonly into: Shaped
  readonly suffix: string
  readonly isFlattened: boolean
  readonly isList: boolean
}

/** An object of the answer in the making. */
class Shaped {
  readonly shaping: Shaping
  readonly #values = new Map<string, { values: unknown[]; form: Form; kind: string | undefined }>()

  constructor(shaping: Shaping) {
    this.shaping = shaping
  }

  /** Collates under one name what is of one type; a singleton stays alone. */
  add(name: string, values: readonly unknown[], form: Form, type: string | undefined): void {
    const known = values.find((value) => value !== null && value !== undefined)
    const kind = known === undefined ? undefined : (type ?? typeof known)
    const before = this.#values.get(name)
    const all = before?.values ?? []
    for (const value of values) all.push(value)
    const isMixed = before?.kind !== undefined && kind !== undefined && before.kind !== kind
    const isSingleton = form === 'singleton' || before?.form === 'singleton'
    if (isMixed || (isSingleton && all.length > 1)) throw new ApiError('DIRECTIVE_FAILED')
    const isList = form === 'list' || before?.form === 'list' || all.length > 1
    this.#values.set(name, {
      values: all,
      kind: kind ?? before?.kind,
      form: isSingleton ? 'singleton' : isList ? 'list' : 'one',
    })
  }

  toData(): UnknownObject {
    return Object.fromEntries(
      [...this.#values].map(([name, { values, form }]) => [
        name,
        form === 'list' ? values : (values[0] ?? null),
      ]),
    )
  }
}

type Form = 'one' | 'list' | 'singleton'

/** Shapes the data of a request's operation. Throws DIRECTIVE_FAILED where they contradict the directives. */
export function shapeData(data: UnknownObject, plan: Plan, request: object): UnknownObject {
  const into = new Shaped(new Shaping(request))
  addObject(data, plan, { into, suffix: '', isFlattened: false, isList: false })
  return into.toData()
}

function addObject(data: UnknownObject, plan: Plan, place: Place): void {
  for (const [name, planned] of plan) {
    const value = data[name]
    // Absent: skipped, or selected of another type. Absent beneath something flattened: nothing to collate.
    if (value === undefined || isHidden(name) || (value === null && place.isFlattened)) continue
    addField(name, value, planned, place)
  }
}

/** `@first` is a filter: https://hl7.org/fhir/R4/graphql.html#directives. A list stays one, of one element. */
function addField(name: string, value: unknown, planned: Planned, place: Place): void {
  const all: unknown[] = Array.isArray(value) ? value : value === null ? [] : [value]
  const kept = planned.first ? all.slice(0, 1) : all
  const { shaping } = place.into
  shaping.count(kept.length)
  const isList = place.isList || Array.isArray(value)
  if (planned.flatten) flatten(kept, planned, { ...place, isList, isFlattened: true })
  else {
    const form = planned.singleton ? 'singleton' : isList ? 'list' : 'one'
    const values = kept.map((element, index) => shapeElement(element, index, planned, shaping))
    place.into.add(`${name}${place.suffix}`, values, form, planned.type)
  }
}

function flatten(elements: readonly unknown[], planned: Planned, place: Place): void {
  const { beneath } = planned
  if (beneath === undefined) throw new ApiError('DIRECTIVE_FAILED')
  for (const [index, element] of elements.entries())
    if (isObject(element))
      addObject(element, beneath, {
        ...place,
        suffix: `${place.suffix}${suffixOf(element, index, planned, place.into.shaping)}`,
      })
}

/** An element that stays an object of its own: the names in it start anew. */
function shapeElement(
  element: unknown,
  index: number,
  planned: Planned,
  shaping: Shaping,
): unknown {
  if (!isObject(element) || planned.beneath === undefined) return element
  const into = new Shaped(shaping)
  const suffix = suffixOf(element, index, planned, shaping)
  addObject(element, planned.beneath, { into, suffix, isFlattened: false, isList: false })
  return into.toData()
}

function suffixOf(
  element: UnknownObject,
  index: number,
  { slice, type }: Planned,
  { request }: Shaping,
): string {
  if (slice === undefined) return ''
  if (slice === indexPath) return `.${index}`
  const value = timed(() => sliceNameOf(slice, type ?? '', element), request)
  return value === undefined ? '' : `.${value}`
}
