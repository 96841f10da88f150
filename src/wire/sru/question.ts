export type SruVersion = '1.1' | '1.2' | '2.0'

/** One search of SRU, whatever the version. */
export interface SruSearch {
  query: string
  /** From 1. */
  startRecord: number
  maximumRecords: number
  /** `marcxml`, `dc`, `info:srw/schema/1/…`; empty: as the target likes. */
  recordSchema: string
}

export interface SruScan {
  scanClause: string
  maximumTerms: number
}

/** The parameters of a search; 1.1 and 1.2 name version and operation, 2.0 tells it by the query (§3.5 of part 3). */
export const searchParameters = (
  version: SruVersion,
  { query, startRecord, maximumRecords, recordSchema }: SruSearch,
): Record<string, string> => ({
  ...named(version, 'searchRetrieve'),
  query,
  startRecord: `${startRecord}`,
  maximumRecords: `${maximumRecords}`,
  ...(recordSchema ? { recordSchema } : {}),
  ...(version === '2.0' ? { recordXMLEscaping: 'xml' } : { recordPacking: 'xml' }),
})

/** The parameters of a scan. */
export const scanParameters = (
  version: SruVersion,
  { scanClause, maximumTerms }: SruScan,
): Record<string, string> => ({
  ...named(version, 'scan'),
  scanClause,
  maximumTerms: `${maximumTerms}`,
})

/** The parameters of explain; of 2.0 there are none. */
export const explainParameters = (version: SruVersion): Record<string, string> =>
  named(version, 'explain')

const named = (version: SruVersion, operation: string): Record<string, string> =>
  version === '2.0' ? {} : { version, operation }
