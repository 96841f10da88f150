import { ENGLISH_WORKS } from './works/english.ts'
import { HUMANITIES_WORKS } from './works/humanities.ts'
import { LIFE_WORKS } from './works/life.ts'
import { OTHER_LANGUAGE_WORKS } from './works/other-languages.ts'
import { RUSSIAN_WORKS } from './works/russian.ts'
import { SCIENCE_WORKS } from './works/science.ts'
import { SOCIETY_WORKS } from './works/society.ts'
import { TECHNOLOGY_WORKS } from './works/technology.ts'
import type { Work } from './works/work.ts'

export type { Contributor, ContributorRole, Work, WorkLanguage } from './works/work.ts'

/** Every work of the demonstration, in the order of the tables; the order never changes by itself. */
export const DEMO_WORKS: readonly Work[] = [
  ...SCIENCE_WORKS,
  ...TECHNOLOGY_WORKS,
  ...SOCIETY_WORKS,
  ...HUMANITIES_WORKS,
  ...LIFE_WORKS,
  ...ENGLISH_WORKS,
  ...RUSSIAN_WORKS,
  ...OTHER_LANGUAGE_WORKS,
]
