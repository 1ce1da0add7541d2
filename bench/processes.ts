/** What the operating system knows of a process: CPU and memory, from Linux's /proc; elsewhere undefined. */
import { readdirSync, readFileSync } from 'node:fs'

const isLinux = process.platform === 'linux'

/** https://man7.org/linux/man-pages/man5/proc_pid_stat.5.html: USER_HZ is 100 on every machine Node runs on. */
const millisecondsPerTick = 10

/** A file of /proc; undefined when the process ended meanwhile. */
function read(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8')
  } catch (error) {
    if (error instanceof Error && 'code' in error && ['ENOENT', 'ESRCH'].includes(`${error.code}`))
      return undefined
    throw error
  }
}

type Stat = { readonly parent: number; readonly own: number; readonly reaped: number }

/** The fields after the command's name, which may hold spaces and ends with the last parenthesis. */
function statOf(pid: number): Stat | undefined {
  const text = read(`/proc/${pid}/stat`)
  const fields = text?.slice(text.lastIndexOf(')') + 2).split(' ')
  if (fields === undefined) return undefined
  const at = (position: number) => Number(fields[position - 3])
  const ticks = (...positions: number[]) =>
    positions.reduce((sum, position) => sum + at(position), 0) * millisecondsPerTick
  return { parent: at(4), own: ticks(14, 15), reaped: ticks(16, 17) }
}

const childrenOf = (pid: number): number[] =>
  readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((child) => statOf(child)?.parent === pid)

/** The CPU milliseconds a process has used. */
export const cpuOf = (pid: number): number | undefined => (isLinux ? statOf(pid)?.own : undefined)

/** The CPU milliseconds of a process and its children, those that have ended included. */
export function familyCpuOf(pid: number): number | undefined {
  const parent = isLinux ? statOf(pid) : undefined
  if (parent === undefined) return undefined
  const children = childrenOf(pid).map((child) => statOf(child)?.own ?? 0)
  return children.reduce((sum, own) => sum + own, parent.own + parent.reaped)
}

/** One figure of a /proc file in kB, as megabytes. */
function megabytesIn(path: string, name: string): number | undefined {
  const kilobytes = read(path)?.match(new RegExp(`^${name}:\\s+(\\d+) kB`, 'm'))?.[1]
  return kilobytes === undefined ? undefined : Number(kilobytes) / 1024
}

/** The resident memory of a process in MB: now, and the most it ever was. */
export const memoryOf = (pid: number): { now: number | undefined; most: number | undefined } => ({
  now: isLinux ? megabytesIn(`/proc/${pid}/status`, 'VmRSS') : undefined,
  most: isLinux ? megabytesIn(`/proc/${pid}/status`, 'VmHWM') : undefined,
})

/** The memory of a process and its children in MB; what they share counts once. */
export function familyMemoryOf(pid: number): number | undefined {
  if (!isLinux) return undefined
  return [pid, ...childrenOf(pid)]
    .map((one) => megabytesIn(`/proc/${one}/smaps_rollup`, 'Pss') ?? 0)
    .reduce((sum, megabytes) => sum + megabytes, 0)
}

/** The parent of a process. */
export const parentOf = (pid: number): number | undefined =>
  isLinux ? statOf(pid)?.parent : undefined

/** The CPU milliseconds that everything on this machine has used: https://man7.org/linux/man-pages/man5/proc_stat.5.html */
export function machineCpu(): number | undefined {
  if (!isLinux) return undefined
  const [user, nice, system, , , irq, softirq] = (read('/proc/stat')?.split('\n')[0] ?? '')
    .split(/\s+/)
    .slice(1)
    .map(Number)
  const busy = [user, nice, system, irq, softirq].reduce((sum = 0, ticks = 0) => sum + ticks, 0)
  return busy === undefined ? undefined : busy * millisecondsPerTick
}
