/**
 * The lists that hang on one patient are known from the operation before the patient is read: they are looked for in the
 * same statement. Each is under the access condition of its own, as it is when it is asked for.
 */
import { getNamedType, isObjectType, type GraphQLObjectType, type GraphQLSchema } from 'graphql'
import { isAllowed } from '../access/condition.ts'
import { letterOf } from '../access/letters.ts'
import { isClinicalField, type ClinicalField } from '../subgraphs/clinical.ts'
import { isContext, type Context } from '../subgraphs/context.ts'
import type { CollectedField, Collector } from './execute/collect.ts'
import { argumentsFor, type ArgumentsFor } from './execute/compiled/compilation.ts'
import type { Foresee } from './execute/foresee.ts'

type Lists = ReadonlyMap<string, ClinicalField>

/** The lists of a patient, of whichever subgraph. */
const listsOf = (schemas: readonly GraphQLSchema[]): Lists =>
  new Map(
    schemas.flatMap((schema) => {
      const patient = schema.getType('Patient')
      return Object.entries(isObjectType(patient) ? patient.getFields() : {}).flatMap(
        ([name, { resolve }]): [string, ClinicalField][] =>
          isClinicalField(resolve) ? [[name, resolve]] : [],
      )
    }),
  )

const counts: ReadonlySet<string> = new Set(['count', 'totalCount'])

const typeOf = ({ definition }: CollectedField): GraphQLObjectType | undefined => {
  const type = getNamedType(definition.type)
  return isObjectType(type) ? type : undefined
}

const below = (field: CollectedField, collector: Collector): readonly CollectedField[] => {
  const type = typeOf(field)
  return type === undefined ? [] : collector.subfields(type, field.nodes)
}

interface Ahead {
  readonly list: ClinicalField
  readonly argumentsOf: ArgumentsFor
  readonly isCounted: boolean
}

/** The patient that is asked for, in the present. */
function idOf({ id, identifier, asOf }: ReturnType<ArgumentsFor>): string | undefined {
  return typeof id === 'string' && identifier == null && asOf == null ? id : undefined
}

function findAhead(lists: Lists, patient: CollectedField, collector: Collector): Ahead[] {
  return below(patient, collector).flatMap((field) => {
    const list = lists.get(field.definition.name)
    if (list === undefined) return []
    const isCounted = below(field, collector).some(({ definition: { name } }) => counts.has(name))
    return [{ list, argumentsOf: argumentsFor(field), isCounted }]
  })
}

/** Who may read no patient is refused before anything that hangs on one is looked for. */
const mayReadPatients = ({ repository: { access } }: Context): boolean =>
  isAllowed(access, 'Patient', letterOf.byId)

/** Looks ahead into these subgraphs, which are in this process. */
export function createForesight(schemas: readonly GraphQLSchema[]): Foresee {
  const lists = listsOf(schemas)
  return (fields, collector) => {
    const patients = fields
      .filter(({ definition }) => definition.name === 'patient')
      .map((patient) => ({
        argumentsOf: argumentsFor(patient),
        ahead: findAhead(lists, patient, collector),
      }))
    return (variables, { subgraph }) => {
      if (!isContext(subgraph) || !mayReadPatients(subgraph)) return
      try {
        for (const patient of patients) {
          const id = idOf(patient.argumentsOf(variables))
          if (id === undefined) continue
          for (const { list, argumentsOf, isCounted } of patient.ahead)
            list.foresee(id, argumentsOf(variables), isCounted, subgraph)
        }
      } catch {
        // A wrong argument is told where the field is resolved.
      }
    }
  }
}
