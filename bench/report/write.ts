/** Where results go. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const folder = fileURLToPath(new URL('../results', import.meta.url))

/** Writes one file of the results. */
export function writeResult(name: string, text: string): void {
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, name), text)
}

/** The text of a file of results that is there. */
export const resultPath = (name: string): string => join(folder, name)

/** Anything as JSON text that people can read. */
export const toJsonFile = (value: unknown): string => `${JSON.stringify(value, undefined, 2)}\n`
