/** The manifest of an export: what it holds, with a checksum of every file; the same record, the same bytes. */
import { isFhirObject } from '../resource.ts'
import { lineMembers } from './line.ts'
import type { Counts } from './tally.ts'

export const manifestName = 'manifest.json'

/** In the format of `sha256sum`: every file of the export, the manifest included. */
export const sumsName = 'SHA256SUMS'

/** The whole ledger, or the current state as plain FHIR. */
export type Content = 'ledger' | 'current'

export interface FileFacts {
  readonly name: string
  readonly lines: number
  readonly bytes: number
  readonly sha256: string
}

/** A source of the record, with the namespace of the ids made for it. */
export interface ExportedSource {
  readonly name: string
  readonly namespace: string
  readonly created: string
}

export interface Manifest {
  readonly content: Content
  /** The last time in the ledger at the moment of the export; null when it is empty. */
  readonly lastTime: string | null
  readonly counts: Counts
  readonly sources: readonly ExportedSource[]
  readonly files: readonly FileFacts[]
}

/** A manifest that cannot be restored from; the message says why. */
export class ManifestError extends Error {}

const format = 'socle-export'
const formatVersion = 1

const lineOf = {
  ledger: lineMembers,
  current: 'a FHIR R4 resource with meta.versionId and meta.lastUpdated',
}

/** The text of the manifest; it holds no clock but the data's own. */
export function toManifestText(manifest: Manifest): string {
  const { content, lastTime, counts, sources, files } = manifest
  const line = lineOf[content]
  const members = { format, formatVersion, content, lastTime, counts, sources, line, files }
  return `${JSON.stringify(members, null, 2)}\n`
}

/** Is this text, whole or damaged, a manifest of ours? */
export const isManifestText = (text: string): boolean => text.includes(`"${format}"`)

/** Reads a manifest; throws a ManifestError. */
export function parseManifest(text: string): Manifest {
  let manifest: unknown
  try {
    manifest = JSON.parse(text)
  } catch (error) {
    throw new ManifestError('is not valid JSON', { cause: error })
  }
  if (!isFhirObject(manifest) || manifest['format'] !== format) {
    throw new ManifestError('is of another format')
  }
  if (manifest['formatVersion'] !== formatVersion) {
    throw new ManifestError(`is not of version ${formatVersion} of the format`)
  }
  if (!isManifest(manifest)) throw new ManifestError('lacks a member')
  return manifest
}

const isManifest = (value: unknown): value is Manifest =>
  isFhirObject(value) &&
  (value['content'] === 'ledger' || value['content'] === 'current') &&
  (value['lastTime'] === null || typeof value['lastTime'] === 'string') &&
  isFhirObject(value['counts']) &&
  isListOf(value['sources'], isSource) &&
  isListOf(value['files'], isFile)

const isListOf = (value: unknown, isItem: (item: unknown) => boolean) =>
  Array.isArray(value) && value.every(isItem)

const isSource = (value: unknown): value is ExportedSource =>
  isFhirObject(value) &&
  ['name', 'namespace', 'created'].every((name) => typeof value[name] === 'string')

/** A name with a folder in it would lead out of the export. */
const fileName = /^[A-Za-z0-9-]+\.ndjson(\.gz)?$/

const isFile = (value: unknown): value is FileFacts =>
  isFhirObject(value) &&
  typeof value['name'] === 'string' &&
  fileName.test(value['name']) &&
  typeof value['sha256'] === 'string' &&
  Number.isSafeInteger(value['lines']) &&
  Number.isSafeInteger(value['bytes'])
