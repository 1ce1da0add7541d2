/** Who runs the embedded PostgreSQL and where its files are: a folder that this user can reach. */
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { accessSync, chmodSync, constants, existsSync, linkSync, mkdirSync } from 'node:fs'
import { renameSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { EmbeddedPostgresError } from './embedded-error.ts'

/** The user that PostgreSQL's processes run as; undefined when it is the one who started us. */
export type ServerUser = { uid: number; gid: number }

const NAME = 'postgres'

/** PostgreSQL refuses to run as root: then it runs as `postgres`, made if there is none. */
export function serverUser(): ServerUser | undefined {
  if (process.getuid?.() !== 0) return undefined
  const user = findUser() ?? makeUser()
  if (user === undefined) throw new EmbeddedPostgresError('noUser', NAME)
  return user
}

function findUser(): ServerUser | undefined {
  const [uid, gid] = ['-u', '-g'].map((flag) => spawnSync('id', [flag, NAME], { encoding: 'utf8' }))
  if (uid?.status !== 0 || gid?.status !== 0) return undefined
  return { uid: Number(uid.stdout), gid: Number(gid.stdout) }
}

function makeUser(): ServerUser | undefined {
  spawnSync('useradd', ['--system', '--user-group', '--no-create-home', NAME])
  return findUser()
}

/** May the user pass through this folder? Root's own permissions say nothing about it. */
function isPassable(folder: string, user: ServerUser): boolean {
  const { mode, uid, gid } = statSync(folder)
  const shift = uid === user.uid ? 6 : gid === user.gid ? 3 : 0
  return ((mode >> shift) & 1) === 1
}

/** Can the user come as far as this file or folder, through every folder above it? */
export function isReachable(path: string, user: ServerUser | undefined): boolean {
  if (user === undefined) return true
  const parent = dirname(path)
  if (parent === path) return true
  return (!existsSync(parent) || isPassable(parent, user)) && isReachable(parent, user)
}

/** The folder asked for, or one beside the system's own when the server's user cannot reach it. */
export function choosePlace(wanted: string, user: ServerUser | undefined): string {
  if (isReachable(wanted, user)) return wanted
  const name = `socle-${createHash('sha256').update(wanted).digest('hex').slice(0, 12)}`
  const base = ['/var/lib', tmpdir()].find(
    (path) => isWritable(path) && isReachable(join(path, name), user),
  )
  if (base === undefined) throw new EmbeddedPostgresError('unreachable', wanted)
  return join(base, name)
}

function isWritable(folder: string): boolean {
  try {
    accessSync(folder, constants.W_OK)
    return true
  } catch {
    return false
  }
}

/** Makes the folder, and makes sure that it is ours: the server's user owns the data in it alone. */
export function prepareFolder(folder: string): void {
  const made = mkdirSync(folder, { recursive: true })
  // A strict umask would shut the server's user out of what was just made.
  for (let path = folder; made !== undefined && path.startsWith(made); path = dirname(path)) {
    chmodSync(path, 0o755)
  }
  const uid = process.getuid?.()
  if (uid !== undefined && statSync(folder).uid !== uid) {
    throw new EmbeddedPostgresError('wrongOwner', folder)
  }
  accessSync(folder, constants.W_OK)
}

/** Moves what was made to where it is looked for; when another process was faster, its work stands. */
export function install(fresh: string, path: string): void {
  try {
    // A link takes no place that is taken; a folder cannot be linked, but is not replaced unless empty.
    if (statSync(fresh).isDirectory()) renameSync(fresh, path)
    else linkSync(fresh, path)
  } catch (error) {
    if (!existsSync(path)) throw error
  }
  rmSync(fresh, { recursive: true, force: true })
}
