/** Apps that register themselves, where the settings allow it: https://www.rfc-editor.org/rfc/rfc7591 */
import { errors, type ClientMetadata } from 'oidc-provider'
import { isReturnAddress } from './clients.ts'

/** What an app that registers itself may not say: `ctx` is there when one does. */
export function checkOwnMetadata(
  ctx: unknown,
  name: string,
  value: unknown,
  metadata: ClientMetadata,
): void {
  if (ctx === undefined) return
  if (value !== undefined) throw new errors.InvalidClientMetadata(`${name} is not yours to say`)
  if (!(metadata.redirect_uris ?? []).every(isReturnAddress))
    throw new errors.InvalidRedirectUri('redirect_uris must use https')
}
