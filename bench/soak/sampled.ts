/** The server that users start, with one thing more: it writes what memory it uses to a file, again and again. */
import { writeFileSync } from 'node:fs'

const file = process.env['BENCH_MEMORY_FILE']
const { memoryUsage } = process

if (file !== undefined)
  setInterval(() => {
    writeFileSync(file, JSON.stringify(memoryUsage()))
  }, 1_000).unref()

await import('../../gateway/main.ts')
