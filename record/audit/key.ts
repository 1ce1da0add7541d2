/** The key that signs checkpoints: Ed25519, made once, in a file that only the server's user reads, never in the database. */
import {
  createHash,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  randomUUID,
  sign,
  verify,
  type KeyObject,
} from 'node:crypto'
import { existsSync } from 'node:fs'
import { link, mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

const fileName = 'audit-key.pem'

/** A signed text. */
export interface Signed {
  readonly text: string
  /** SHA-256 of the public key. */
  readonly key: Buffer
  readonly signature: Buffer
}

export interface AuditKey {
  readonly id: Buffer
  sign(text: string): Signed
}

const idOf = (key: KeyObject): Buffer =>
  createHash('sha256')
    .update(key.export({ type: 'spki', format: 'der' }))
    .digest()

const keyFile = (directory: string) => join(directory, fileName)

const isExisting = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'EEXIST'

/** Whole or not at all, and only the first of several processes that start at once: `link` never replaces a file. */
async function createKeyFile(directory: string): Promise<void> {
  const { privateKey } = generateKeyPairSync('ed25519')
  await mkdir(directory, { recursive: true })
  const draft = join(directory, `${fileName}.${randomUUID()}`)
  await writeFile(draft, privateKey.export({ type: 'pkcs8', format: 'pem' }), {
    mode: 0o600,
    flag: 'wx',
  })
  try {
    await link(draft, keyFile(directory))
  } catch (error) {
    if (!isExisting(error)) throw error
  } finally {
    await rm(draft)
  }
}

/** The key of this data directory, made when it is not there yet. */
export async function loadAuditKey(directory: string): Promise<AuditKey> {
  if (!existsSync(keyFile(directory))) await createKeyFile(directory)
  const privateKey = createPrivateKey(await readFile(keyFile(directory)))
  const id = idOf(createPublicKey(privateKey))
  return {
    id,
    sign: (text) => ({ text, key: id, signature: sign(null, Buffer.from(text), privateKey) }),
  }
}

/** Tells whether a text was signed by a key that is trusted; undefined when the key is not known. */
export type IsSigned = (signed: Signed) => boolean | undefined

/** Trusts the key of a data directory, where there is one, and the public keys of further files. */
export async function loadTrustedKeys(
  directory: string,
  files: readonly string[],
): Promise<IsSigned> {
  const own = existsSync(keyFile(directory)) ? [keyFile(directory)] : []
  const keys = new Map<string, KeyObject>()
  for (const file of [...own, ...files]) {
    const key = createPublicKey(await readFile(file))
    keys.set(idOf(key).toString('hex'), key)
  }
  return ({ text, key, signature }) => {
    const known = keys.get(key.toString('hex'))
    return known && verify(null, Buffer.from(text), known, signature)
  }
}
