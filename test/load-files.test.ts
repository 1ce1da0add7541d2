/** Files found and read: order, names, sources, compression, and a clear line for what is no FHIR. */
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { findFiles, PathError, type FoundFile } from '../record/load/files.ts'
import { readPieces, type Piece, type ReadOptions } from '../record/load/read.ts'

let root = ''

const files: Readonly<Record<string, string | Buffer>> = {
  'set/b.json': '{"a":1}',
  'set/a.ndjson': '{"a":1}\n\n  \r\n{"a":2}',
  'set/A.JSON.GZ': gzipSync('{"a":1}'),
  'set/inner/c.ndjson.gz': gzipSync('{"a":1}\n{"a":2}\n'),
  'set/notes.csv': 'a,b',
  'set/.hidden.json': '{}',
  'set/.git/config.json': '{}',
  'faults/bom.json': '\uFEFF{"a":1}',
  'faults/empty.json': '',
  'faults/blank.ndjson': '\n\n',
  'faults/blank.json': ' \n',
  'faults/latin1.json': Buffer.from('{"a":"é"}', 'latin1'),
  'faults/no.json.gz': 'this is not gzip',
  'faults/cut.ndjson.gz': gzipSync('{"a":1}\n'.repeat(100_000)).subarray(0, 200),
  'faults/long.json': `"${'x'.repeat(5000)}"`,
  'faults/long.json.gz': gzipSync(`"${'x'.repeat(5000)}"`),
  'faults/long.ndjson': `{"a":1}\n"${'x'.repeat(5000)}"\n{"a":2}\n`,
  'other/set/b.json': '{}',
}

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'socle-load-'))
  for (const [name, content] of Object.entries(files)) {
    await mkdir(join(root, name, '..'), { recursive: true })
    await writeFile(join(root, name), content)
  }
  await symlink(join(root, 'set'), join(root, 'set/loop'))
  await symlink(join(root, 'set/b.json'), join(root, 'set/link.json'))
})
afterAll(() => rm(root, { recursive: true }))

const find = (paths: string[], source?: string) =>
  findFiles(
    paths.map((path) => join(root, path)),
    source,
  )

describe('found', () => {
  test('every file of a folder, in one order, hidden ones left out', async () => {
    const found = await find(['set'])
    expect(found.map(({ name, format }) => [name, format])).toEqual([
      ['A.JSON.GZ', 'json'],
      ['a.ndjson', 'ndjson'],
      ['b.json', 'json'],
      ['inner/c.ndjson.gz', 'ndjson'],
      ['link.json', 'json'],
      ['loop', undefined],
      ['notes.csv', undefined],
    ])
  })

  test.each([
    ['the folder given', 'set', 'set'],
    ['without its last slash', 'set//', 'set'],
    ['of a file: its folder', 'set/b.json', 'set'],
  ])('the source is %s', async (_, path, source) => {
    const typed = relative(process.cwd(), join(root, 'set')) + path.slice(3)
    const [file] = await findFiles([typed])
    expect(file?.source).toBe(relative(process.cwd(), join(root, source)))
  })

  test('one named source tells folders apart', async () => {
    const found = await find(['set/b.json', 'faults/bom.json'], 'lab')
    expect(found.map(({ source, name }) => [source, name])).toEqual([
      ['lab', 'set/b.json'],
      ['lab', 'faults/bom.json'],
    ])
  })

  test('two folders of one name cannot share a source', async () => {
    await expect(find(['set', 'other/set'], 'lab')).rejects.toThrow(PathError)
    await expect(find(['set', 'other/set'])).resolves.toHaveLength(8)
  })

  test('a file that is given twice is found once', async () => {
    await expect(find(['set', 'set/b.json'])).resolves.toHaveLength(7)
  })

  test('a path that is not there', async () => {
    await expect(find(['set', 'gone'])).rejects.toThrow(/no such file or folder: .*gone/)
  })
})

describe('read', () => {
  const read = async (path: string, options?: ReadOptions) => {
    const [file] = await find([path])
    const pieces: Piece[] = []
    for await (const piece of readPieces(file ?? missing, options)) pieces.push(piece)
    return pieces
  }

  test.each([
    ['set/b.json', [{ text: '{"a":1}' }]],
    ['set/A.JSON.GZ', [{ text: '{"a":1}' }]],
    [
      'set/a.ndjson',
      [
        { line: 1, text: '{"a":1}' },
        { line: 4, text: '{"a":2}' },
      ],
    ],
    [
      'set/inner/c.ndjson.gz',
      [
        { line: 1, text: '{"a":1}' },
        { line: 2, text: '{"a":2}' },
      ],
    ],
    ['faults/bom.json', [{ text: '{"a":1}' }]],
    ['set/notes.csv', [{ fault: 'not a FHIR file' }]],
    ['faults/empty.json', [{ fault: 'the file is empty' }]],
    ['faults/blank.json', [{ fault: 'the file is empty' }]],
    ['faults/blank.ndjson', [{ fault: 'the file is empty' }]],
    ['faults/latin1.json', [{ fault: 'not UTF-8 text' }]],
    ['faults/no.json.gz', [{ fault: 'the gzip data is damaged or cut short' }]],
  ])('%s', async (path, expected) => {
    expect(await read(path)).toEqual(expected)
  })

  test('a file that is cut short ends with its fault', async () => {
    const pieces = await read('faults/cut.ndjson.gz')
    expect(pieces.at(-1)).toEqual({ fault: 'the gzip data is damaged or cut short' })
  })

  test.each(['faults/long.json', 'faults/long.json.gz'])('%s is too long', async (path) => {
    expect(await read(path, { maxBytes: 1000 })).toEqual([
      { fault: expect.stringContaining('longer') },
    ])
  })

  test('a line that is too long is passed over', async () => {
    expect(await read('faults/long.ndjson', { maxBytes: 1000 })).toEqual([
      { line: 1, text: '{"a":1}' },
      { line: 2, fault: expect.stringContaining('longer') },
      { line: 3, text: '{"a":2}' },
    ])
  })

  test('only the lines that are wanted', async () => {
    const pieces = await read('set/a.ndjson', { isWanted: (line) => line === 4 })
    expect(pieces).toEqual([{ line: 4, text: '{"a":2}' }])
  })

  test('the bytes read are told', async () => {
    let bytes = 0
    await read('set/A.JSON.GZ', { onBytes: (count) => (bytes += count) })
    expect(bytes).toBe(gzipSync('{"a":1}').length)
  })
})

const missing: FoundFile = {
  path: 'missing',
  name: 'missing',
  source: '',
  size: 1,
  format: 'json',
  isCompressed: false,
}
