/** What the demo hospital is made with: French identifiers, the wall clock of Paris, the populate command. */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { hour, parseDay, toDateTime } from '../population/calendar.ts'
import { isLuhn, nirKey } from '../population/identifiers.ts'
import { systems } from '../population/systems.ts'
import { asList, asObject, asText, readHospital } from './support/hospital.ts'
import { typescriptFlags } from '../typescript/flags.ts'

const size = 200
const { ofType } = readHospital({ patients: size })

/** Values of the identifiers of one system. */
const valuesOf = (type: string, system: string): readonly string[] =>
  ofType(type)
    .flatMap((one) => asList(one['identifier']).map(asObject))
    .filter((identifier) => identifier['system'] === system)
    .map((identifier) => asText(identifier['value']))

describe('identifiers', () => {
  it('gives the INS matricule its key, to qualified and retrieved identities alone', () => {
    const matricules = valuesOf('Patient', systems.ins)
    expect(matricules.length).toBeGreaterThan(150)
    expect(matricules.length).toBeLessThan(size)
    for (const matricule of matricules) {
      expect(matricule).toMatch(/^[12]\d{4}\d[\dAB]\d{8}$/)
      expect(matricule.slice(13)).toBe(nirKey(matricule.slice(0, 13)))
    }
  })

  const keys: readonly [nir: string, key: string][] = [
    ['2690549588157', '80'],
    ['1850578006084', '91'],
  ]

  it.each(keys)('computes the key of %s as %s', (nir, key) => {
    expect(nirKey(nir)).toBe(key)
  })

  it('counts Corsica as 19 and 18', () => {
    expect(nirKey('260012A004001')).toBe(nirKey('2600119004001'))
    expect(nirKey('260012B033001')).toBe(nirKey('2600118033001'))
  })

  it('gives RPPS and FINESS numbers their Luhn key', () => {
    const numbers = [
      ...valuesOf('Practitioner', systems.rpps),
      ...valuesOf('Organization', systems.finess),
    ]
    expect(numbers.length).toBeGreaterThan(40)
    expect(numbers.filter((number) => !isLuhn(number))).toEqual([])
    expect(isLuhn('10101201234')).toBe(false)
  })
})

describe('the wall clock', () => {
  const moments: readonly [day: string, hours: number, text: string][] = [
    ['2026-03-29', 1, '2026-03-29T01:00:00+01:00'],
    ['2026-03-29', 3, '2026-03-29T03:00:00+02:00'],
    ['2026-07-14', 12, '2026-07-14T12:00:00+02:00'],
    ['2026-10-25', 4, '2026-10-25T04:00:00+01:00'],
  ]

  it.each(moments)('on %s at %i o’clock is %s', (day, hours, text) => {
    expect(toDateTime(parseDay(day) + hours * hour)).toBe(text)
  })
})

describe('the populate command', () => {
  const populate = (args: readonly string[]) =>
    spawnSync(process.execPath, [...typescriptFlags, 'gateway/populate-main.ts', ...args], {
      encoding: 'utf8',
    })

  it('writes the directory and a file for each patient', () => {
    const folder = mkdtempSync(join(tmpdir(), 'socle-hospital-'))
    const { status } = populate(['--patients', '2', '--seed', '7', '--out', folder])
    expect(status).toBe(0)
    expect(readdirSync(folder)).toHaveLength(3)
    rmSync(folder, { recursive: true })
  })

  const refused: readonly (readonly string[])[] = [
    [],
    ['--patients', 'many'],
    ['--patients=-1'],
    ['--patients', '5', '--today', 'tomorrow'],
    ['--patients', '5', '--size', '3'],
  ]

  it.each(refused.map((args) => [args.join(' ')]))('refuses "%s" and shows its usage', (line) => {
    const { status, stderr } = populate(line.split(' ').filter((word) => word !== ''))
    expect(status).toBe(1)
    expect(stderr).toContain('npm run populate')
  })
})
