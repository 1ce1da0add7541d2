/** The SQL that leads from one Prisma schema to another, made by Prisma's own engine without a database. */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import {
  bindMigrationAwareSqlAdapterFactory,
  ColumnTypeEnum,
  mockAdapter,
} from '@prisma/driver-adapter-utils'
import type {
  SqlDriverAdapter,
  SqlMigrationAwareDriverAdapterFactory,
} from '@prisma/driver-adapter-utils'
import * as engine from '@prisma/schema-engine-wasm/schema_engine_bg'

declare global {
  // Node has it; its types for Node 20 do not say so.
  namespace WebAssembly {
    function instantiate(
      binary: Uint8Array,
      imports: Record<string, object>,
    ): Promise<{ instance: { exports: Record<string, unknown> } }>
  }
}

/** Node imports WebAssembly modules behind a flag only, so the binary is joined to its glue here. */
async function startEngine(): Promise<void> {
  const glue = createRequire(import.meta.url).resolve('@prisma/schema-engine-wasm/schema_engine_bg')
  const { instance } = await WebAssembly.instantiate(readFileSync(glue.replace(/js$/, 'wasm')), {
    './schema_engine_bg.js': { ...engine },
  })
  engine.__wbg_set_wasm(instance.exports)
  const start = instance.exports['__wbindgen_start']
  if (typeof start === 'function') start()
}

await startEngine()

/** The engine asks its database for the version before it compares two texts, and for nothing else. */
const offlineDatabase: SqlDriverAdapter = {
  ...mockAdapter('postgres'),
  executeScript: () => Promise.resolve(),
  queryRaw: () =>
    Promise.resolve({
      columnNames: ['exists', 'version', 'numeric_version'],
      columnTypes: [ColumnTypeEnum.Boolean, ColumnTypeEnum.Text, ColumnTypeEnum.Int32],
      rows: [[true, 'PostgreSQL 15.0', 150000]],
    }),
  dispose: () => Promise.resolve(),
}

const offline: SqlMigrationAwareDriverAdapterFactory = {
  provider: 'postgres',
  adapterName: '@prisma/adapter-pg',
  connect: () => Promise.resolve(offlineDatabase),
  connectToShadowDb: () => Promise.resolve(offlineDatabase),
}

/** The statements that lead from one schema to another; `undefined` is the empty database. */
export async function diffSchemas(from: string | undefined, to: string): Promise<string> {
  const adapter = bindMigrationAwareSqlAdapterFactory(offline)
  const prisma = await engine.SchemaEngine.new({ datamodels: undefined }, () => undefined, adapter)
  const { stdout } = await prisma.diff({
    from: toTarget(from),
    to: toTarget(to),
    script: true,
    exitCode: null,
    filters: { externalTables: [], externalEnums: [] },
  })
  return stdout ?? ''
}

function toTarget(schema: string | undefined): engine.DiffTarget {
  if (schema === undefined) return { tag: 'empty' }
  return { tag: 'schemaDatamodel', files: [{ path: 'schema.prisma', content: schema }] }
}
