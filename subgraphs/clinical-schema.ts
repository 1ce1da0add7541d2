/** Codegen's view of a subgraph: what is written by hand, with every other type as a name; the generated face has no resolvers to type. */
import { basename, dirname } from 'node:path'
import {
  Kind,
  buildASTSchema,
  parse,
  specifiedScalarTypes,
  visit,
  type DefinitionNode,
  type GraphQLSchema,
} from 'graphql'
import { loadClinicalSdl } from './type-definitions.ts'

const builtIn: ReadonlySet<string> = new Set(specifiedScalarTypes.map(({ name }) => name))

const toDefinition = (definition: DefinitionNode): DefinitionNode =>
  definition.kind === Kind.OBJECT_TYPE_EXTENSION
    ? { ...definition, kind: Kind.OBJECT_TYPE_DEFINITION }
    : definition

/** Called by codegen with the path of a `schema.graphql`. */
export default function loadClinicalSchema(path: string): GraphQLSchema {
  const document = parse(loadClinicalSdl(basename(dirname(path))), { noLocation: true })
  const definitions = document.definitions.map(toDefinition)
  const named = new Set<string>()
  const defined = new Set<string>(builtIn)
  for (const definition of definitions)
    if ('name' in definition && definition.name !== undefined) defined.add(definition.name.value)
  visit(document, {
    NamedType: ({ name }) => {
      named.add(name.value)
    },
  })
  const elsewhere = [...named].filter((name) => !defined.has(name)).sort()
  const names = elsewhere.map((name) => `scalar ${name}`).join('\n')
  return buildASTSchema(
    {
      kind: Kind.DOCUMENT,
      definitions: [...definitions, ...(names === '' ? [] : parse(names).definitions)],
    },
    { assumeValidSDL: true },
  )
}
