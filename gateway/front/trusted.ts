/**
 * Trusted documents: clients ask for them by the hash of their text, as GraphQL over HTTP's persisted documents. The
 * file of them is read when the server starts, and nothing is added to it afterwards.
 *
 * https://github.com/graphql/graphql-over-http/blob/main/spec/Appendix%20A%20--%20Persisted%20Documents.md
 */
import { readFileSync } from 'node:fs'
import { ApiError } from '../../errors.ts'
import { hashOfText } from '../../record/audit/operation.ts'

export interface TrustedDocuments {
  /** Where they were read, for whoever starts the server. */
  readonly file: string
  /** The texts by the hexadecimal digits of their SHA-256. */
  readonly texts: ReadonlyMap<string, string>
  /** Is every other document refused? */
  readonly isOnly: boolean
}

/** What is wrong with a document, or with all of them, in words for whoever starts the server. */
export const trustedFault = (file: string, hash: string, fault: string): Error =>
  new Error(
    `the trusted documents ${file}: ${[hash, fault].filter((part) => part !== '').join(': ')}`,
  )

function parseFile(file: string): [string, unknown][] {
  try {
    const content: unknown = JSON.parse(readFileSync(file, 'utf8'))
    if (typeof content === 'object' && content !== null && !Array.isArray(content))
      return Object.entries(content)
  } catch (error) {
    const isJson = !(error instanceof SyntaxError)
    throw trustedFault(
      file,
      '',
      isJson ? 'the file cannot be read' : 'the file holds no valid JSON',
    )
  }
  throw trustedFault(file, '', 'the file must hold a JSON object, documents by their hashes')
}

/** Reads the file as `@graphql-codegen/client-preset` writes it. Throws an error that names the file and the hash. */
export function readTrustedDocuments(file: string, isOnly: boolean): TrustedDocuments {
  const texts = new Map<string, string>()
  for (const [hash, text] of parseFile(file)) {
    if (typeof text !== 'string') throw trustedFault(file, hash, 'the document must be a text')
    if (hashOfText(text) !== hash)
      throw trustedFault(file, hash, 'this is not the SHA-256 of the document, in lower case')
    texts.set(hash, text)
  }
  return { file, texts, isOnly }
}

/** The document that an identifier names. Throws PERSISTED_DOCUMENT_NOT_FOUND. */
export function trustedText({ texts }: TrustedDocuments, documentId: string): string {
  const text = texts.get(documentId.replace(/^sha256:/, ''))
  if (text === undefined) throw new ApiError('PERSISTED_DOCUMENT_NOT_FOUND')
  return text
}
