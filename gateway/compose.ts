/**
 * The command that writes the committed supergraph and the published schema: part of `npm run generate`.
 * A change that would break clients is refused and named, unless `--breaking` says that it is meant.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { composeSupergraph } from './composition.ts'
import { breakingChanges, toPublicSchema, toPublished } from './public-schema.ts'

const { values } = parseArgs({ options: { breaking: { type: 'boolean', default: false } } })

function writeWhenChanged(name: string, text: string): void {
  const target = new URL(name, import.meta.url)
  if (existsSync(target) && readFileSync(target, 'utf8') === text) return
  writeFileSync(target, text)
  process.stdout.write(`wrote gateway/${name}\n`)
}

function compose(): void {
  const supergraph = composeSupergraph()
  const schema = toPublicSchema(supergraph)
  const published = new URL('public-schema.graphql', import.meta.url)
  const broken = existsSync(published)
    ? breakingChanges(readFileSync(published, 'utf8'), schema)
    : []
  if (broken.length > 0 && !values.breaking) {
    throw new Error(
      ['This would break clients of the published schema:', ...broken]
        .concat('If it is meant: say so in the changelog, and run generate:graph -- --breaking')
        .join('\n  '),
    )
  }
  writeWhenChanged('supergraph.graphql', supergraph)
  writeWhenChanged('public-schema.graphql', toPublished(schema))
}

try {
  compose()
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  process.exitCode = 1
}
