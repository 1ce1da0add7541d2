/** The mutations of the public schema: four for each type, under names of their own. */
import { readFileSync } from 'node:fs'
import { Kind, parse } from 'graphql'
import { expect, test } from 'vitest'
import { structures } from '../fhir/structures.ts'
import { resourceTypes } from '../fhir/types.ts'

test('every type has its four mutations, and no name is that of a type', () => {
  const { definitions } = parse(
    readFileSync(new URL('../gateway/supergraph.graphql', import.meta.url), 'utf8'),
  )
  const mutation = definitions.find(
    (definition) =>
      definition.kind === Kind.OBJECT_TYPE_DEFINITION && definition.name.value === 'Mutation',
  )
  const fields =
    mutation !== undefined && 'fields' in mutation
      ? (mutation.fields ?? []).map(({ name }) => name.value)
      : []
  const expected = resourceTypes.flatMap((type) =>
    ['Create', 'Update', 'Patch', 'Delete'].map((act) => type + act),
  )
  expect(fields).toEqual(expect.arrayContaining(expected))
  expect(fields.filter((name) => Object.hasOwn(structures, name))).toEqual([])
})
