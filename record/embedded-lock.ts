/** Reads `postmaster.pid`, where a running PostgreSQL says who and where it is. */
import { readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'

/** https://www.postgresql.org/docs/current/storage-file-layout.html; the lines are those of `pidfile.h`. */
export type LockFile = { pid: number; port: number; isReady: boolean }

/** The lock file of a data folder; undefined when no server has left one, or one still writes it. */
export function readLockFile(data: string): LockFile | undefined {
  const lines = readIfThere(join(data, 'postmaster.pid'))?.split('\n')
  if (lines === undefined || lines.length === 1) return undefined
  const [pid, port, status] = [Number(lines[0]), Number(lines[3]), lines[7]]
  return { pid, port, isReady: port > 0 && status?.trim() === 'ready' }
}

/** A server writes its lock file at once: one that stays empty was left by a crash, and PostgreSQL would not start. */
const emptyMilliseconds = 5_000

/** Is a server about to write its lock file? An empty one that is older than that is removed. */
export function isBeingLocked(data: string): boolean {
  const file = join(data, 'postmaster.pid')
  if (readIfThere(file) !== '') return false
  const written = statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0
  if (Date.now() - written < emptyMilliseconds) return true
  rmSync(file, { force: true })
  return false
}

function readIfThere(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8')
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined
    throw error
  }
}

/** Is a process of this number alive, whoever owns it? */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}

/** Is the process that the lock file names the PostgreSQL of this folder? Numbers are given out again. */
export const isServerOf = (data: string, { pid }: LockFile): boolean =>
  isAlive(pid) && commandLine(pid).includes(data)

function commandLine(pid: number): string {
  if (process.platform === 'linux') return readIfThere(`/proc/${pid}/cmdline`) ?? ''
  return spawnSync('ps', ['-o', 'args=', '-p', `${pid}`], { encoding: 'utf8' }).stdout ?? ''
}

/**
 * Frees a lock file whose number another process now bears. Named after us, the server's parent, it is
 * stale to PostgreSQL, which still looks whether the memory of the dead server is in use before it starts.
 */
export function disownLockFile(data: string): void {
  const file = join(data, 'postmaster.pid')
  const [, ...rest] = readFileSync(file, 'utf8').split('\n')
  writeFileSync(file, [process.pid, ...rest].join('\n'))
}
