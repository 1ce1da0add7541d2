/** A subgraph as a child process: the database's address and the key are handed over a private channel, not in its arguments. */
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import type { Domain } from '../fhir/types.ts'

export type Child = {
  readonly name: Domain
  /** Kept when the child answers requests. */
  readonly ready: Promise<unknown>
  /** Kept when the child is gone. */
  readonly ended: Promise<unknown>
  close(): Promise<void>
}

const program = fileURLToPath(new URL('subgraph.ts', import.meta.url))

/** Starts the process of one subgraph. */
export function startChild(
  name: Domain,
  port: number,
  handed: { readonly databaseUrl: string; readonly key: string },
): Child {
  const child = fork(program, ['--name', name, '--port', String(port)])
  const ended = once(child, 'exit')
  child.send(handed)
  return {
    name,
    ended,
    ready: once(child, 'message'),
    close: async () => {
      child.kill('SIGTERM')
      await ended
    },
  }
}
