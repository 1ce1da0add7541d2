/** Prepares the trusted documents when a door opens: one that cannot be executed keeps the server from starting. */
import type { Front } from './front.ts'
import { trustedFault, type TrustedDocuments } from './trusted.ts'

/**
 * They are within the limits that all documents are within: whoever trusts them hears of an excess now, their
 * users do not later, and what one request may cost stays one rule.
 */
export function keepTrusted(
  { file, texts }: TrustedDocuments,
  front: Front,
  toExecuted: (text: string) => string,
): void {
  for (const [hash, text] of texts) {
    try {
      front.keep(toExecuted(text))
    } catch (error) {
      throw trustedFault(file, hash, error instanceof Error ? error.message : String(error))
    }
  }
}
