/** Ties a form to the interaction and the person it was made for: no other site, and no other page, can send it. */
import { createHmac, timingSafeEqual } from 'node:crypto'

/** The name of the hidden field. */
export const formTokenField = 'csrf'

/** https://cheatsheetseries.owasp.org/cheatsheets/Cross-Site_Request_Forgery_Prevention_Cheat_Sheet.html#hmac-csrf-token */
export const createFormToken = (secret: Uint8Array, ...bound: readonly string[]): string =>
  createHmac('sha256', secret)
    .update(JSON.stringify(['form', ...bound]))
    .digest('base64url')

/** Is this the token that was given out? */
export function isFormToken(sent: string | null, made: string): boolean {
  const given = Buffer.from(sent ?? '')
  const right = Buffer.from(made)
  return given.length === right.length && timingSafeEqual(given, right)
}
