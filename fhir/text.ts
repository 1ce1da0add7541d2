/** How strings are compared in search: without case, accents or runs of white space. */

/** FHIR's default for string parameters: https://hl7.org/fhir/R4/search.html#string */
export const normaliseText = (text: string): string =>
  (isPlain.test(text) ? text : text.normalize('NFD').replace(/\p{M}+/gu, ''))
    .toLowerCase()
    .replace(/\s+/g, ' ')
    .trim()

/** Without accents as it stands: most texts are. */
const isPlain = /^[\x20-\x7e]*$/
