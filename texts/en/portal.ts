import type { portal as zh } from '../zh/portal.ts'

export const portal: typeof zh = {}
