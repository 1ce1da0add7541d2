/** Regenerates everything and fails when a file changes: what is committed is what the generators write. */
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { readFileSync, readdirSync } from 'node:fs'

const left = new Set(['node_modules', '.git', '.socle', 'coverage', 'client'])

/** The content hash of every file of the project. */
function hashFiles(): Map<string, string> {
  const entries = readdirSync('.', { withFileTypes: true }).filter(({ name }) => !left.has(name))
  const folders = entries.filter((entry) => entry.isDirectory()).map(({ name }) => name)
  const files = folders.flatMap((folder) =>
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => `${entry.parentPath}/${entry.name}`),
  )
  return new Map(
    files.map((file) => [file, createHash('sha256').update(readFileSync(file)).digest('hex')]),
  )
}

const before = hashFiles()
const { status } = spawnSync('npm', ['run', '--silent', 'generate'], {
  stdio: ['ignore', 'ignore', 'inherit'],
})
const after = hashFiles()
const changed = [...after].filter(([file, hash]) => before.get(file) !== hash).map(([file]) => file)
for (const file of changed) process.stderr.write(`regenerating changed ${file}\n`)
if (status !== 0) process.stderr.write('the generators failed\n')
process.exitCode = status === 0 && changed.length === 0 ? 0 : 1
