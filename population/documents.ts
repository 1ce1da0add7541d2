/** The hospital's documents on their way out: to a loader, or to files. */
import { createWriteStream } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import { createHospital, type HospitalDocument, type HospitalOptions } from './hospital.ts'

/** Told after each document: how many patients are done. */
export type OnPatients = (done: number) => void

/** The hospital as the loader takes it. */
export async function* documentsOf(
  options: HospitalOptions,
  onPatients: OnPatients = () => undefined,
): AsyncGenerator<HospitalDocument> {
  let done = -1
  for (const document of createHospital(options)) {
    yield document
    done += 1
    onPatients(done)
  }
}

/** Writes each document to a file of its own, compressed. */
export async function writeFolder(
  folder: string,
  documents: AsyncIterable<HospitalDocument>,
): Promise<void> {
  await mkdir(folder, { recursive: true })
  for await (const { name, text } of documents) {
    const file = createWriteStream(join(folder, `${name}.gz`))
    await pipeline(Readable.from([text]), createGzip(), file)
  }
}
