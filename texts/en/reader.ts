import type { reader as zh } from '../zh/reader.ts'

export const reader: typeof zh = {}
