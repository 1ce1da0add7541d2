/** The server that users start, with one thing more: it writes what memory it uses to a file, again and again. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { loadConfig } from '../../config.ts'
import { memoryFile } from './memory.ts'

const file = join(loadConfig().dataDirectory, memoryFile)

setInterval(() => {
  writeFileSync(file, JSON.stringify(process.memoryUsage()))
}, 1_000).unref()

await import('../../gateway/main.ts')
