/** The embedded PostgreSQL starts wherever it can, is shared by processes, and says in a line why it cannot. */
import { spawn, spawnSync } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, chownSync, mkdtempSync, readFileSync } from 'node:fs'
import { rmSync, utimesSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, afterEach, describe, expect, test, vi } from 'vitest'
import { choosePlace, serverUser } from '../record/embedded-place.ts'
import { startEmbedded } from '../record/embedded.ts'
import { runOn } from './support/database.ts'
import { typescriptFlags } from '../typescript/flags.ts'

const isRoot = process.getuid?.() === 0
const folders: string[] = []
const processes: ChildProcess[] = []

/** A folder for some cases, gone after all of them. */
function makeFolder(mode = 0o755): string {
  const folder = mkdtempSync(join(tmpdir(), 'socle-embedded-'))
  chmodSync(folder, mode)
  folders.push(folder)
  return folder
}

afterEach(() => {
  for (const child of processes.splice(0)) child.kill('SIGKILL')
})
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true })
})

const start = (directory: string, port?: number) =>
  startEmbedded({ directory, durable: false, ...(port === undefined ? {} : { port }) })

const isAnswering = (url: string): Promise<boolean> =>
  runOn(url, 'SELECT 1').then(
    () => true,
    () => false,
  )

/** Another process that starts the server of a folder; its first line, an address or an error. */
async function startElsewhere(directory: string, uid?: number) {
  const script = fileURLToPath(new URL('support/embedded-holder.ts', import.meta.url))
  const child = spawn(process.execPath, [...typescriptFlags, script, directory], {
    stdio: ['ignore', 'pipe', 'inherit'],
    ...(uid === undefined ? {} : { uid, gid: uid }),
  })
  processes.push(child)
  const [line] = await once(child.stdout, 'data')
  return { child, line: String(line).trim() }
}

describe('one folder', () => {
  const folder = makeFolder()

  test('what was written is there at the next start', async () => {
    const first = await start(folder)
    await runOn(first.url, 'CREATE TABLE kept (id int)')
    await first.stop()
    expect(await isAnswering(first.url)).toBe(false)
    const second = await start(folder)
    await runOn(second.url, 'SELECT * FROM kept')
    await second.stop()
  })

  test('a second start joins the server, and its stop leaves it to the first', async () => {
    const first = await start(folder)
    const second = await start(folder)
    expect(second.url).toBe(first.url)
    await second.stop()
    expect(await isAnswering(first.url)).toBe(true)
    await first.stop()
    expect(await isAnswering(first.url)).toBe(false)
  })

  test('two starts at once become one server', async () => {
    const [one, other] = await Promise.all([start(folder), start(folder)])
    expect(one.url).toBe(other.url)
    await Promise.all([one.stop(), other.stop()])
    expect(await isAnswering(one.url)).toBe(false)
  })

  test("another process's server is joined and left alone; once that process is killed, stopped", async () => {
    const { child, line: url } = await startElsewhere(folder)
    const guest = await start(folder)
    expect(guest.url).toBe(url)
    await guest.stop()
    expect(await isAnswering(url)).toBe(true)

    child.kill('SIGKILL')
    await once(child, 'exit')
    const heir = await start(folder)
    expect(heir.url).toBe(url)
    await heir.stop()
    expect(await isAnswering(url)).toBe(false)
  })

  test('a lock file whose process number is now someone else’s does not hinder, nor an empty one', async () => {
    const server = await start(folder)
    const lock = join(folder, 'data', 'postmaster.pid')
    const [, ...rest] = readFileSync(lock, 'utf8').split('\n')
    await server.stop()
    const stranger = spawn('sleep', ['60'])
    processes.push(stranger)
    writeFileSync(lock, [stranger.pid, ...rest].join('\n'))
    await (await start(folder)).stop()
    writeFileSync(lock, '')
    utimesSync(lock, new Date(0), new Date(0))
    await (await start(folder)).stop()
  })
})

describe('a first start', () => {
  test('of two processes at once makes one server', async () => {
    const folder = makeFolder()
    const [one, other] = await Promise.all([startElsewhere(folder), startElsewhere(folder)])
    expect(one.line).toMatch(/^postgresql:/)
    expect(other.line).toBe(one.line)
    for (const { child } of [one, other]) {
      child.kill('SIGKILL')
      await once(child, 'exit')
    }
    const heir = await start(folder)
    await heir.stop()
  })

  test.runIf(isRoot)(
    'as root in a folder that is root’s alone goes elsewhere and says so',
    async () => {
      const asked = join(makeFolder(0o700), '.socle', 'postgres')
      const place = choosePlace(asked, serverUser())
      folders.push(place)
      const write = vi.spyOn(process.stderr, 'write').mockReturnValue(true)
      const server = await start(asked)
      expect(write.mock.calls).toEqual([
        [`PostgreSQL cannot reach ${asked}: its data is in ${place}\n`],
      ])
      write.mockRestore()
      expect(place.startsWith(asked)).toBe(false)
      expect(await isAnswering(server.url)).toBe(true)
      await server.stop()
    },
  )
})

describe('why it cannot start', () => {
  test('the port is taken', async () => {
    const taken = createServer().listen(0, '127.0.0.1')
    await once(taken, 'listening')
    const address = taken.address()
    const port = typeof address === 'object' ? address?.port : undefined
    await expect(start(makeFolder(), port)).rejects.toThrow(
      `port ${port} is taken: choose another one for the embedded PostgreSQL`,
    )
    taken.close()
  })

  test('the data are of another major version', async () => {
    const folder = makeFolder()
    await (await start(folder)).stop()
    writeFileSync(join(folder, 'data', 'PG_VERSION'), '15\n')
    await expect(start(folder)).rejects.toThrow(`${folder} was made by another major version`)
  })

  test.runIf(isRoot)('the data belong to another user', async () => {
    const folder = makeFolder()
    await (await start(folder)).stop()
    chownSync(join(folder, 'data'), 12345, 12345)
    await expect(start(folder)).rejects.toThrow(
      `the database folder ${folder} belongs to another user: start as that user`,
    )
  })

  test.runIf(isRoot)('the folder cannot be written', async () => {
    const { line } = await startElsewhere(join(makeFolder(), 'inside'), 65534)
    expect(line).toMatch(
      /EmbeddedPostgresError: the database folder \S+ cannot be reached or written/,
    )
  })

  test.runIf(isRoot)('there is no space left', async ({ skip }) => {
    const disk = makeFolder()
    const mount = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=8m,mode=755', 'tmpfs', disk])
    if (mount.status !== 0) skip('no small disk can be mounted here')
    try {
      await expect(start(disk)).rejects.toThrow(
        `no space left on the disk of the database folder ${disk}`,
      )
    } finally {
      spawnSync('umount', [disk])
    }
  })
})
