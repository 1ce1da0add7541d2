/** A temporary folder that PostgreSQL's user can enter, removed when this process ends. */
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** Makes the folder. An interrupt ends the process in the ordinary way: what it started and wrote goes with it. */
export function makeFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'socle-bench-'))
  chmodSync(folder, 0o755)
  process.once('exit', () => {
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
  })
  return folder
}

/** Lets an interrupt end the process as everything else does. */
export function endOnInterrupt(): void {
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(130))
}
