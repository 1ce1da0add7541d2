/** Markdown tables. */

/** A figure, or that the system does not tell it. */
export const show = (value: number | undefined, digits = 0): string =>
  value?.toFixed(digits) ?? 'n/a'

/** One number as a share of another. */
export const showShare = (value: number | undefined, of: number | undefined): string =>
  value === undefined || of === undefined || of === 0 ? 'n/a' : `${show((100 * value) / of)} %`

/** The first row is the head. */
export const toTable = (rows: readonly (readonly string[])[]): string[] => [
  ...rows.flatMap((row, position) => [
    `| ${row.join(' | ')} |`,
    ...(position === 0 ? [`|${row.map(() => ' --- |').join('')}`] : []),
  ]),
  '',
]
