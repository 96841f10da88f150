import type { my as zh } from '../zh/my.ts'

export const my: typeof zh = {}
