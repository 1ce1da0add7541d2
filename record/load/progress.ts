/** Shows how far a load is: a bar on a terminal, a line every few seconds elsewhere. */
import { SingleBar } from 'cli-progress'
import type { LoadProgress } from './load.ts'
import type { OnRestored } from './restore.ts'

export type Progress = { show(progress: LoadProgress): void; stop(): void }

/** Where there is no terminal, a line this often. */
const interval = 5000

/** A progress display on this stream. */
export const createProgress = (stream: NodeJS.WriteStream): Progress =>
  stream.isTTY ? createBar(stream) : createLines(stream)

function createBar(stream: NodeJS.WriteStream): Progress {
  const format = '{bar} {percentage}% | {resources} resources | {duration_formatted}'
  const bar = new SingleBar({ stream, format, barsize: 40, hideCursor: true, etaBuffer: 1 })
  let isStarted = false
  return {
    show: ({ bytes, totalBytes, resources }) => {
      if (isStarted) bar.update(bytes, { resources })
      else bar.start(totalBytes, bytes, { resources })
      isStarted = true
    },
    stop: () => {
      if (isStarted) bar.stop()
    },
  }
}

function createLines(stream: NodeJS.WriteStream): Progress {
  let told = performance.now()
  return {
    show: ({ bytes, totalBytes, resources }) => {
      if (performance.now() - told < interval) return
      told = performance.now()
      const percent = Math.floor((bytes / Math.max(totalBytes, 1)) * 100)
      stream.write(`${percent}% read, ${resources} resources\n`)
    },
    stop: () => undefined,
  }
}

/** Lines that tell how far a restore is. */
export function createRestoreProgress(stream: NodeJS.WriteStream): OnRestored {
  let told = performance.now()
  return (done, what) => {
    if (performance.now() - told < interval) return
    told = performance.now()
    stream.write(`${done} ${what}\n`)
  }
}
