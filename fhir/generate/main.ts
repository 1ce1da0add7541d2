/** The command that writes everything generated from HL7's definitions: `npm run generate:fhir`. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { generateTables } from './tables.ts'

const root = new URL('../../', import.meta.url)

function write(files: ReadonlyMap<string, string>): void {
  for (const [file, content] of files) {
    const url = new URL(file, root)
    if (existsSync(url) && readFileSync(url, 'utf8') === content) continue
    mkdirSync(new URL('.', url), { recursive: true })
    writeFileSync(url, content)
    process.stdout.write(`wrote ${file}\n`)
  }
}

write(generateTables())

/** The graph is written from the tables on disk, as the server reads them: so after them. */
const { generateSubgraphs } = await import('./sdl.ts')
write(generateSubgraphs())
