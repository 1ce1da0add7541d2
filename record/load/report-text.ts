/** The load report as an operator reads it. */
import { outcomes, type Counts, type LoadReport, type Refusal } from './report.ts'
import { refusedWithUnit } from '../write.ts'

const shownRefusals = 50

/** The table by type, then what was refused and why. */
export function toReportText(report: LoadReport): string {
  const { types, total, seconds, unreadable } = report
  const met = outcomes.reduce((sum, outcome) => sum + total[outcome], 0)
  const rate = Math.round(met / Math.max(seconds, 0.001))
  return [
    ...toTable([...Object.entries(types), ['total', total]]),
    ...(unreadable === 0 ? [] : ['', `files, lines and entries without a resource: ${unreadable}`]),
    ...toRefusalLines(report),
    '',
    `${met} resources in ${seconds.toFixed(1)} s (${rate}/s)`,
    '',
  ].join('\n')
}

function toTable(rows: readonly (readonly [string, Counts])[]): string[] {
  const cells = [
    ['type', ...outcomes],
    ...rows.map(([type, counts]) => [type, ...outcomes.map((outcome) => String(counts[outcome]))]),
  ]
  const widths = ['type', ...outcomes].map((_, column) =>
    Math.max(...cells.map((row) => row[column]?.length ?? 0)),
  )
  return cells.map((row) =>
    row
      .map((cell, column) =>
        column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0),
      )
      .join('  '),
  )
}

/** Causes alone, one reason after the other; who only shared a Bundle with one is in the counts. */
function toRefusalLines({ refusals, total, unreadable }: LoadReport): string[] {
  const reasons = new Map<string, Refusal[]>()
  for (const refusal of refusals) {
    if (refusal.reason === refusedWithUnit) continue
    reasons.set(refusal.reason, [...(reasons.get(refusal.reason) ?? []), refusal])
  }
  const shown = spread([...reasons.values()]).map(toRefusalLine)
  const others = total.refused + unreadable - shown.length
  return shown.length === 0
    ? []
    : [
        '',
        'Refused:',
        ...shown,
        ...(others > 0 ? [`and ${others} more (--report FILE has all)`] : []),
      ]
}

/** As many of each reason as the lines allow, so that a frequent one hides no other. */
function spread(groups: readonly (readonly Refusal[])[]): Refusal[] {
  const shares = groups.slice(0, shownRefusals).map((group) => ({ group, size: 0 }))
  let left = shownRefusals
  for (let size = 1; left > 0 && shares.some(({ group }) => group.length >= size); size++) {
    for (const share of shares) {
      if (share.group.length < size || left === 0) continue
      share.size = size
      left--
    }
  }
  return shares.flatMap(({ group, size }) => group.slice(0, size))
}

/** One refusal: where it is, what it is, what is wrong with it. */
export function toRefusalLine({ file, line, entry, type, path, reason }: Refusal): string {
  const place = [file, line, entry].filter((part) => part !== undefined).join(':')
  return [place, path ?? type, reason].filter((part) => part !== undefined).join(': ')
}
