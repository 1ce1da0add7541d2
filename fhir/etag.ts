/** Versions as HTTP writes them: weak entity tags. https://hl7.org/fhir/R4/http.html#versioning */

/** The tag of a version. */
export const toETag = (version: number): string => `W/"${version}"`

/** The version that a tag names, bare as `meta.versionId` has it too; undefined for anything else. */
export function parseETag(text: string): number | undefined {
  const [, quoted, bare] = /^(?:(?:W\/)?"([1-9]\d{0,8})"|([1-9]\d{0,8}))$/.exec(text) ?? []
  const version = quoted ?? bare
  return version === undefined ? undefined : Number(version)
}
