/** What is wrong with a search: an error that names the parameter, and never its value. */
import { ApiError } from '../../errors.ts'

/** https://hl7.org/fhir/R4/valueset-issue-type.html */
const faults = {
  unknown: ['not-supported', 'This type has no such search parameter'],
  modifier: ['not-supported', 'This search parameter does not take this modifier'],
  value: ['value', 'The value of this search parameter is not valid'],
  codes: ['not-found', 'The codes that this search parameter names are not known here'],
  type: ['invalid', 'The type that this search parameter refers to must be said'],
  depth: ['too-costly', 'This search parameter crosses too many references'],
  sort: ['not-supported', 'Nothing can be sorted by this search parameter'],
  parameter: ['not-supported', 'This interaction does not take this parameter'],
  element: ['value', 'This type has no such element'],
  include: ['not-supported', 'This search parameter cannot be included'],
} as const satisfies Record<string, readonly [code: string, diagnostics: string]>

export type SearchFault = keyof typeof faults

/** What may be shown of a name that a client wrote: names of parameters look like this. */
const shown = /^[A-Za-z_][\w.:-]{0,99}$/

/** Which errors say that something is not supported here, rather than wrong. */
const unsupported = new WeakSet<object>()

/** May a lenient search go on without the parameter? https://hl7.org/fhir/R4/search.html#errors */
export const isUnsupported = (error: unknown): boolean =>
  error instanceof ApiError && unsupported.has(error)

/** The error to throw for a fault in a parameter. */
export function searchFault(fault: SearchFault, name: string): ApiError {
  const error = toError(fault, name)
  if (faults[fault][0] === 'not-supported') unsupported.add(error)
  return error
}

function toError(fault: SearchFault, name: string): ApiError {
  const [code, diagnostics] = faults[fault]
  const expression = shown.test(name) ? { expression: [name] } : {}
  const named = shown.test(name) ? `${diagnostics}: ${name}` : diagnostics
  return new ApiError('INVALID_ARGUMENT', {
    detail: {
      resource: {
        resourceType: 'OperationOutcome',
        issue: [{ severity: 'error', code, diagnostics: named, ...expression }],
      },
    },
  })
}
