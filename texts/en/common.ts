import type { common as zh } from '../zh/common.ts'

export const common: typeof zh = {}
