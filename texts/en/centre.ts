import type { centre as zh } from '../zh/centre.ts'

export const centre: typeof zh = {}
