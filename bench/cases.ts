/** What is asked of a server: the two queries that the project is measured by, and the two of the REST face. */
import { readFileSync } from 'node:fs'

/** Whom and what requests are about, as the record has it. */
export type Subjects = {
  readonly patients: readonly string[]
  /** A code, as a token, that many observations have. */
  readonly code: string
}

export const caseNames = ['view', 'list', 'read', 'search'] as const
export type CaseName = (typeof caseNames)[number]

type Question = { readonly method: string; readonly path: string; readonly body?: string }

const operations = readFileSync(
  new URL('../test/operations/patient-view.graphql', import.meta.url),
  'utf8',
)

/** The text of one operation of the file. */
export function operationOf(name: string): string {
  const texts = operations.split(/^(?=query )/m)
  const text = texts.find((one) => one.match(/^query (\w+)/)?.[1] === name)
  if (text === undefined) throw new Error(`the operations hold no ${name}`)
  return text
}

const ask = (query: string, variables: object): Question => ({
  method: 'POST',
  path: '/graphql',
  body: JSON.stringify({ query, variables }),
})

const questions: Readonly<Record<CaseName, (patient: string, subjects: Subjects) => Question>> = {
  view: (id) => ask(operationOf('PatientView'), { id }),
  list: () => ask(operationOf('PatientList'), {}),
  read: (id) => ({ method: 'GET', path: `/fhir/Patient/${id}` }),
  search: (id, { code }) => ({
    method: 'GET',
    path: `/fhir/Observation?patient=${id}&code=${encodeURIComponent(code)}&_count=20`,
  }),
}

/** One HTTP request as it goes over the wire. */
export function toWire({ method, path, body }: Question, port: number, token: string): string {
  const head = [
    `${method} ${path} HTTP/1.1`,
    `host: 127.0.0.1:${port}`,
    `authorization: Bearer ${token}`,
    ...(body === undefined
      ? []
      : ['content-type: application/json', `content-length: ${Buffer.byteLength(body)}`]),
  ]
  return `${head.join('\r\n')}\r\n\r\n${body ?? ''}`
}

/** The most requests that are made up: as many different patients are asked about. */
const mostRequests = 5_000

/** The requests of a case, each about another patient. */
export function requestsOf(
  name: CaseName,
  subjects: Subjects,
  { port, token }: { readonly port: number; readonly token: string },
): string[] {
  const { patients } = subjects
  const step = Math.max(1, patients.length / mostRequests)
  const count = Math.min(patients.length, mostRequests)
  return Array.from({ length: count }, (_, position) =>
    toWire(questions[name](patients[Math.floor(position * step)] ?? '', subjects), port, token),
  )
}
