/** The command that writes the committed supergraph: part of `npm run generate`. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { composeSupergraph } from './composition.ts'

const target = new URL('supergraph.graphql', import.meta.url)

try {
  const supergraph = composeSupergraph()
  if (!existsSync(target) || readFileSync(target, 'utf8') !== supergraph) {
    writeFileSync(target, supergraph)
    process.stdout.write('wrote gateway/supergraph.graphql\n')
  }
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  process.exitCode = 1
}
