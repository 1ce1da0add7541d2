/** The second factor: codes of an authenticator app, by time. https://www.rfc-editor.org/rfc/rfc6238 */
import { Secret, TOTP } from 'otpauth'
import { renderSVG } from 'uqr'

/** What authenticator apps take without being asked; one step before and after allows for clocks that differ. */
const figures = { algorithm: 'SHA1', digits: 6, period: 30, window: 1 } as const

const issuer = 'Socle'

const totpOf = (secret: string, label: string): TOTP =>
  new TOTP({ ...figures, issuer, label, secret: Secret.fromBase32(secret) })

/** A new secret in base 32: 160 bits, as https://www.rfc-editor.org/rfc/rfc4226#section-4 asks. */
export const createSecret = (): string => new Secret({ size: 20 }).base32

/** What an authenticator app reads to be set up. */
export const toSetup = (secret: string, name: string): { address: string; picture: string } => {
  const address = totpOf(secret, name).toString()
  return { address, picture: renderSVG(address, { border: 2 }) }
}

/** The time step that a code belongs to; undefined for a code of no step near this moment. */
export function stepOf(secret: string, code: string, now: Date): number | undefined {
  const token = code.replace(/\s/g, '')
  if (!/^\d{6}$/.test(token)) return undefined
  const totp = totpOf(secret, '')
  const timestamp = now.getTime()
  const delta = totp.validate({ token, timestamp, window: figures.window })
  return delta === null ? undefined : totp.counter({ timestamp }) + delta
}

/** The code of this moment: for demo accounts and tests. */
export const codeAt = (secret: string, now: Date): string =>
  totpOf(secret, '').generate({ timestamp: now.getTime() })
