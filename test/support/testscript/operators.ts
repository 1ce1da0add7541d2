/** The words by which assertions of TestScripts compare. */

/** https://hl7.org/fhir/R4/valueset-assert-response-code-types.html */
export const statuses: Readonly<Record<string, number>> = {
  okay: 200,
  created: 201,
  noContent: 204,
  notModified: 304,
  bad: 400,
  forbidden: 403,
  notFound: 404,
  methodNotAllowed: 405,
  conflict: 409,
  gone: 410,
  preconditionFailed: 412,
  unprocessable: 422,
}

/** https://hl7.org/fhir/R4/valueset-assert-operator-codes.html; several found values are a set, of which one must do, as in XPath. */
const operators: Readonly<Record<string, (found: readonly string[], wanted: string) => boolean>> = {
  equals: (found, wanted) => found.includes(wanted),
  notEquals: (found, wanted) => !found.includes(wanted),
  in: (found, wanted) => found.some((one) => wanted.split(',').includes(one)),
  notIn: (found, wanted) => !found.some((one) => wanted.split(',').includes(one)),
  greaterThan: (found, wanted) => found.some((one) => Number(one) > Number(wanted)),
  lessThan: (found, wanted) => found.some((one) => Number(one) < Number(wanted)),
  empty: (found) => found.every((one) => one === ''),
  notEmpty: (found) => found.some((one) => one !== ''),
  contains: (found, wanted) => found.some((one) => one.includes(wanted)),
  notContains: (found, wanted) => !found.some((one) => one.includes(wanted)),
}

/** What is wrong when an operator does not hold; undefined when it does. */
export function compare(
  operator: string,
  found: readonly string[],
  wanted: string,
): string | undefined {
  const test = operators[operator]
  if (test === undefined) throw new Error(`the runner does not know the operator ${operator}`)
  return test(found, wanted) ? undefined : `${found.join(' ')} ${operator} ${wanted}`
}
