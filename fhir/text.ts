/** How strings are compared in search: without case, accents or runs of white space. */

/** FHIR's default for string parameters: https://hl7.org/fhir/R4/search.html#string */
export const normaliseText = (text: string): string =>
  isPlain.test(text)
    ? text.toLowerCase()
    : text
        .normalize('NFD')
        .replace(/\p{M}+/gu, '')
        .toLowerCase()
        .replace(/\s+/g, ' ')
        .trim()

/** Words of ASCII with single spaces between them, as most texts are: only their case has to go. */
const isPlain = /^[\x21-\x7e]+(?: [\x21-\x7e]+)*$/
