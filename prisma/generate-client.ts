/** Generates the Prisma client into `prisma/client/`, offline, when the schema has changed (npm `postinstall`). */
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { createRequire } from 'node:module'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { readSchema } from './schema-files.ts'

const root = fileURLToPath(new URL('..', import.meta.url))
const { resolve } = createRequire(import.meta.url)
const cli = resolve('prisma/build/index.js')
const manifest = resolve('prisma/package.json')
const stamp = fileURLToPath(new URL('client/.schema', import.meta.url))

/** What the client is made from: the schema and Prisma's own version. */
function fingerprint(): string {
  return createHash('sha256').update(readFileSync(manifest)).update(readSchema()).digest('hex')
}

function generate(): void {
  // Prisma downloads a schema engine it does not need here; any executable in its place keeps it offline.
  const env = {
    PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
    PRISMA_HIDE_UPDATE_MESSAGE: '1',
    CHECKPOINT_DISABLE: '1',
  }
  const { status, error, stdout, stderr } = spawnSync(
    process.execPath,
    [cli, 'generate', '--no-hints'],
    { cwd: root, env, encoding: 'utf8' },
  )
  if (status === 0) return writeFileSync(stamp, fingerprint())
  process.stderr.write(`${error?.message ?? ''}${stdout}${stderr}`)
  process.exitCode = 1
}

if (!existsSync(stamp) || readFileSync(stamp, 'utf8') !== fingerprint()) generate()
