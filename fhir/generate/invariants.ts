/** Collects the invariants that R4 gives for the modelled types and their datatypes. */
import { isResourceType } from '../types.ts'
import type { StructureDefinition } from './definitions.ts'

/** https://hl7.org/fhir/R4/elementdefinition-definitions.html#ElementDefinition.constraint */
export type InvariantRow = {
  key: string
  severity: 'error' | 'warning'
  /** The element it is about: `Patient.contact`; of `ele-1`, `ext-1` and `dom-…` the type alone. */
  path: string
  expression: string
  human: string
}

/** The type for which a rule that every snapshot repeats is kept. */
const homes: readonly [RegExp, string][] = [
  [/^dom-/, 'DomainResource'],
  [/^ele-/, 'Element'],
  [/^ext-/, 'Extension'],
]

const homeOf = (key: string, path: string) =>
  homes.find(([pattern]) => pattern.test(key))?.[1] ?? path

/** Datatypes that only parked types use. */
const parkedDatatypes: ReadonlySet<string> = new Set(['ElementDefinition'])

const isWanted = ({ kind, id, abstract }: StructureDefinition) =>
  kind === 'resource' ? abstract || isResourceType(id) : !parkedDatatypes.has(id)

/** Each invariant once for each place, in the order of the definitions. */
export function createInvariants(definitions: readonly StructureDefinition[]): InvariantRow[] {
  const rows = new Map<string, InvariantRow>()
  for (const { snapshot } of definitions.filter(isWanted)) {
    for (const { path, constraint = [] } of snapshot.element) {
      for (const { key, severity, expression, human } of constraint) {
        if (expression === undefined) throw new Error(`${key} has no expression`)
        const place = homeOf(key, path)
        const row: InvariantRow = { key, severity, path: place, expression, human: human.trim() }
        rows.set(`${place} ${key}`, rows.get(`${place} ${key}`) ?? row)
      }
    }
  }
  return [...rows.values()]
}
