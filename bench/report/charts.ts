/** The bench's chart: requests a second and CPU a request, Socle beside the limit, the monolith and the peer. */
import { caseNames } from '../cases.ts'
import type { Figures } from '../rounds.ts'
import { cpuOfRequest } from './markdown.ts'
import { peer, peerName } from './peer.ts'
import { barChart, type Bar, type BarGroup } from './svg.ts'

/** Colours that the colour-blind tell apart: https://jfly.uni-koeln.de/color/ */
export const colours = {
  own: '#0072b2',
  limit: '#999999',
  monolith: '#56b4e9',
  peer: '#d55e00',
  other: '#e69f00',
} as const

const contestants = [
  ['Socle', colours.own],
  ['limit', colours.limit],
  ['monolith', colours.monolith],
] as const

type Measure = {
  readonly unit: string
  of(figures: Figures): number | undefined
  readonly peer: 'requestsPerSecond' | 'cpu'
}

const measures: readonly Measure[] = [
  {
    unit: 'requests a second',
    of: (figures) => figures.requestsPerSecond,
    peer: 'requestsPerSecond',
  },
  { unit: 'CPU ms a request, Node and PostgreSQL', of: cpuOfRequest, peer: 'cpu' },
]

const isDefined = <T>(value: T | undefined): value is T => value !== undefined

function toGroup(
  one: (typeof caseNames)[number],
  measure: Measure,
  all: readonly Figures[],
): BarGroup | undefined {
  const own = contestants
    .map(([label, colour]): Bar | undefined => {
      const figures = all.find(({ case: name, contestant }) => name === one && contestant === label)
      const value = figures && measure.of(figures)
      return value === undefined ? undefined : { label, colour, value }
    })
    .filter(isDefined)
  if (own.length === 0) return undefined
  const beside = { label: peerName, colour: colours.peer, value: peer[one][measure.peer] }
  return { label: one, unit: measure.unit, bars: [...own, beside] }
}

/** Undefined when no requests were measured with as many connections as the peer's. */
export function toRequestChart(requests: readonly Figures[]): string | undefined {
  const all = requests.filter(({ connections }) => connections === 16)
  const groups = measures
    .flatMap((measure) => caseNames.map((one) => toGroup(one, measure, all)))
    .filter(isDefined)
  return groups.length === 0
    ? undefined
    : barChart('Socle, its limit and its peer; 16 connections', groups)
}
