/**
 * The process of the yardstick: the same schema without federation, compiled by graphql-jit, over bare HTTP; the same
 * tokens, repository, access and audit trail.
 */
import { randomUUID } from 'node:crypto'
import { getOperationAST, parse, validate, GraphQLError } from 'graphql'
import { compileQuery, isCompiledQuery } from 'graphql-jit'
import { loadConfig } from '../../config.ts'
import { admit, createTrust, openRecord } from '../../gateway/boot.ts'
import { toOperation } from '../../gateway/described.ts'
import { live } from '../../gateway/lifetime.ts'
import { createLog } from '../../log.ts'
import type { Operation } from '../../record/audit/operation.ts'
import { createContext, type Context } from '../../subgraphs/context.ts'
import { serveBare } from './http.ts'
import { createMergedSchema } from './merged-schema.ts'

type Compiled = {
  readonly operation: Operation
  run(context: Context, variables: Readonly<Record<string, unknown>>): Promise<string>
}

const schema = createMergedSchema()

function compile(query: string): Compiled {
  const document = parse(query)
  const [error] = validate(schema, document)
  if (error !== undefined) throw error
  const node = getOperationAST(document)
  if (!node) throw new GraphQLError('a document with one operation was expected')
  const compiled = compileQuery(schema, document)
  if (!isCompiledQuery(compiled)) throw new Error('the operation cannot be compiled')
  return {
    operation: toOperation(document, node),
    run: async (context, variables) =>
      JSON.stringify(await compiled.query(undefined, context, variables)),
  }
}

const known = new Map<string, Compiled>()

function find(query: string): Compiled {
  const found = known.get(query) ?? compile(query)
  known.set(query, found)
  return found
}

await live(async (keep) => {
  const config = loadConfig()
  const log = createLog({ level: config.logLevel })
  const record = keep(await openRecord(config.databaseUrl ?? '', config, log))
  const verify = admit(keep(await createTrust(config, log, record)), record, config)
  keep(
    await serveBare(config.port, async ({ query, variables, authorization, address }) => {
      const access = await verify(authorization)
      const trail = record.audit.begin({
        access,
        requestId: randomUUID(),
        face: 'graphql',
        address,
      })
      const { operation, run } = find(query)
      trail.describe(operation)
      const answer = await run(createContext({ ...record.store, trail }, access), variables)
      await trail.settle('OK')
      return answer
    }),
  )
  return undefined
})
