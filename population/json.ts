/** FHIR JSON as the generator builds it: undefined elements are left out, decimals keep their trailing zeros. */

/** A decimal with its precision, as FHIR wants it kept. https://hl7.org/fhir/R4/datatypes.html#decimal */
export class Decimal {
  readonly text: string

  constructor(value: number, digits: number) {
    this.text = value.toFixed(digits)
  }

  /** A mark that no text of a record holds; `toText` takes it away with the quotes. */
  toJSON(): string {
    return `\u0000${this.text}`
  }
}

export type Json =
  | string
  | number
  | boolean
  | Decimal
  | undefined
  | readonly Json[]
  | { readonly [name: string]: Json }

/** The elements of a resource or datatype. */
export type Elements = { readonly [name: string]: Json }

/** A resource with its type and id. */
export type Resource = Elements & { readonly resourceType: string; readonly id: string }

/** Write JSON without layout. */
export const toText = (value: Elements): string =>
  JSON.stringify(value).replaceAll(/"\\u0000([-0-9.]+)"/g, '$1')

/** One transaction that puts every resource under its own id. https://hl7.org/fhir/R4/http.html#transaction */
export function toTransaction(resources: readonly Resource[]): string {
  const entry = resources.map((resource) => ({
    resource,
    request: { method: 'PUT', url: `${resource.resourceType}/${resource.id}` },
  }))
  return toText({ resourceType: 'Bundle', type: 'transaction', entry })
}
