/**
 * Shapes an answer as `@flatten`, `@first`, `@singleton` and `@slice` ask, after it was made.
 *
 * https://hl7.org/fhir/R4/graphql.html#directives
 */
import { ApiError } from '../../errors.ts'
import type { Plan, Planned } from './plan.ts'
import { indexPath, isHidden, sliceNameOf } from './slice.ts'

type Data = Readonly<Record<string, unknown>>

const isData = (value: unknown): value is Data =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Does the text of a query ask for a shape? What looks like it inside a string costs a plan, and changes nothing. */
export const asksForShape = (text: string): boolean =>
  /@\s*(?:flatten|first|singleton|slice)\b/.test(text)

/** Where what is found goes: into which object, under which ending, and whether beneath a flattened list. */
interface Place {
  readonly into: Shaped
  readonly suffix: string
  readonly isFlattened: boolean
  readonly isList: boolean
}

/** An object of the answer in the making. */
class Shaped {
  readonly #values = new Map<string, { values: unknown[]; form: Form; kind: string | undefined }>()

  /** Collates under one name what is of one type; a singleton stays alone. */
  add(name: string, values: readonly unknown[], form: Form, type: string | undefined): void {
    const known = values.find((value) => value !== null && value !== undefined)
    const kind = known === undefined ? undefined : (type ?? typeof known)
    const before = this.#values.get(name)
    const all = [...(before?.values ?? []), ...values]
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

  toData(): Data {
    return Object.fromEntries(
      [...this.#values].map(([name, { values, form }]) => [
        name,
        form === 'list' ? values : (values[0] ?? null),
      ]),
    )
  }
}

type Form = 'one' | 'list' | 'singleton'

/** Shapes the data of an operation with this plan. Throws DIRECTIVE_FAILED where they contradict the directives. */
export function shapeData(data: Data, plan: Plan): Data {
  const into = new Shaped()
  addObject(data, plan, { into, suffix: '', isFlattened: false, isList: false })
  return into.toData()
}

function addObject(data: Data, plan: Plan, place: Place): void {
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
  const isList = place.isList || Array.isArray(value)
  if (planned.flatten) flatten(kept, planned, { ...place, isList, isFlattened: true })
  else {
    const form = planned.singleton ? 'singleton' : isList ? 'list' : 'one'
    const values = kept.map((element, index) => shapeElement(element, index, planned))
    place.into.add(`${name}${place.suffix}`, values, form, planned.type)
  }
}

function flatten(elements: readonly unknown[], planned: Planned, place: Place): void {
  const { beneath } = planned
  if (beneath === undefined) throw new ApiError('DIRECTIVE_FAILED')
  for (const [index, element] of elements.entries())
    if (isData(element))
      addObject(element, beneath, {
        ...place,
        suffix: `${place.suffix}${suffixOf(element, index, planned)}`,
      })
}

/** An element that stays an object of its own: the names in it start anew. */
function shapeElement(element: unknown, index: number, planned: Planned): unknown {
  if (!isData(element) || planned.beneath === undefined) return element
  const into = new Shaped()
  const suffix = suffixOf(element, index, planned)
  addObject(element, planned.beneath, { into, suffix, isFlattened: false, isList: false })
  return into.toData()
}

function suffixOf(element: Data, index: number, { slice, type }: Planned): string {
  if (slice === undefined) return ''
  if (slice === indexPath) return `.${index}`
  const value = sliceNameOf(slice, type ?? '', element)
  return value === undefined ? '' : `.${value}`
}
