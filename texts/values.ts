/** Figures and names that a sentence needs. */
export type Values = Readonly<Record<string, string | number>>
