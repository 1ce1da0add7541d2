/** The paths of the leak tests leave nothing out: a field that leads to resources and is on no path fails here. */
import {
  getNamedType,
  isObjectType,
  isUnionType,
  parse,
  TypeInfo,
  validate,
  visit,
  visitWithTypeInfo,
  type GraphQLSchema,
} from 'graphql'
import fc from 'fast-check'
import { beforeAll, expect, test } from 'vitest'
import loadApiSchema from '../gateway/api-schema.ts'
import { resourceTypes } from '../fhir/types.ts'
import { hospital } from './support/guarded.ts'
import { probeOf } from './support/journey.ts'
import { createPaths, skipped } from './support/paths.ts'
import { fields } from './support/random-queries.ts'
import { idQueries, listQueries } from './support/root-queries.ts'

let schema: GraphQLSchema

beforeAll(async () => {
  schema = await loadApiSchema()
})

/** `Type.field` of every field that a query names. */
function fieldsIn(query: string): string[] {
  const found: string[] = []
  const info = new TypeInfo(schema)
  const Field = () => {
    const [type, field] = [info.getParentType(), info.getFieldDef()]
    if (type && field) found.push(`${type.name}.${field.name}`)
  }
  visit(parse(query), visitWithTypeInfo(info, { Field }))
  return found
}

/** Every field that is an object's, with the types that it leads to. */
const allFields = () =>
  Object.values(schema.getTypeMap())
    .filter(isObjectType)
    .filter(({ name }) => !name.startsWith('__'))
    .flatMap((type) =>
      Object.values(type.getFields()).map((field) => ({
        type: type.name,
        name: field.name,
        end: getNamedType(field.type),
      })),
    )

/** The types from which a resource can be reached. */
function leadingTypes(): Set<string> {
  const leading = new Set<string>(['Resource', ...resourceTypes])
  for (let before = 0; before < leading.size;) {
    before = leading.size
    for (const { type, name, end } of allFields())
      if (!skipped.test(name) && leading.has(end.name)) leading.add(type)
  }
  return leading
}

/** What is on no path, and why. */
const elsewhere: ReadonlySet<string> = new Set([
  // The answers of mutations: leak-write.test.ts.
  ...['PatientMerge.source', 'PatientMerge.target'],
  // Leads back to the items of a questionnaire, which are on one.
  'QuestionnaireResponseItemAnswer.item',
])

test('every field that leads to resources is on a path', () => {
  const paths = createPaths(schema)
  const types = [...new Set(hospital.map(({ type }) => type))]
  const walked = new Set(
    [
      ...types.map((type) => probeOf(paths, type)),
      ...listQueries(paths),
      ...idQueries(paths, hospital),
    ].flatMap(fieldsIn),
  )
  const leading = leadingTypes()
  const missed = allFields()
    .filter(({ name, end }) => !skipped.test(name) && leading.has(end.name))
    .filter(({ type, end }) => type !== 'Mutation' && (isObjectType(end) || isUnionType(end)))
    .map(({ type, name }) => `${type}.${name}`)
    .filter((field) => !walked.has(field) && !elsewhere.has(field))
  expect(missed).toEqual([])
})

test('what is asked can be answered: a question that is none finds no leak', () => {
  const paths = createPaths(schema)
  const questions = [
    ...listQueries(paths),
    ...idQueries(paths, hospital),
    ...fc.sample(fields, { numRuns: 300, seed: 1 }).map((field) => `{ answer: ${field} }`),
  ]
  const wrong = questions.flatMap((text) =>
    validate(schema, parse(text)).map(({ message }) => message),
  )
  expect([...new Set(wrong)]).toEqual([])
})

test('the hospital has rows of every type', () => {
  const types = new Set(hospital.map(({ type }) => type))
  expect(resourceTypes.filter((type) => !types.has(type))).toEqual([])
})
