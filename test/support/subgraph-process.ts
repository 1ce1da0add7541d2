/** A subgraph as `npm run start:distributed` starts it, or on its own, in a process that a test can watch. */
import { fork, spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:net'
import { fileURLToPath } from 'node:url'
import { typescriptFlags } from '../../typescript/flags.ts'

const program = fileURLToPath(new URL('../../gateway/subgraph.ts', import.meta.url))
const execArgv = [...typescriptFlags]

/** A port that nobody listens at. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  return address === null || typeof address === 'string' ? 0 : address.port
}

/** Starts it with what its parent hands over; kept when it answers. */
export async function startSubgraph(
  handed: { readonly databaseUrl: string; readonly key: string },
  directory: string,
): Promise<{ readonly url: string; readonly child: ChildProcess }> {
  const port = await freePort()
  const child = fork(program, ['--name', 'patients', '--port', String(port)], {
    execArgv,
    env: { NODE_ENV: 'test', SOCLE_DATA_DIRECTORY: directory },
    silent: true,
  })
  child.send(handed)
  await once(child, 'message')
  return { url: `http://127.0.0.1:${port}`, child }
}

/** Runs it on its own, to its end; what it said and its exit code. */
export async function runAlone(
  variables: Readonly<Record<string, string>>,
): Promise<{ readonly code: unknown; readonly text: string }> {
  const child = spawn(process.execPath, [...execArgv, program, '--name', 'patients'], {
    env: { NODE_ENV: 'test', ...variables },
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  let text = ''
  child.stderr.on('data', (chunk: Buffer) => (text += chunk.toString()))
  const [code]: unknown[] = await once(child, 'exit')
  return { code, text }
}
