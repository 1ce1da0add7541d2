/** The life of a command that serves: what it opened is closed in reverse, whether it failed or was told to stop. */
import { once } from 'node:events'

export type Closable = { close(): Promise<void> }

/** Takes note of what was opened, and answers it. */
export type Keep = <T extends Closable>(opened: T) => T

/** Resolves when the operator asks the process to stop. */
const stopAsked = (): Promise<unknown> =>
  Promise.race([once(process, 'SIGTERM'), once(process, 'SIGINT')])

/** Runs a server until it is told to stop or `serve`'s promise ends; a failure is told in one line. */
export async function live(
  serve: (keep: Keep) => Promise<{ readonly ended?: Promise<unknown> } | undefined>,
): Promise<void> {
  const opened: Closable[] = []
  const keep: Keep = (one) => {
    opened.push(one)
    return one
  }
  const asked = stopAsked()
  try {
    const running = await serve(keep)
    await Promise.race([asked, ...(running?.ended === undefined ? [] : [running.ended])])
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
    process.exitCode = 1
  }
  for (const one of opened.reverse()) await one.close()
}
