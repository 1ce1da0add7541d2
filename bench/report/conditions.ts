/** Under which conditions the figures were taken: without them they say nothing. */
import { spawnSync } from 'node:child_process'
import { cpus, loadavg, totalmem } from 'node:os'
import { fileURLToPath } from 'node:url'

export type Conditions = {
  readonly date: string
  readonly commit: string
  readonly machine: string
  readonly system: string
  readonly node: string
  /** Processes that wanted to run in the minute before the bench: the others on this machine. */
  readonly loadBefore: number
}

const project = fileURLToPath(new URL('../..', import.meta.url))

/** What git says, or nothing where there is no git. */
function git(...args: readonly string[]): string {
  const { status, stdout } = spawnSync('git', args, { cwd: project, encoding: 'utf8' })
  return status === 0 ? stdout.trim() : ''
}

/** To be read before the bench begins: it loads the machine itself. */
export function readConditions(): Conditions {
  const commit = git('rev-parse', '--short', 'HEAD')
  const isChanged = git('status', '--porcelain') !== ''
  const gigabytes = (totalmem() / 1024 ** 3).toFixed(0)
  return {
    date: new Date().toISOString().slice(0, 16).replace('T', ' '),
    commit: `${commit === '' ? 'unknown' : commit}${isChanged ? ', with changes' : ''}`,
    machine: `${cpus()[0]?.model.trim() ?? '?'}, ${cpus().length} cores, ${gigabytes} GB`,
    system: `${process.platform} ${process.arch}`,
    node: process.version,
    loadBefore: loadavg()[0] ?? 0,
  }
}
