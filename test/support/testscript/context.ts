/** What a run of a TestScript knows so far: its fixtures, and what was sent and received under which name. */
import fhirpath from 'fhirpath'
import r4 from 'fhirpath/fhir-context/r4'
import { isFhirObject, type FhirObject } from '../../../record/resource.ts'
import type { TestScript } from './script.ts'

/** What is sent to a destination: the address is below its base unless it is absolute. */
export interface ScriptRequest {
  readonly method: string
  readonly address: string
  readonly headers: Readonly<Record<string, string>>
  readonly body?: string
  /** The number of the destination, from 1. */
  readonly destination: number
}

export interface ScriptResponse {
  readonly status: number
  /** By their names in lower case. */
  readonly headers: Readonly<Record<string, string>>
  readonly text: string
}

export interface Exchanged {
  readonly request: ScriptRequest
  readonly response: ScriptResponse
}

/** What the one who runs a script brings. */
export interface Tester {
  send(request: ScriptRequest): Promise<ScriptResponse>
  /** The resources of the fixtures by their references. */
  readonly fixtures: Readonly<Record<string, FhirObject>>
  /** The values of variables that the script leaves to the tester. */
  readonly inputs?: Readonly<Record<string, string>>
}

export class ScriptContext {
  readonly script: TestScript
  readonly tester: Tester
  readonly #named = new Map<string, Exchanged>()
  readonly #fixtures = new Map<string, FhirObject>()
  last: Exchanged | undefined

  constructor(script: TestScript, tester: Tester) {
    this.script = script
    this.tester = tester
    for (const { id, resource } of script.fixture ?? []) {
      const found = tester.fixtures[resource?.reference ?? '']
      if (found !== undefined) this.#fixtures.set(id, found)
    }
  }

  keep(exchanged: Exchanged, names: readonly (string | undefined)[]): void {
    this.last = exchanged
    for (const name of names) if (name !== undefined) this.#named.set(name, exchanged)
  }

  exchanged(name: string | undefined): Exchanged {
    const found = name === undefined ? this.last : this.#named.get(name)
    if (found === undefined) throw new Error(`nothing was exchanged as ${name ?? 'the last'}`)
    return found
  }

  /** The resource of a fixture, of a response's name, or of the last response. */
  source(id?: string): FhirObject {
    const fixture = id === undefined ? undefined : this.#fixtures.get(id)
    if (fixture !== undefined) return fixture
    const { text } = this.exchanged(id).response
    const body: unknown = text === '' ? {} : JSON.parse(text)
    return isFhirObject(body) ? body : {}
  }

  /** A text with its variables in place: https://hl7.org/fhir/R4/testscript.html#variables */
  fill(text: string): string {
    return text.replace(/\$\{([^}]+)\}/g, (_, name: string) => this.#valueOf(name))
  }

  #valueOf(name: string): string {
    const variable = this.script.variable?.find((one) => one.name === name)
    if (variable === undefined) throw new Error(`no variable ${name}`)
    const { headerField, path, expression, sourceId, defaultValue } = variable
    const given = this.tester.inputs?.[name] ?? defaultValue
    if (headerField !== undefined)
      return this.exchanged(sourceId).response.headers[headerField.toLowerCase()] ?? given ?? ''
    const found = valuesAt(this.source.bind(this, sourceId), { path, expression })
    const value = found[0] ?? given
    if (value === undefined) throw new Error(`the tester gave no value for ${name}`)
    return value
  }
}

interface Place {
  readonly path?: string | undefined
  readonly expression?: string | undefined
}

/** The texts at a place of a resource; none when no place is named. */
export function valuesAt(resource: () => FhirObject, { path, expression }: Place): string[] {
  const asked = expression ?? (path === undefined ? undefined : toFhirPath(path))
  if (asked === undefined) return []
  const result: unknown = fhirpath.evaluate(resource(), asked, undefined, r4)
  return Array.isArray(result) ? result.map(String) : []
}

/** The XPaths of HL7's scripts name elements and their values alone, which FHIRPath does too. */
const toFhirPath = (xpath: string): string =>
  xpath
    .replace(/\/@value$/, '')
    .replaceAll('fhir:', '')
    .replaceAll('/', '.')
