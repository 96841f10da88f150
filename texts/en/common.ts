import type { common as zh } from '../zh/common.ts'

export const common: typeof zh = {
  fault: 'Something went wrong on our side and nothing was saved. Please try again later; if it stays, give the number below to your ILL librarian.',
}
