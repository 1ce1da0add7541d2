/** The JSON tables that are generated, each as the text of its file. */
import type { Structure } from '../structures.ts'
import { isResourceType } from '../types.ts'
import { createRequiredBindings } from './bindings.ts'
import { createCompartment } from './compartment.ts'
import {
  loadPatientCompartmentDefinition,
  loadSearchParameterDefinitions,
  loadStructureDefinitions,
  loadTerminology,
} from './definitions.ts'
import { createInvariants } from './invariants.ts'
import { createSearchParameters } from './search-parameters.ts'
import { createStructures } from './structures.ts'

/** One line for each entry, so that a change in a definition is a change of few lines. */
function toLines(table: object, depth: number, indent = '  '): string {
  if (depth === 0) return JSON.stringify(table)
  const isList = Array.isArray(table)
  const entries = Object.entries(table).map(([key, value]) => {
    const text = toLines(value, depth - 1, `${indent}  `)
    return isList ? text : `${JSON.stringify(key)}: ${text}`
  })
  const lines = entries.map((entry) => `\n${indent}${entry}`).join(',')
  const end = `\n${indent.slice(2)}`
  return isList ? `[${lines}${end}]` : `{${lines}${end}}`
}

/** Is this a type of the graph, a datatype, a primitive or a backbone of those? */
function isModelled(fhir: string, structures: Readonly<Record<string, Structure>>): boolean {
  const root = fhir.split('.')[0] ?? ''
  return isResourceType(root) || structures[root]?.kind !== 'resource'
}

/** File (from the project's root) → content. */
export function generateTables(): Map<string, string> {
  const structureDefinitions = loadStructureDefinitions()
  const structures = createStructures(structureDefinitions)
  const definitions = loadSearchParameterDefinitions()
  const { parameters, leftOut } = createSearchParameters({ structures, definitions })
  const required = createRequiredBindings(structures, loadTerminology())
  const select = (modelled: boolean) =>
    Object.fromEntries(
      Object.entries(structures).filter(
        ([, { fhir }]) => isModelled(fhir, structures) === modelled,
      ),
    )
  const tables: [string, object, number][] = [
    ['structures.json', select(true), 1],
    ['structures-parked.json', select(false), 1],
    ['search-parameters.json', parameters, 2],
    ['search-parameters-left-out.json', leftOut, 1],
    ['required-bindings.json', required.bindings, 1],
    ['required-bindings-left-out.json', required.leftOut, 1],
    ['invariants.json', createInvariants(structureDefinitions), 1],
    ['compartment.json', createCompartment(loadPatientCompartmentDefinition()), 1],
  ]
  return new Map(
    tables.map(([file, table, depth]) => [`fhir/generated/${file}`, `${toLines(table, depth)}\n`]),
  )
}
