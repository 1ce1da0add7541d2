/** Splits what clients write: a backslash keeps a separator. https://hl7.org/fhir/R4/search.html#escaping */

/** The parts between separators, their escapes still in place. */
export function splitEscaped(text: string, separator: ',' | '|' | '$'): string[] {
  const parts: string[] = []
  let part = ''
  for (let at = 0; at < text.length; at++) {
    const character = text.charAt(at)
    if (character === separator) {
      parts.push(part)
      part = ''
    } else {
      part += character
      if (character === '\\') part += text.charAt(++at)
    }
  }
  return [...parts, part]
}

/** A part as it is meant. */
export const unescaped = (part: string): string => part.replace(/\\([|,$\\])/g, '$1')
