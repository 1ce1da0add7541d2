/** The log of a process: lines wait for one another, and none is lost when the process ends, however it ends. */
import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { typescriptFlags } from '../typescript/flags.ts'

const log = fileURLToPath(new URL('../log.ts', import.meta.url))
const lifetime = fileURLToPath(new URL('../gateway/lifetime.ts', import.meta.url))

const begin = `
  import { createLog } from ${JSON.stringify(log)}
  import { live } from ${JSON.stringify(lifetime)}
  const log = createLog({})
  const say = () => log.request({ requestId: 'one', status: 200, milliseconds: 1 })
  const wait = () => new Promise((resolve) => setTimeout(resolve, 60_000))
  const told = () => process.stdout.write('told')
`

interface Ended {
  readonly lines: readonly string[]
  readonly code: number | null
}

/** Runs a process until it ends, or has told and is sent a signal; what its log said. */
const run = (script: string, signal?: NodeJS.Signals): Promise<Ended> =>
  new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [
      ...typescriptFlags,
      '--input-type=module',
      '--eval',
      begin + script,
    ])
    let text = ''
    child.stderr.on('data', (chunk: Buffer) => (text += chunk.toString()))
    child.stdout.once('data', () => signal && child.kill(signal))
    child.once('error', reject)
    child.once('close', (code) => {
      resolve({ lines: text.split('\n').filter((line) => line.startsWith('{"level"')), code })
    })
  })

describe('a line is written, though it waited for others,', () => {
  it.each([
    ['when the process has nothing left to do', 'say()', undefined, 0],
    ['when it ends itself', 'say(); process.exit(3)', undefined, 3],
    ['when an error is caught by nobody', "say(); throw new Error('unforeseen')", undefined, 1],
    [
      'when it is told to stop',
      'void wait(); await live(async () => { say(); told(); return undefined }); process.exit(0)',
      'SIGTERM',
      0,
    ],
  ] as const)('%s', async (_name, script, signal, code) => {
    const ended = await run(script, signal)
    expect(ended.lines).toHaveLength(1)
    expect(ended.lines[0]).toContain('"requestId":"one"')
    expect(ended.code).toBe(code)
  })

  it('and when the process lives on', async () => {
    const { lines } = await run(
      `
      say()
      setTimeout(() => { told() }, 1_000)
      await wait()
    `,
      'SIGKILL',
    )
    expect(lines).toHaveLength(1)
  })
})

describe('what failed and what happened is written at once, with the lines before it', () => {
  it.each([
    ['a failure', "log.failure('one', new Error('unforeseen'))"],
    ['an event', "log.notice('issuer-unreachable')"],
  ])('%s', async (_name, script) => {
    const { lines } = await run(`say(); ${script}; told(); await wait()`, 'SIGKILL')
    expect(lines).toHaveLength(2)
  })

  it('a request is not', async () => {
    const { lines } = await run('say(); told(); while (true);', 'SIGKILL')
    expect(lines).toHaveLength(0)
  })
})
