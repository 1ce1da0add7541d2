/** How much one request may ask, and the rule that refuses the rest before anything is planned or fetched. */
import { Kind, visit, type ASTVisitor, type DocumentNode, type ValidationRule } from 'graphql'
import { ApiError } from '../errors.ts'
import { measureSelections } from './measure.ts'

/** What the public door takes. */
export const limits = {
  bodyBytes: 256 * 1024,
  /** A transaction Bundle is longer than any query. */
  restBodyBytes: 16 * 1024 * 1024,
  tokens: 4_000,
  depth: 20,
  selections: 1_000,
  rootFields: 20,
  aliases: 60,
  directives: 50,
  literalDepth: 16,
  introspection: 1,
  variableDepth: 32,
  variableKeys: 2_000,
  listItems: 1_000,
  milliseconds: 10_000,
  /** A Bundle holds the work of many requests. */
  bundleMilliseconds: 60_000,
}

export type Limits = Readonly<typeof limits>

/** How many entities one fetch may ask of one subgraph, in one process or over HTTP. */
export const maximumRepresentations = 2_000

/** The most that a subgraph answers to what it is asked at a time, in bytes; beside it stands what was read for it. */
export const maximumAnswerBytes = 32 * 1024 * 1024

/** What a subgraph's own door takes: the gateway's fetches are longer than the queries they serve. */
export const subgraphLimits: Limits = {
  ...limits,
  bodyBytes: 3 * 1024 * 1024,
  tokens: 20_000,
  selections: 5_000,
  aliases: 500,
  variableKeys: 20_000,
  listItems: maximumRepresentations,
}

/** Names that reach into JavaScript's prototypes when they become keys (CVE-2026-32621). */
export const forbiddenNames: ReadonlySet<string> = new Set([
  '__proto__',
  'constructor',
  'prototype',
])

/** What the planner selects beside what is asked: the answer would hold these in the place of what has their alias. */
const plannedNames: ReadonlySet<string> = new Set(['_ref', '__typename'])

const isForbiddenAlias = (alias: string, name: string): boolean =>
  plannedNames.has(alias) && alias !== name

type Counts = { aliases: number; directives: number; literalDepth: number; isForbidden: boolean }

/** Counts what stands in the text, wherever it stands. */
function countNodes(document: DocumentNode): Counts {
  const counts: Counts = { aliases: 0, directives: 0, literalDepth: 0, isForbidden: false }
  let nesting = 0
  const nested = {
    enter: () => {
      nesting += 1
      counts.literalDepth = Math.max(counts.literalDepth, nesting)
    },
    leave: () => {
      nesting -= 1
    },
  }
  const visitor: ASTVisitor = {
    Name: ({ value }) => {
      if (forbiddenNames.has(value)) counts.isForbidden = true
    },
    Field: ({ alias, name }) => {
      if (alias === undefined) return
      counts.aliases += 1
      if (isForbiddenAlias(alias.value, name.value)) counts.isForbidden = true
    },
    Directive: () => {
      counts.directives += 1
    },
    ListValue: nested,
    ObjectValue: nested,
    ListType: nested,
  }
  visit(document, visitor)
  return counts
}

/** Everything that is limited in a document, by the names of the table. */
function measureDocument(document: DocumentNode) {
  const measure = measureSelections(document)
  const operations = document.definitions
    .filter((definition) => definition.kind === Kind.OPERATION_DEFINITION)
    .map((operation) => measure(operation.selectionSet))
  return {
    ...countNodes(document),
    depth: Math.max(0, ...operations.map(({ depth }) => depth)),
    selections: Math.max(0, ...operations.map(({ selections }) => selections)),
    rootFields: Math.max(0, ...operations.map(({ fields }) => fields)),
    introspection: Math.max(0, ...operations.map(({ introspection }) => introspection)),
  }
}

const measured = [
  'depth',
  'selections',
  'rootFields',
  'aliases',
  'directives',
  'literalDepth',
  'introspection',
] as const

/** The first limit that a document breaks, as the error to answer with. */
export function findExcess(document: DocumentNode, table: Limits): ApiError | undefined {
  const measures = measureDocument(document)
  if (measures.isForbidden) return new ApiError('BAD_REQUEST')
  const limit = measured.find((name) => measures[name] > table[name])
  if (limit === undefined) return undefined
  return new ApiError('LIMIT_EXCEEDED', { detail: { limit, maximum: table[limit] } })
}

/** The limits as a validation rule; it needs `maxErrors: 1`. */
export const createLimitsRule =
  (table: Limits): ValidationRule =>
  (context) => ({
    Document: (document) => {
      const excess = findExcess(document, table)
      if (excess === undefined) return
      context.reportError(excess)
      // One more than maxErrors ends validation here: the rules that follow cost what the limits are to bound.
      context.reportError(excess)
    },
  })
