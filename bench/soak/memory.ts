/** What the measured server tells of its memory, in a file of its data directory. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** The file's name. */
export const memoryFile = 'memory.json'

/** The heap that the server last told of, in MB. */
export function readHeap(directory: string): number | undefined {
  const file = join(directory, memoryFile)
  if (!existsSync(file)) return undefined
  const heap = /"heapUsed":(\d+)/.exec(readFileSync(file, 'utf8'))?.[1]
  return heap === undefined ? undefined : Number(heap) / 1024 ** 2
}
