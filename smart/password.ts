/** Passwords, kept as PHC strings of scrypt: https://github.com/P-H-C/phc-string-format */
import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto'

/**
 * OWASP's figures for 32 MiB a hash, as good as those for 128 MiB and less to fill the memory with.
 * https://cheatsheetseries.owasp.org/cheatsheets/Password_Storage_Cheat_Sheet.html#scrypt
 */
const figures = { logCost: 15, blockSize: 8, parallelization: 3, saltBytes: 16, keyBytes: 32 }

/** https://pages.nist.gov/800-63-4/sp800-63b.html#passwordver: long rather than complicated. */
export const passwordLength = { least: 12, most: 128 } as const

interface Parameters {
  readonly logCost: number
  readonly blockSize: number
  readonly parallelization: number
}

const derive = (password: string, salt: Buffer, parameters: Parameters): Promise<Buffer> =>
  new Promise((resolve, reject) => {
    const { logCost, blockSize, parallelization } = parameters
    const cost = 2 ** logCost
    const options = { cost, blockSize, parallelization, maxmem: 256 * cost * blockSize }
    // The same password is typed as different characters on different keyboards.
    scrypt(password.normalize('NFKC'), salt, figures.keyBytes, options, (error, key) => {
      if (error === null) resolve(key)
      else reject(error)
    })
  })

const encode = (bytes: Buffer): string => bytes.toString('base64').replace(/=+$/, '')

/** Is this a password that may be set? */
export const isAcceptable = (password: string): boolean =>
  password.length >= passwordLength.least && password.length <= passwordLength.most

/** The text to keep instead of a password. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(figures.saltBytes)
  const key = await derive(password, salt, figures)
  const { logCost, blockSize, parallelization } = figures
  const parameters = `ln=${logCost},r=${blockSize},p=${parallelization}`
  return `$scrypt$${parameters}$${encode(salt)}$${encode(key)}`
}

const stored =
  /^\$scrypt\$ln=(\d{1,2}),r=(\d{1,2}),p=(\d{1,2})\$([A-Za-z0-9+/]+)\$([A-Za-z0-9+/]+)$/

/** Nobody's password: what is typed for an unknown name is compared with it, so that it takes as long. */
const nobody = hashPassword(randomBytes(32).toString('hex'))

/** Is this the password that was kept? Without one it takes as long, and it is not. */
export async function verifyPassword(password: string, kept: string | undefined): Promise<boolean> {
  const [, logCost, blockSize, parallelization, salt = '', key = ''] =
    stored.exec(kept ?? (await nobody)) ?? []
  if (key === '') throw new Error('a kept password is not readable')
  const parameters = {
    logCost: Number(logCost),
    blockSize: Number(blockSize),
    parallelization: Number(parallelization),
  }
  const typed = password.slice(0, passwordLength.most)
  const derived = await derive(typed, Buffer.from(salt, 'base64'), parameters)
  const isSame = timingSafeEqual(derived, Buffer.from(key, 'base64'))
  return isSame && kept !== undefined && typed === password
}
