/** Why the embedded PostgreSQL cannot start: one reason, one line that says what to do. */

const messages = {
  unsupportedPlatform: (where) =>
    `no embedded PostgreSQL runs on ${where}: set DATABASE_URL to a PostgreSQL 15 or later`,
  noUser: () =>
    'PostgreSQL does not run as root and no user "postgres" could be made: make one, or start as another user',
  unreachable: (where) => `the database folder ${where} cannot be reached or written by this user`,
  wrongOwner: (where) =>
    `the database folder ${where} belongs to another user: start as that user, or give it another folder`,
  otherVersion: (where) =>
    `the database folder ${where} was made by another major version of PostgreSQL: move it away, or set DATABASE_URL`,
  noSpace: (where) => `no space left on the disk of the database folder ${where}`,
  noMemory: () => 'not enough memory for the embedded PostgreSQL',
  portTaken: (where) => `port ${where} is taken: choose another one for the embedded PostgreSQL`,
  busy: (where) => `another PostgreSQL holds the database folder ${where} and does not answer`,
  failed: (where) => `the embedded PostgreSQL did not start: ${where}`,
} as const satisfies Record<string, (where: string) => string>

export type EmbeddedPostgresReason = keyof typeof messages

/** What PostgreSQL or Node says, and which reason that is. */
const signs: readonly (readonly [RegExp, EmbeddedPostgresReason])[] = [
  [/No space left on device|Disk quota exceeded|ENOSPC|EDQUOT/, 'noSpace'],
  [/has wrong ownership/, 'wrongOwner'],
  [/database files are incompatible|initialized by PostgreSQL version/, 'otherVersion'],
  [/could not bind|Address already in use/, 'portTaken'],
  [/lock file .* (?:already exists|is empty)|pre-existing shared memory block/, 'busy'],
  [/Cannot allocate memory|could not create shared memory/, 'noMemory'],
  [/Permission denied|Read-only file system|EACCES|EPERM|EROFS/, 'unreachable'],
]

/** The embedded PostgreSQL cannot start; the message is one line for the person who started it. */
export class EmbeddedPostgresError extends Error {
  override readonly name = 'EmbeddedPostgresError'
  readonly reason: EmbeddedPostgresReason

  constructor(reason: EmbeddedPostgresReason, where: string, options: ErrorOptions = {}) {
    super(messages[reason](where), options)
    this.reason = reason
  }
}

/** The error behind what was printed or thrown; its last complaint when the reason is not a known one. */
export function toEmbeddedError(
  cause: unknown,
  at: { folder: string; port?: number },
): EmbeddedPostgresError {
  if (cause instanceof EmbeddedPostgresError) return cause
  const output = String(cause)
  const reason = signs.find(([sign]) => sign.test(output))?.[1]
  const where = reason === 'portTaken' ? `${at.port}` : at.folder
  return reason === undefined
    ? new EmbeddedPostgresError('failed', lastComplaint(output), { cause })
    : new EmbeddedPostgresError(reason, where, { cause })
}

function lastComplaint(output: string): string {
  const lines = output.split('\n').filter((line) => line.trim() !== '')
  return lines.findLast((line) => /FATAL|PANIC|error/i.test(line)) ?? lines.at(-1) ?? 'no message'
}
