/** The SMART examples of Microsoft's FHIR server, read from the shared data: requests in order, each with its token and its comment. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { isFhirObject, listOf, type FhirObject } from '../../record/resource.ts'
import { documentsIn, sharedData } from './files.ts'

const folder = join(sharedData, 'access-tests/microsoft-fhir-server')

/** The examples of scopes, by what they show. */
export const exampleFiles = {
  letters: 'SMARTv2ScopesExample.http',
  queries: 'SMARTv2ScopesWithSearchParametersExample.http',
} as const

export const hasMicrosoft = existsSync(folder)

/** One request of an example, with the scope and the client of the token it is sent with. */
export interface Example {
  readonly client: string
  readonly scope: string
  readonly comment: string
  readonly method: string
  /** Below the base. */
  readonly path: string
  readonly body: string
}

interface Block {
  readonly comment: string
  readonly method: string
  readonly url: string
  readonly body: string
}

/** A block begins with its comment; `# …` within it names what it answers. */
function parseBlocks(text: string): Block[] {
  return text.split(/^#{2,}/m).flatMap((part) => {
    const [comment = '', ...lines] = part.split('\n')
    const at = lines.findIndex((line) => /^(GET|POST|PUT|DELETE) /.test(line))
    const [method = '', url = ''] = lines[at]?.trim().split(/\s+/) ?? []
    const end = lines.findIndex((line, index) => index > at && line.trim() === '')
    const body = end < 0 ? '' : lines.slice(end).join('\n').trim()
    return at < 0 ? [] : [{ comment: comment.trim(), method, url, body }]
  })
}

const base = 'https://{{hostname}}'

/** The requests of an example file; those that fetch a token say which the next ones carry. */
export function readExamples(file: string): Example[] {
  let token = { client: '', scope: '' }
  return parseBlocks(readFileSync(join(folder, file), 'utf8').replaceAll('\r', '')).flatMap(
    ({ comment, method, url, body }) => {
      const path = url.slice(base.length)
      if (path !== '/connect/token') return [{ ...token, comment, method, path, body }]
      const form = new URLSearchParams(
        body.replaceAll(/\s/g, (space) => (space === ' ' ? ' ' : '')),
      )
      token = { client: form.get('client_id') ?? '', scope: form.get('scope') ?? '' }
      return []
    },
  )
}

interface Put {
  readonly request: { readonly url: string }
  readonly resource: FhirObject
}

const isPut = (entry: unknown): entry is Put =>
  isFhirObject(entry) && isFhirObject(entry['request']) && isFhirObject(entry['resource'])

/** What the examples are asked of: a batch, whose entry under an address that is not its own stays out, as it must. */
export function readResources(): FhirObject[] {
  const named = [...documentsIn(folder)].filter(({ file }) => file.startsWith('docs-'))
  return named
    .flatMap(({ document }) => listOf(document, 'entry').filter(isPut))
    .filter(({ request, resource }) => request.url.endsWith(`/${String(resource['id'])}`))
    .map(({ resource }) => resource)
}
