/** Statistics by the naive way: every resource looked at in turn, whatever the index says. */
import type { FhirObject } from '../../record/resource.ts'
import { isFhirObject, listOf, textOf } from '../../record/resource.ts'

export const groups = ['CODE', 'MONTH', 'UNIT', 'AGE_BAND', 'SEX'] as const
export type Group = (typeof groups)[number]

/** One coding of something counted, with what it is grouped by and what was measured. */
export interface Fact {
  readonly id: string
  readonly patient: string
  readonly keys: Readonly<Record<Group, string | null>>
  /** What was measured, and the number; null where it is none, such as `<5`. */
  readonly values: readonly { readonly of: string; readonly value: number | null }[]
}

const objectAt = (value: FhirObject, name: string): FhirObject => {
  const found = value[name]
  return isFhirObject(found) ? found : {}
}

const referenceAt = (value: FhirObject, name: string) => textOf(objectAt(value, name), 'reference')

const codingsOf = (concept: FhirObject) =>
  listOf(concept, 'coding')
    .filter(isFhirObject)
    .map((coding) => `${textOf(coding, 'system')}|${textOf(coding, 'code')}`)

const statusOf = (resource: FhirObject) =>
  textOf(resource, 'status') ??
  codingsOf(objectAt(resource, 'verificationStatus'))[0]?.split('|')[1]

/** The resources that were not entered in error, by their references. */
export class NaiveRecord {
  readonly #resources: ReadonlyMap<string, FhirObject>

  constructor(resources: readonly FhirObject[]) {
    this.#resources = new Map(
      resources
        .filter((resource) => statusOf(resource) !== 'entered-in-error')
        .map((resource) => [
          `${textOf(resource, 'resourceType')}/${textOf(resource, 'id')}`,
          resource,
        ]),
    )
  }

  ofType(type: string): FhirObject[] {
    return [...this.#resources.values()].filter(({ resourceType }) => resourceType === type)
  }

  facts(type: string, codes?: readonly string[]): Fact[] {
    return this.ofType(type).flatMap((resource) =>
      measuresOf(resource)
        .filter(({ code }) => codes === undefined || codes.includes(code ?? ''))
        .map(({ code, values }) => this.#toFact(resource, code, values)),
    )
  }

  #toFact(resource: FhirObject, code: string | null, values: Fact['values']): Fact {
    const subject = referenceAt(resource, 'subject') ?? ''
    const patient = this.#resources.get(subject) ?? {}
    const start = startOf(resource)
    return {
      id: textOf(resource, 'id') ?? '',
      patient: subject,
      values,
      keys: {
        CODE: code,
        MONTH: start?.slice(0, 7) ?? null,
        UNIT: this.#unitOf(resource),
        AGE_BAND: bandOf(textOf(patient, 'birthDate'), start),
        SEX: textOf(patient, 'gender') ?? null,
      },
    }
  }

  #unitOf(resource: FhirObject): string | null {
    const encounter =
      textOf(resource, 'resourceType') === 'Encounter'
        ? resource
        : this.#resources.get(referenceAt(resource, 'encounter') ?? '')
    return encounter === undefined ? null : (referenceAt(encounter, 'serviceProvider') ?? null)
  }
}

const instantOf = (text: string | undefined) =>
  text === undefined ? undefined : new Date(text).toISOString()

/** The start of the clinical date, in UTC. */
export const startOf = (resource: FhirObject): string | undefined =>
  instantOf(
    textOf(resource, 'effectiveDateTime') ??
      textOf(objectAt(resource, 'effectivePeriod'), 'start') ??
      textOf(objectAt(resource, 'period'), 'start') ??
      textOf(resource, 'onsetDateTime') ??
      textOf(objectAt(resource, 'onsetPeriod'), 'start') ??
      textOf(resource, 'recordedDate'),
  )

/** Completed years between two days. */
export function ageAt(birth: string, day: string): number {
  const had = day.slice(4, 10) >= birth.slice(4, 10) ? 0 : 1
  return Number(day.slice(0, 4)) - Number(birth.slice(0, 4)) - had
}

function bandOf(birth: string | undefined, start: string | undefined): string | null {
  if (birth === undefined || start === undefined || start.slice(0, 10) < birth) return null
  return String(Math.floor(ageAt(birth, start) / 10) * 10)
}

/** Every coding of a resource, and the values beside it. */
function measuresOf(resource: FhirObject): { code: string | null; values: Fact['values'] }[] {
  const type = textOf(resource, 'resourceType')
  if (type === 'Encounter') {
    const { system, code } = objectAt(resource, 'class')
    return [{ code: `${system}|${code}`, values: lengthOf(resource) }]
  }
  if (type === 'Condition') {
    const codes = codingsOf(objectAt(resource, 'code'))
    return (codes.length === 0 ? [null] : codes).map((code) => ({ code, values: [] }))
  }
  const measured = [resource, ...listOf(resource, 'component').filter(isFhirObject)]
  return measured.flatMap((element) =>
    codingsOf(objectAt(element, 'code')).map((code) => {
      const { value, comparator, code: unit } = objectAt(element, 'valueQuantity')
      const exact = comparator === undefined ? value : null
      return {
        code,
        values:
          typeof value === 'number'
            ? [{ of: `${code} ${unit}`, value: typeof exact === 'number' ? exact : null }]
            : [],
      }
    }),
  )
}

function lengthOf(encounter: FhirObject): Fact['values'] {
  const { start, end } = objectAt(encounter, 'period')
  if (typeof start !== 'string') return []
  if (typeof end !== 'string') return [{ of: 'd', value: null }]
  // The index keeps the end of the second that was written.
  return [{ of: 'd', value: (Date.parse(end) + 999.999 - Date.parse(start)) / 86_400_000 }]
}

const quantile = (sorted: readonly number[], share: number) => {
  const place = share * (sorted.length - 1)
  const [low = 0, high = 0] = [sorted[Math.floor(place)], sorted[Math.ceil(place)]]
  return low + (high - low) * (place - Math.floor(place))
}

/** Numbers as far as two ways to them agree. */
export const digits = (value: number) => Number(value.toPrecision(9))

function figuresOf(all: readonly (number | null)[]) {
  const values = all.filter((value) => value !== null)
  const sorted = [...values].sort((a, b) => a - b)
  const counts = [values.length, all.length - values.length]
  if (values.length === 0) return [...counts, ...Array<null>(8).fill(null)]
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length
  const shares = [0, 0.1, 0.25, 0.5, 0.75, 0.9, 1].map((share) => quantile(sorted, share))
  return [...counts, ...[mean, ...shares].map(digits)]
}

/** Key → count, patients, and the figures of each code and unit. */
export function summarise(facts: readonly Fact[], by: readonly Group[]): Record<string, unknown> {
  const found = new Map<string, Fact[]>(by.length === 0 ? [['', []]] : [])
  for (const fact of facts) {
    const key = by.map((group) => String(fact.keys[group])).join(' ')
    found.set(key, [...(found.get(key) ?? []), fact])
  }
  const toRow = (ofGroup: readonly Fact[]) => {
    const values = ofGroup.flatMap((fact) => fact.values)
    const measured = [...new Set(values.map(({ of }) => of))].sort()
    return {
      count: new Set(ofGroup.map(({ id }) => id)).size,
      patients: new Set(ofGroup.map(({ patient }) => patient)).size,
      values: measured.map((name) => [
        name,
        ...figuresOf(values.filter(({ of }) => of === name).map(({ value }) => value)),
      ]),
    }
  }
  return Object.fromEntries([...found].map(([key, ofGroup]) => [key, toRow(ofGroup)]))
}
