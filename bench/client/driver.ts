/** The load generator as a process of its own: its CPU is told apart from the servers' and from the bench's. */
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import type { Driven, Load } from './drive.ts'
import { typescriptFlags } from '../../typescript/flags.ts'

export type Driver = {
  drive(load: Load): Promise<Driven>
  stop(): void
}

const program = fileURLToPath(new URL('main.ts', import.meta.url))

type Told = { readonly driven?: Driven; readonly failed?: string }

/** Starts the process; it sends one load after the other. */
export function startDriver(): Driver {
  const child = fork(program, { execArgv: [...typescriptFlags], serialization: 'advanced' })
  process.once('exit', () => child.kill())
  return {
    drive: async (load) => {
      child.send(load)
      const [told]: Told[] = await once(child, 'message')
      if (told?.driven === undefined)
        throw new Error(`the load generator: ${told?.failed ?? 'ended'}`)
      return told.driven
    },
    stop: () => child.disconnect(),
  }
}
