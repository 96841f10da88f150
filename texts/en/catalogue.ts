import type { catalogue as zh } from '../zh/catalogue.ts'

export const catalogue: typeof zh = {}
