/** The parts of a TestScript that the runner reads. https://hl7.org/fhir/R4/testscript.html */

export interface Fixture {
  readonly id: string
  readonly autocreate?: boolean
  readonly autodelete?: boolean
  readonly resource?: { readonly reference: string }
}

export interface Variable {
  readonly name: string
  readonly defaultValue?: string
  readonly expression?: string
  readonly headerField?: string
  readonly path?: string
  readonly sourceId?: string
}

export interface Operation {
  readonly type?: { readonly code: string }
  readonly resource?: string
  readonly accept?: string
  readonly contentType?: string
  readonly destination?: number
  readonly encodeRequestUrl?: boolean
  readonly method?: string
  readonly params?: string
  readonly requestHeader?: readonly { readonly field: string; readonly value: string }[]
  readonly requestId?: string
  readonly responseId?: string
  readonly sourceId?: string
  readonly targetId?: string
  readonly url?: string
}

export interface Assertion {
  readonly description?: string
  readonly direction?: 'response' | 'request'
  readonly compareToSourceId?: string
  readonly compareToSourceExpression?: string
  readonly compareToSourcePath?: string
  readonly contentType?: string
  readonly expression?: string
  readonly headerField?: string
  readonly minimumId?: string
  readonly navigationLinks?: boolean
  readonly operator?: string
  readonly path?: string
  readonly requestMethod?: string
  readonly requestURL?: string
  readonly resource?: string
  readonly response?: string
  readonly responseCode?: string
  readonly sourceId?: string
  readonly validateProfileId?: string
  readonly value?: string
  readonly warningOnly?: boolean
}

export interface Action {
  readonly operation?: Operation
  readonly assert?: Assertion
}

interface Actions {
  readonly action: readonly Action[]
}

export interface TestScript {
  readonly fixture?: readonly Fixture[]
  readonly profile?: readonly { readonly id: string; readonly reference: string }[]
  readonly variable?: readonly Variable[]
  readonly setup?: Actions
  readonly test?: readonly (Actions & { readonly id?: string; readonly name?: string })[]
  readonly teardown?: Actions
}

/** Reads a TestScript; what asks for XML asks for JSON, as a server may speak either: https://hl7.org/fhir/R4/http.html#mime-type */
export function parseScript(text: string): TestScript {
  const script: TestScript = JSON.parse(text, (_, value: unknown) =>
    typeof value === 'string' ? (formats[value] ?? value) : value,
  )
  return script
}

const formats: Readonly<Record<string, string>> = {
  xml: 'json',
  'application/fhir+xml': 'application/fhir+json',
}
