/** `npm run bench`: measures and tells; it judges nothing, so it fails only when it cannot measure. */
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { runCommand } from '../record/command.ts'
import { readConditions } from './conditions.ts'
import { measureLoad } from './load.ts'
import { commandLine, parseOptions, usage, type Options } from './options.ts'
import { toMarkdown, type Results } from './report.ts'
import { measureServer } from './serving.ts'

const say = (line: string): void => void process.stderr.write(`${line}\n`)

/** A temporary folder that PostgreSQL's user can enter, removed when this process ends. */
function makeFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'socle-bench-'))
  chmodSync(folder, 0o755)
  process.once('exit', () => {
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
  })
  return folder
}

async function measure(folder: string, options: Options): Promise<Results> {
  const conditions = readConditions()
  const { only, patients } = options
  if (only !== 'load' && only !== undefined) {
    return {
      conditions,
      options,
      load: undefined,
      server: await measureServer(folder, options, say),
    }
  }
  say(`loading ${patients} patients`)
  const load = await measureLoad(folder, patients)
  const server = only === 'load' ? undefined : await measureServer(folder, options, say)
  return { conditions, options, load, server }
}

function write(results: Results): void {
  const folder = fileURLToPath(new URL('results', import.meta.url))
  mkdirSync(folder, { recursive: true })
  const text = toMarkdown(results)
  writeFileSync(join(folder, 'latest.md'), text)
  writeFileSync(join(folder, 'latest.json'), `${JSON.stringify(results, undefined, 2)}\n`)
  process.stdout.write(text)
}

// An interrupt ends the process in the ordinary way: what it started and wrote goes with it.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(130))

await runCommand(usage, commandLine, async (line) => {
  const options = parseOptions(line)
  write(await measure(makeFolder(), options))
  return true
})
