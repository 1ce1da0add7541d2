/** When the pages are shown: login where nobody is logged in, and consent at every launch. */
import { interactionPolicy, type KoaContextWithOIDC } from 'oidc-provider'

const { Check, Prompt, base } = interactionPolicy

/**
 * The library asks for consent again while a scope is neither granted nor rejected; here the consent page decides once,
 * and what it did not grant is not granted.
 */
export function createPolicy() {
  const policy = base()
  policy.remove('consent')
  const needed = new Check(
    'consent_needed',
    'the user has to consent to this launch',
    ({ oidc }: KoaContextWithOIDC) => oidc.result?.consent?.grantId === undefined,
  )
  policy.add(new Prompt({ name: 'consent', requestable: true }, needed))
  return policy
}
