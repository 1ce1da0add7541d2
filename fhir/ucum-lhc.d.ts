/** What we use of @lhncbc/ucum-lhc, which brings no types. */
declare module '@lhncbc/ucum-lhc' {
  export interface BaseUnits {
    readonly status: 'succeeded' | 'failed' | 'invalid' | 'error'
    readonly magnitude?: number
    readonly unitToExp?: Readonly<Record<string, number>>
    readonly fromUnitIsSpecial?: boolean
  }
  const ucum: {
    readonly UcumLhcUtils: {
      getInstance(): {
        convertToBaseUnits(unit: string, value: number): BaseUnits
        validateUnitString(unit: string): { readonly status: 'valid' | 'invalid' | 'error' }
      }
    }
  }
  export default ucum
}
