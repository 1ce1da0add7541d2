/** The Provenance of a merge: who did it, when and why. https://hl7.org/fhir/R4/provenance.html */
import { randomUUID } from 'node:crypto'
import type { Access } from '../access/access.ts'
import { parseJson, type JsonObject } from '../fhir/json.ts'
import { toContent, toStored } from './write-content.ts'
import type { Decided } from './write-decide.ts'
import { askedRowOf } from './write-state.ts'

/** What is traced. */
export interface Traced {
  /** https://terminology.hl7.org/CodeSystem-iso-21089-lifecycle.html */
  readonly kind: 'merge' | 'unmerge'
  readonly source: string
  readonly target: string
  readonly reason: string
}

/** The Provenance as a resource to store; it is in the compartment of both patients. */
export function toTrace(access: Access, { kind, source, target, reason }: Traced): Decided {
  const id = randomUUID()
  const resource: JsonObject = {
    resourceType: 'Provenance',
    id,
    target: [target, source].map((patient) => ({ reference: `Patient/${patient}` })),
    recorded: new Date().toISOString(),
    reason: [{ text: reason }],
    activity: {
      coding: [{ system: 'http://terminology.hl7.org/CodeSystem/iso-21089-lifecycle', code: kind }],
    },
    agent: [{ who: whoOf(access) }],
  }
  const content = toContent(parseJson(JSON.stringify(resource)))
  const [patient = null] = askedRowOf('Provenance', content.value).compartment
  const key = { type: 'Provenance', id }
  const version = { ...key, version: 1, patient, action: 'create', ...toStored(content) } as const
  return { ...key, outcome: 'created', version, content, before: undefined }
}

/** The user as a resource, or else as the issuer of the token names them. */
const whoOf = ({ fhirUser, issuer, subject }: Access): JsonObject =>
  fhirUser === undefined
    ? { identifier: { system: issuer, value: subject } }
    : { reference: fhirUser }
