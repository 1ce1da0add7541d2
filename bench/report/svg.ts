/** Charts as SVG text: bars in groups, and lines; enough for a report, readable on light and on dark ground. */

export type Bar = { readonly label: string; readonly value: number; readonly colour: string }
export type BarGroup = {
  readonly label: string
  readonly unit: string
  readonly bars: readonly Bar[]
}

const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
}

/** Text as XML holds it: https://www.w3.org/TR/xml/#syntax */
const escape = (text: string): string => text.replace(/[&<>"]/g, (sign) => escapes[sign] ?? sign)

const ink = '#767676'

type TextOptions = { readonly anchor?: 'start' | 'middle' | 'end'; readonly size?: number }

const textAt = (x: number, y: number, text: string, options: TextOptions = {}): string =>
  `<text x="${x.toFixed(1)}" y="${y.toFixed(1)}" font-size="${options.size ?? 12}" text-anchor="${options.anchor ?? 'start'}" fill="${ink}">${escape(text)}</text>`

const frame = (width: number, height: number, title: string, body: readonly string[]): string =>
  [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" font-family="sans-serif" role="img">`,
    `<title>${escape(title)}</title>`,
    textAt(10, 22, title, { size: 15 }),
    ...body,
    '</svg>',
    '',
  ].join('\n')

/** A figure as short as it can be told. */
const brief = (value: number): string =>
  value >= 100 ? value.toFixed(0) : value >= 10 ? value.toFixed(1) : value.toFixed(2)

const row = 20
const labelWidth = 190
const barWidth = 440

/** Each group has a scale of its own: the longest bar fills it. */
function toGroup({ label, unit, bars }: BarGroup, top: number): string[] {
  const most = Math.max(...bars.map(({ value }) => value), Number.MIN_VALUE)
  return [
    textAt(10, top + 14, `${label} (${unit})`, { size: 13 }),
    ...bars.flatMap((bar, position) => {
      const y = top + row * (position + 1)
      const length = (bar.value / most) * barWidth
      return [
        textAt(labelWidth - 8, y + 14, bar.label, { anchor: 'end' }),
        `<rect x="${labelWidth}" y="${y + 3}" width="${length.toFixed(1)}" height="${row - 6}" fill="${bar.colour}"/>`,
        textAt(labelWidth + length + 6, y + 14, brief(bar.value)),
      ]
    }),
  ]
}

/** Bars, group below group. */
export function barChart(title: string, groups: readonly BarGroup[]): string {
  let top = 36
  const body = groups.flatMap((group) => {
    const lines = toGroup(group, top)
    top += row * (group.bars.length + 1) + 12
    return lines
  })
  return frame(labelWidth + barWidth + 70, top, title, body)
}

export type Line = {
  readonly label: string
  readonly colour: string
  readonly points: readonly (readonly [x: number, y: number])[]
}

export type LineChart = {
  readonly title: string
  readonly x: { readonly label: string; readonly isLogarithmic?: boolean }
  readonly y: string
  readonly lines: readonly Line[]
}

const area = { left: 60, top: 44, width: 520, height: 240 }

const spread = (values: readonly number[]): readonly [number, number] => {
  const [low, high] = [Math.min(...values), Math.max(...values)]
  return low === high ? [low - 1, high + 1] : [low, high]
}

/** Lines over one ground; the second axis begins at zero, so that flat looks flat. */
export function lineChart({ title, x, y, lines }: LineChart): string {
  const points = lines.flatMap((line) => line.points)
  const toX = (value: number) => (x.isLogarithmic === true ? Math.log10(value) : value)
  const [from, to] = spread(points.map(([value]) => toX(value)))
  const most = Math.max(...points.map(([, value]) => value), Number.MIN_VALUE)
  const place = ([px, py]: readonly [number, number]) =>
    `${(area.left + ((toX(px) - from) / (to - from)) * area.width).toFixed(1)},${(area.top + area.height * (1 - py / most)).toFixed(1)}`
  const bottom = area.top + area.height
  const ticks = [...new Set(lines[0]?.points.map(([value]) => value) ?? [])]
  const shown = ticks.length > 8 ? [ticks[0] ?? 0, ticks.at(-1) ?? 0] : ticks
  const body = [
    `<path d="M${area.left} ${area.top}V${bottom}H${area.left + area.width}" fill="none" stroke="${ink}"/>`,
    textAt(area.left - 6, area.top + 4, brief(most), { anchor: 'end' }),
    textAt(area.left - 6, bottom, '0', { anchor: 'end' }),
    textAt(10, area.top - 10, y),
    ...shown.map((value) =>
      textAt(Number(place([value, 0]).split(',')[0]), bottom + 16, String(value), {
        anchor: 'middle',
      }),
    ),
    textAt(area.left + area.width / 2, bottom + 34, x.label, { anchor: 'middle' }),
    ...lines.map(
      (line) =>
        `<polyline points="${line.points.map(place).join(' ')}" fill="none" stroke="${line.colour}" stroke-width="2"/>`,
    ),
    ...lines.map((line, position) => legend(line, position)),
  ]
  return frame(area.left + area.width + 180, bottom + 46, title, body)
}

function legend({ label, colour, points }: Line, position: number): string {
  const [x, y] = [area.left + area.width + 14, area.top + 14 + position * 22]
  const last = points.at(-1)?.[1]
  return `<rect x="${x}" y="${y - 9}" width="10" height="10" fill="${colour}"/>${textAt(x + 16, y, `${label}${last === undefined ? '' : ` ${brief(last)}`}`)}`
}
